package cellscope.picture.cell;

import cellscope.model.genotype.Operation;
import cellscope.picture.Area;
import cellscope.picture.Colour;
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
  private static final double ARROW = 9;
  private static final int OUTLINE = 24;

  private final CellDagLayout layout;
  private final CellScene scene;
  private final List<Operation> operations;
  private final List<List<Strand>> strands = new ArrayList<>();

  EdgeShapes(CellDagLayout layout, CellScene scene) {
    this.layout = layout;
    this.scene = scene;
    this.operations = scene.frame().operations();
    Strands maker = new Strands(layout, scene);
    for (int e = 0; e < layout.tracks().size(); e++) {
      strands.add(maker.of(e));
    }
  }

  /** What lies under the lines: the light of the selection and the halo of a change. */
  void addUnder(List<Shape> shapes, int edge) {
    if (edge == scene.selectedEdge()) {
      shapes.add(light(edge));
    }
    if (scene.changed(edge)) {
      for (Strand strand : strands.get(edge)) {
        if (strand.strong()) {
          double width =
              layout.isStair()
                  ? strand.width() + 4
                  : isNone(strand.operation()) ? 6 : strand.width() + 7;
          Colour colour = Colour.Role.CHANGED.faded(0.28);
          shapes.add(strand.track().drawn(0, Stroke.solid(colour, width)));
        }
      }
    }
  }

  /** The lines, those that stand out on top, and their arrow heads. */
  void addStrands(List<Shape> shapes, int edge) {
    boolean supernet = scene.mode() == CellMode.SUPERNET;
    for (Strand strand : strands.get(edge)) {
      shapes.add(line(strand));
    }
    for (Strand strand : strands.get(edge)) {
      if (strand.strong()) {
        Colour colour = new Colour.OfOperation(operations.get(strand.operation()));
        shapes.add(
            arrow(
                strand.track(),
                supernet ? ARROW : Math.max(layout.isStair() ? 7 : ARROW, strand.width() + 5),
                supernet ? Colour.Role.MUTED : colour.faded(isNone(strand.operation()) ? 0.6 : 1)));
      }
    }
  }

  /**
   * The name of the operation that stands out, on a field that hides the lines under it, and the
   * mark of a change.
   */
  void addLabel(List<Shape> shapes, int edge, LabelForm form) {
    List<Integer> chosen = scene.mode().chosen(scene.frame(), edge);
    Area room = layout.labels().get(edge);
    double x = room.centreX();
    double y = room.centreY();
    if (form.isShown() && !chosen.isEmpty()) {
      String name = name(edge, chosen, form);
      double padding = (layout.isStair() ? 0.8 : 1.4) * form.size();
      double width = padding + TextSize.width(name, form.size(), Weight.NORMAL);
      double height = (layout.isStair() ? 1.6 : 1.8) * form.size();
      // on a stair the name stands close to its corner, whatever its length
      x = layout.isStair() ? Math.max(x, room.right() - width / 2) : x;
      y = layout.isStair() ? room.y() + height / 2 : y;
      Area field = new Area(x - width / 2, y - height / 2, width, height);
      shapes.add(
          new Shape.Box(field, height / 2, Colour.Role.BACKGROUND, border(edge, chosen.get(0))));
      Colour colour = isNone(chosen.get(0)) ? Colour.Role.MUTED : Colour.Role.FOREGROUND;
      shapes.add(new Shape.Text(x, y, name, Anchor.MIDDLE, form.size(), Weight.NORMAL, colour));
      x = field.right() - 3;
      y = field.y() + 2;
    }
    if (scene.changed(edge)) {
      y = layout.isStair() && chosen.isEmpty() ? room.y() - 2.5 : y;
      double radius = 0.45 * (form.isShown() ? form.size() : TextSize.SMALL);
      Stroke rim = Stroke.solid(Colour.Role.BACKGROUND, radius / 3);
      shapes.add(new Shape.Circle(x, y, radius, Colour.Role.CHANGED, rim));
    }
  }

  private String name(int edge, List<Integer> chosen, LabelForm form) {
    boolean percent = scene.mode() == CellMode.SUPERNET && !form.isBrief();
    String share = percent ? " " + Math.round(100 * probability(edge, chosen.get(0))) + "%" : "";
    if (form.isBrief() || layout.isStair()) {
      return OperationNames.brief(chosen.stream().map(operations::get).toList()) + share;
    }
    return operations.get(chosen.get(0)).label() + share;
  }

  private Stroke border(int edge, int operation) {
    return edge == scene.selectedEdge()
        ? Stroke.solid(Colour.Role.ACCENT, 2)
        : Stroke.solid(new Colour.OfOperation(operations.get(operation)), 1.2);
  }

  private Shape line(Strand strand) {
    // a wide line would show beside the tip of its arrow head
    double hidden = 0.8 * ARROW;
    if (strand.operation() < 0) {
      Colour colour = Colour.Role.MUTED.faded(strand.opacity());
      return strand.track().drawn(0, Stroke.solid(colour, strand.width()));
    }
    Colour colour = new Colour.OfOperation(operations.get(strand.operation()));
    if (isNone(strand.operation())) {
      return strand
          .track()
          .drawn(
              hidden,
              Stroke.dashed(colour.faded(0.6 * strand.opacity()), Math.min(strand.width(), 2.2)));
    }
    return strand
        .track()
        .drawn(hidden, Stroke.solid(colour.faded(strand.opacity()), strand.width()));
  }

  private double probability(int edge, int operation) {
    return scene.frame().alpha().softmax(edge)[operation];
  }

  private boolean isNone(int operation) {
    return operations.get(operation) == Operation.NONE;
  }

  private Shape light(int edge) {
    Track track = layout.tracks().get(edge);
    if (layout.isStair()) {
      return track.drawn(0, Stroke.solid(Colour.Role.ACCENT.faded(0.35), 2 * layout.reach()));
    }
    Track left = track.beside(-layout.reach());
    Track right = track.beside(layout.reach());
    List<Point> outline = new ArrayList<>();
    for (int i = 0; i <= OUTLINE; i++) {
      outline.add(left.at(i / (double) OUTLINE));
    }
    for (int i = OUTLINE; i >= 0; i--) {
      outline.add(right.at(i / (double) OUTLINE));
    }
    return new Shape.Polygon(outline, Colour.Role.ACCENT.faded(0.18));
  }

  private static Shape arrow(Track path, double width, Colour colour) {
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
