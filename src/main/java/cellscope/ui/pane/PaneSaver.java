package cellscope.ui.pane;

import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.Texts;
import cellscope.ui.views.PaneSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Paint;
import org.kordamp.ikonli.javafx.FontIcon;

/** Saves a pane as it stands on screen as PNG, at twice its size. */
public final class PaneSaver {
  private static final double SCALE = 2;

  private final Dialogs dialogs;
  private final Background background;
  private final Supplier<Paint> underneath;
  private final Consumer<String> notice;

  /**
   * @param underneath what lies under a pane
   * @param notice told what was saved or why not
   */
  public PaneSaver(
      Dialogs dialogs, Background background, Supplier<Paint> underneath, Consumer<String> notice) {
    this.dialogs = dialogs;
    this.background = background;
    this.underneath = underneath;
    this.notice = notice;
  }

  /** Makes a button save a pane. */
  public void attach(Button button, Node pane, Supplier<String> name) {
    button.setGraphic(new FontIcon("mdi2c-camera-outline"));
    button.setTooltip(new Tooltip(Texts.of("pane.save")));
    button.setAccessibleText(Texts.of("pane.save"));
    button.setOnAction(event -> save(pane, name.get()));
  }

  private void save(Node pane, String name) {
    WritableImage image = PaneSnapshot.take(pane, SCALE, underneath.get());
    Optional<Path> target = dialogs.saveFile(Texts.of("pane.save"), name + ".png", List.of("png"));
    target.ifPresent(
        path ->
            background.submit(
                () -> {
                  PaneSnapshot.write(image, path);
                  return path;
                },
                saved -> notice.accept("saved " + saved.getFileName()),
                problem -> dialogs.tell(Texts.of("pane.save"), problem)));
  }
}
