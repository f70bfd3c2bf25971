package cellscope.picture.cell;

import cellscope.model.genotype.Operation;
import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Legend;
import cellscope.picture.Picture;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import java.util.ArrayList;
import java.util.List;

/** The graph of a cell in one epoch. */
public final class CellPicture {
  private static final double PADDING = 8;
  private static final double LARGEST_FIT = 2.5;
  private static final double LEAST_CAPTION = 6.5;

  private CellPicture() {}

  /** Where a layout lies in a pane: scaled, then moved. */
  public record Placement(double scale, double dx, double dy) {
    /** The place in the layout under a place in the pane. */
    public Point toLayout(double x, double y) {
      return new Point((x - dx) / scale, (y - dy) / scale);
    }
  }

  /** A graph with its legend, fitted into a size. */
  public static Picture of(double width, double height, CellDagLayout layout, CellScene scene) {
    Legend legend = legend(scene, width, height);
    List<Shape> shapes = new ArrayList<>(placed(layout, scene, fit(layout, width, height, legend)));
    shapes.addAll(legend.shapes());
    return new Picture(width, height, shapes);
  }

  /** The placement that fits a layout above its legend. */
  public static Placement fit(CellDagLayout layout, double width, double height, Legend legend) {
    double room = Math.max(1, height - legend.height() - (legend.height() > 0 ? PADDING : 0));
    Area area = layout.area();
    double scale = Math.min(LARGEST_FIT, Math.min(width / area.width(), room / area.height()));
    return new Placement(
        scale, (width - scale * area.width()) / 2, (room - scale * area.height()) / 2);
  }

  /**
   * What a legend names: each operation, and the mark of a change.
   *
   * @param changing whether the cell is looked at beside the one of an epoch before
   */
  public static List<Legend.Entry> entries(List<Operation> operations, boolean changing) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (Operation operation : operations) {
      Legend.Mark mark = operation == Operation.NONE ? Legend.Mark.DASHED : Legend.Mark.LINE;
      entries.add(
          new Legend.Entry(operation.label(), mark, new Colour.OfOperation(operation), true));
    }
    if (changing) {
      entries.add(new Legend.Entry("changed", Legend.Mark.DOT, Colour.Role.CHANGED, true));
    }
    return entries;
  }

  /** The legend at the bottom of a pane; none where the pane is too small for it. */
  public static Legend legend(CellScene scene, double width, double height) {
    List<Legend.Entry> entries = entries(scene.frame().operations(), scene.previous().isPresent());
    double wide = width - 2 * PADDING;
    double high = Legend.of(entries, 0, 0, wide).height();
    if (high + PADDING > height * 0.3) {
      return new Legend(List.of(), List.of(), 0);
    }
    return Legend.of(entries, PADDING, height - PADDING - high, wide);
  }

  /** The graph alone at a placement; text that would be too small to read is left out. */
  public static List<Shape> placed(CellDagLayout layout, CellScene scene, Placement placement) {
    List<Shape> shapes = new ArrayList<>();
    LabelForm form = LabelForm.at(placement.scale(), layout, scene.frame().operations());
    for (List<Point> track : layout.outputTracks()) {
      shapes.add(new Shape.Polyline(track, Stroke.solid(Colour.Role.MUTED, 1.2)));
    }
    EdgeShapes edges = new EdgeShapes(layout, scene);
    for (int e = 0; e < layout.tracks().size(); e++) {
      edges.addUnder(shapes, e);
    }
    for (int e = 0; e < layout.tracks().size(); e++) {
      edges.addStrands(shapes, e);
    }
    addNodes(shapes, layout, scene, form, placement.scale() * TextSize.SMALL >= LEAST_CAPTION);
    for (int e = 0; e < layout.tracks().size(); e++) {
      edges.addLabel(shapes, e, form);
    }
    return shapes.stream()
        .map(s -> s.moved(placement.scale(), placement.dx(), placement.dy()))
        .toList();
  }

  private static void addNodes(
      List<Shape> shapes,
      CellDagLayout layout,
      CellScene scene,
      LabelForm form,
      boolean captioned) {
    Stroke line = Stroke.solid(Colour.Role.MUTED, 1.5);
    List<String> inputs = scene.frame().face().inputNames();
    for (int n = 0; n < layout.nodes().size(); n++) {
      Point p = layout.nodes().get(n);
      shapes.add(new Shape.Circle(p.x(), p.y(), CellDagLayout.NODE, Colour.Role.SURFACE, line));
      shapes.add(
          new Shape.Text(
              p.x(),
              p.y(),
              String.valueOf(n),
              Anchor.MIDDLE,
              TextSize.LARGE,
              Weight.BOLD,
              Colour.Role.FOREGROUND));
      if (n < inputs.size() && (captioned || !layout.isStair())) {
        addInputName(shapes, layout, form, n, inputs.get(n));
      }
    }
    addOutput(shapes, layout, form);
  }

  private static void addInputName(
      List<Shape> shapes, CellDagLayout layout, LabelForm form, int node, String name) {
    Point p = layout.nodes().get(node);
    if (layout.isStair()) {
      double beside = CellDagLayout.NODE + 9;
      shapes.add(caption(p.x(), p.y() + (node == 0 ? -beside : beside), name, Anchor.MIDDLE));
    } else if (!form.isBrief()) {
      shapes.add(caption(p.x() - CellDagLayout.NODE - 7, p.y(), name, Anchor.END));
    }
  }

  private static void addOutput(List<Shape> shapes, CellDagLayout layout, LabelForm form) {
    Point output = layout.output();
    if (!layout.outputTracks().isEmpty()) {
      double half = CellDagLayout.OUTPUT_HALF;
      Area box = new Area(output.x() - 26, output.y() - half, 52, 2 * half);
      shapes.add(new Shape.Box(box, 6, Colour.Role.SURFACE, Stroke.solid(Colour.Role.MUTED, 1.5)));
      shapes.add(
          new Shape.Text(
              output.x(),
              output.y(),
              "concat",
              Anchor.MIDDLE,
              TextSize.NORMAL,
              Weight.NORMAL,
              Colour.Role.FOREGROUND));
    } else if (!form.isBrief()) {
      shapes.add(caption(output.x() + CellDagLayout.NODE + 7, output.y(), "output", Anchor.START));
    }
  }

  private static Shape caption(double x, double y, String text, Anchor anchor) {
    return new Shape.Text(x, y, text, anchor, TextSize.SMALL, Weight.NORMAL, Colour.Role.MUTED);
  }
}
