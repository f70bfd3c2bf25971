package cellscope.export;

import cellscope.picture.CellFrame;
import cellscope.picture.Colour;
import cellscope.picture.Picture;
import cellscope.picture.Shape;
import cellscope.picture.TextSize;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A picture of an epoch as PNG: each kind of cell has its own, one below the other. */
abstract class PictureExporter implements RunExporter {
  private static final double MARGIN = 16;
  private static final double TITLE = 24;

  /** Draws one kind of cell. */
  abstract Picture picture(CellFrame frame);

  /** The cells of an epoch. */
  abstract List<CellFrame> frames(RunExport run, EpochChoice choice);

  @Override
  public final String extension() {
    return "png";
  }

  @Override
  public final boolean isText() {
    return false;
  }

  @Override
  public final void write(RunExport run, ExportOptions options, OutputStream out)
      throws IOException {
    Picture picture = together(frames(run, options.epoch()));
    PictureExport.png(picture, options.palette(), options.scale(), out);
  }

  private Picture together(List<CellFrame> frames) {
    List<Shape> shapes = new ArrayList<>();
    double width = 0;
    double y = MARGIN;
    for (CellFrame frame : frames) {
      if (frames.size() > 1) {
        shapes.add(title(frame.topology().kind(), y + TITLE / 2));
        y += TITLE;
      }
      Picture picture = picture(frame);
      for (Shape shape : picture.shapes()) {
        shapes.add(shape.moved(1, MARGIN, y));
      }
      width = Math.max(width, picture.width());
      y += picture.height() + MARGIN;
    }
    return new Picture(width + 2 * MARGIN, y, shapes);
  }

  private static Shape title(String kind, double y) {
    return new Shape.Text(
        MARGIN,
        y,
        kind,
        Shape.Anchor.START,
        TextSize.LARGE,
        Shape.Weight.BOLD,
        Colour.Role.FOREGROUND);
  }
}
