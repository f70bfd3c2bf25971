package cellscope.ui.pane.record;

import cellscope.run.RunSnapshot;
import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import javafx.scene.Node;
import javafx.scene.control.TextArea;

/** A text of the run's directory. It is read again, while somebody looks, as the run goes on. */
abstract class TextPane implements Pane {
  private final String id;
  private final String title;

  TextPane(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The text as it stands; not on the interface's thread. */
  abstract String read(RunSnapshot run) throws Exception;

  /** Whether its end, where the newest stands, is shown when it changes. */
  abstract boolean grows();

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String title() {
    return Texts.of(title);
  }

  @Override
  public final PanePlace place() {
    return PanePlace.SIDE;
  }

  @Override
  public final boolean suits(RunViewModel run) {
    return true;
  }

  @Override
  public final PaneView open(Look look, PaneTools tools) {
    return new View(look, tools);
  }

  private final class View implements PaneView {
    private final Look look;
    private final PaneTools tools;
    private final TextArea text = new TextArea();
    private boolean isShown;

    View(Look look, PaneTools tools) {
      this.look = look;
      this.tools = tools;
      text.setId(id());
      text.setEditable(false);
      text.getStyleClass().add("code");
      look.run().updateProperty().addListener(changed -> readIfShown());
    }

    private void readIfShown() {
      RunSnapshot run = look.run().snapshot();
      if (isShown && run != null) {
        tools.background().submit(() -> read(run), this::show, this::show);
      }
    }

    /** A text that stays keeps its scroll position and selection. */
    private void show(String now) {
      if (!text.getText().equals(now)) {
        text.setText(now);
        if (grows()) {
          text.positionCaret(now.length());
        }
      }
    }

    @Override
    public void setShown(boolean shown) {
      isShown = shown;
      readIfShown();
    }

    @Override
    public Node node() {
      return text;
    }
  }
}
