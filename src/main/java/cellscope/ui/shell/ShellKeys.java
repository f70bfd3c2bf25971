package cellscope.ui.shell;

import cellscope.ui.look.TimelineViewModel;
import cellscope.ui.workspace.Workspace;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** The window's keys. Plain ones belong to the timeline and are left to whoever types a text. */
public final class ShellKeys {
  private final ShellView shell;

  public ShellKeys(ShellView shell) {
    this.shell = shell;
  }

  /** Listens to a scene, before its controls do. */
  public void attach(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean typing = scene.getFocusOwner() instanceof TextInputControl;
          boolean used =
              event.isShortcutDown()
                  ? withShortcut(event)
                  : !typing && !event.isAltDown() && !event.isShiftDown() && plain(event);
          if (used) {
            event.consume();
          }
        });
  }

  private boolean withShortcut(KeyEvent event) {
    Optional<Workspace> open = Optional.ofNullable(shell.current());
    switch (event.getCode()) {
      case N -> shell.newSearch();
      case O -> shell.openRun();
      case COMMA -> shell.showSettings();
      case T -> shell.switchTheme();
      case P -> open.ifPresent(Workspace::togglePause);
      case PERIOD -> open.ifPresent(Workspace::oneStep);
      case S -> open.ifPresent(Workspace::export);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event) {
    Optional<TimelineViewModel> open =
        Optional.ofNullable(shell.current()).flatMap(Workspace::timeline);
    if (open.isEmpty()) {
      return false;
    }
    TimelineViewModel timeline = open.get();
    switch (event.getCode()) {
      case SPACE -> timeline.playingProperty().set(!timeline.playingProperty().get());
      case LEFT -> timeline.move(-1);
      case RIGHT -> timeline.move(1);
      case HOME -> timeline.goTo(0);
      case END -> timeline.goTo(Integer.MAX_VALUE);
      case L -> timeline.followingProperty().set(!timeline.isFollowing());
      default -> {
        return false;
      }
    }
    return true;
  }
}
