package cellscope.ui.views;

import cellscope.model.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** A pane as it stands on screen, as an image or a PNG file. */
public final class PaneSnapshot {
  private PaneSnapshot() {}

  /**
   * Takes a picture of a node; to be called on the JavaFX thread.
   *
   * @param scale pixels of the image for a pixel on screen, 1 to 4
   * @param background what lies under the pane's own background
   * @throws IllegalArgumentException for another scale
   */
  public static WritableImage take(Node node, double scale, Paint background) {
    if (!(scale >= 1 && scale <= 4)) {
      throw new IllegalArgumentException("a snapshot's scale is between 1 and 4, not " + scale);
    }
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(background);
    setResolution(node, scale);
    try {
      return node.snapshot(parameters, null);
    } finally {
      setResolution(node, 1);
    }
  }

  private static void setResolution(Node node, double scale) {
    if (node instanceof PaintedView) {
      ((PaintedView) node).setResolution(scale);
    } else if (node instanceof Parent) {
      ((Parent) node).getChildrenUnmodifiable().forEach(child -> setResolution(child, scale));
    }
  }

  /** Writes an image as PNG, so that a full disk damages nothing. May be called on any thread. */
  public static void write(WritableImage image, Path target) throws IOException {
    WholeFile.write(
        target,
        out -> {
          if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out)) {
            throw new IOException("this Java has no PNG writer");
          }
        });
  }
}
