package cellscope.picture.cell;

import cellscope.model.Operation;
import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Cubic;
import cellscope.picture.OperationNames;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import java.util.ArrayList;
import java.util.List;

/** The shapes of one edge: halo and selection, a line for each operation, arrow head and label. */
final class EdgeShapes {
  private static final double FAINT = 0.28;
  private static final double ARROW = 9;
  private static final int OUTLINE = 24;

  private final CellDagLayout layout;
  private final CellScene scene;
  private final List<Operation> operations;

  EdgeShapes(CellDagLayout layout, CellScene scene) {
    this.layout = layout;
    this.scene = scene;
    this.operations = scene.frame().operations();
  }

  /** What lies under the lines: the light of the selection and the halo of a change. */
  void addUnder(List<Shape> shapes, int edge) {
    if (edge == scene.selectedEdge()) {
      shapes.add(light(edge));
    }
    int chosen = scene.mode().chosen(scene.frame(), edge);
    if (scene.changed(edge) && chosen >= 0) {
      Cubic strand = layout.strand(edge, chosen, operations.size());
      shapes.add(
          band(
              strand,
              Colour.Role.CHANGED,
              isNone(chosen) ? 6 : strongWidth(edge, chosen) + 7,
              0.28));
    }
  }

  /** The lines, the one that stands out on top, and its arrow head. */
  void addStrands(List<Shape> shapes, int edge) {
    int chosen = scene.mode().chosen(scene.frame(), edge);
    for (int k = 0; k < operations.size(); k++) {
      if (k != chosen) {
        shapes.add(strand(edge, k, false));
      }
    }
    if (chosen >= 0) {
      shapes.add(strand(edge, chosen, true));
      boolean supernet = scene.mode() == CellMode.SUPERNET;
      Colour colour = new Colour.OfOperation(operations.get(chosen));
      shapes.add(
          arrow(
              layout.strand(edge, chosen, operations.size()),
              supernet ? ARROW : Math.max(ARROW, strongWidth(edge, chosen) + 5),
              supernet ? Colour.Role.MUTED : colour.faded(isNone(chosen) ? 0.6 : 1)));
    }
  }

  /**
   * The name of the operation that stands out, on a field that hides the lines under it, and the
   * mark of a change.
   */
  void addLabel(List<Shape> shapes, int edge, LabelForm form) {
    int chosen = scene.mode().chosen(scene.frame(), edge);
    Area room = layout.labels().get(edge);
    double x = room.centreX();
    double y = room.centreY();
    if (form.isShown() && chosen >= 0) {
      String name = name(edge, chosen, form);
      double width = 1.4 * form.size() + TextSize.width(name, form.size(), Weight.NORMAL);
      double height = 1.8 * form.size();
      Area field = new Area(x - width / 2, y - height / 2, width, height);
      shapes.add(new Shape.Box(field, height / 2, Colour.Role.BACKGROUND, border(edge, chosen)));
      Colour colour = isNone(chosen) ? Colour.Role.MUTED : Colour.Role.FOREGROUND;
      shapes.add(new Shape.Text(x, y, name, Anchor.MIDDLE, form.size(), Weight.NORMAL, colour));
      x = field.right() - 3;
      y = field.y() + 2;
    }
    if (scene.changed(edge)) {
      double radius = 0.45 * (form.isShown() ? form.size() : TextSize.SMALL);
      Stroke rim = Stroke.solid(Colour.Role.BACKGROUND, radius / 3);
      shapes.add(new Shape.Circle(x, y, radius, Colour.Role.CHANGED, rim));
    }
  }

  private String name(int edge, int operation, LabelForm form) {
    if (form.isBrief()) {
      return OperationNames.shortName(operations.get(operation));
    }
    String name = operations.get(operation).label();
    return scene.mode() == CellMode.SUPERNET
        ? name + " " + Math.round(100 * probability(edge, operation)) + "%"
        : name;
  }

  private Stroke border(int edge, int operation) {
    return edge == scene.selectedEdge()
        ? Stroke.solid(Colour.Role.ACCENT, 2)
        : Stroke.solid(new Colour.OfOperation(operations.get(operation)), 1.2);
  }

  private Shape strand(int edge, int operation, boolean chosen) {
    Cubic whole = layout.strand(edge, operation, operations.size());
    // a wide line would show beside the tip of its arrow head
    Cubic path = whole.until(1 - 0.8 * ARROW / (3 * whole.end().distance(whole.control2())));
    Colour colour = new Colour.OfOperation(operations.get(operation));
    double width;
    double opacity;
    if (scene.mode() == CellMode.SUPERNET) {
      width = 0.8 + 7 * probability(edge, operation);
      opacity = chosen ? 1 : 0.8;
    } else {
      width = chosen ? strongWidth(edge, operation) : 0.8 + 1.6 * probability(edge, operation);
      opacity = chosen ? 1 : FAINT;
    }
    if (isNone(operation)) {
      opacity *= 0.6;
      return new Shape.Curve(path, Stroke.dashed(colour.faded(opacity), Math.min(width, 2.2)));
    }
    return new Shape.Curve(path, Stroke.solid(colour.faded(opacity), width));
  }

  private double strongWidth(int edge, int operation) {
    return scene.mode() == CellMode.SUPERNET
        ? 0.8 + 7 * probability(edge, operation)
        : 2 + 4.5 * probability(edge, operation);
  }

  private double probability(int edge, int operation) {
    return scene.frame().alpha().softmax(edge)[operation];
  }

  private boolean isNone(int operation) {
    return operations.get(operation) == Operation.NONE;
  }

  private static Shape band(Cubic path, Colour colour, double width, double opacity) {
    return new Shape.Curve(path, Stroke.solid(colour.faded(opacity), width));
  }

  private Shape light(int edge) {
    double half = CellDagLayout.BUNDLE / 2 + 5;
    Cubic left = layout.beside(edge, -half);
    Cubic right = layout.beside(edge, half);
    List<Point> outline = new ArrayList<>();
    for (int i = 0; i <= OUTLINE; i++) {
      outline.add(left.at(i / (double) OUTLINE));
    }
    for (int i = OUTLINE; i >= 0; i--) {
      outline.add(right.at(i / (double) OUTLINE));
    }
    return new Shape.Polygon(outline, Colour.Role.ACCENT.faded(0.18));
  }

  private static Shape arrow(Cubic path, double width, Colour colour) {
    Point tip = path.end();
    Point before = path.at(0.94);
    double length = tip.distance(before);
    double ux = (tip.x() - before.x()) / length;
    double uy = (tip.y() - before.y()) / length;
    Point base = tip.plus(-ux * ARROW, -uy * ARROW);
    double half = width * 0.5;
    return new Shape.Polygon(
        List.of(tip, base.plus(-uy * half, ux * half), base.plus(uy * half, -ux * half)), colour);
  }
}
