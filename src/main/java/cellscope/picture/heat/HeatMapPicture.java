package cellscope.picture.heat;

import cellscope.model.genotype.Operation;
import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.OperationNames;
import cellscope.picture.Picture;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import java.util.ArrayList;
import java.util.List;

/**
 * The heat map of an epoch: a field for each edge and operation, marks on the likeliest and the
 * sampled one.
 */
public final class HeatMapPicture {
  private static final double GAP = 1.5;
  private static final int SCALE_STEPS = 64;
  private static final double LEAST_NAME = 8.5;

  private final HeatMapLayout layout;
  private final HeatScene scene;
  private final List<Shape> shapes = new ArrayList<>();

  private HeatMapPicture(HeatMapLayout layout, HeatScene scene) {
    this.layout = layout;
    this.scene = scene;
  }

  /** A heat map that fills a size. */
  public static Picture of(double width, double height, HeatScene scene) {
    HeatMapLayout layout =
        HeatMapLayout.of(new Area(0, 0, width, height), scene.frame().edges(), scene.columns());
    return new Picture(width, height, shapes(layout, scene));
  }

  /** The shapes of a heat map in a layout. */
  public static List<Shape> shapes(HeatMapLayout layout, HeatScene scene) {
    HeatMapPicture picture = new HeatMapPicture(layout, scene);
    picture.addColumnNames();
    for (int e = 0; e < layout.edges(); e++) {
      picture.addRow(e);
    }
    if (scene.selectedEdge() >= 0 && scene.selectedEdge() < layout.edges()) {
      picture.addSelection();
    }
    picture.addScale();
    picture.addNotes();
    return picture.shapes;
  }

  private void addColumnNames() {
    double y = layout.grid().y() - 13;
    if (scene.mode() == HeatMode.ENTROPY) {
      text(layout.grid().centreX(), y, "entropy of the edge", Anchor.MIDDLE, Colour.Role.MUTED);
      return;
    }
    List<Operation> operations = scene.frame().operations();
    double width = layout.grid().width() / layout.columns();
    List<String> names = OperationNames.fitting(operations, width - 4, TextSize.SMALL);
    double size = TextSize.SMALL;
    if (names.get(0).isEmpty()) {
      size = LEAST_NAME;
      names = OperationNames.fitting(operations, width - 1, size);
    }
    for (int k = 0; k < operations.size(); k++) {
      Area field = layout.field(0, k);
      shapes.add(
          new Shape.Text(
              field.centreX(),
              y,
              names.get(k),
              Anchor.MIDDLE,
              size,
              Weight.NORMAL,
              Colour.Role.FOREGROUND));
      Area swatch = new Area(field.x() + GAP, field.y() - 5, field.width() - 2 * GAP, 3);
      shapes.add(
          new Shape.Box(swatch, 1.5, new Colour.OfOperation(operations.get(k)), Stroke.NONE));
    }
  }

  private void addRow(int edge) {
    Area first = layout.field(edge, 0);
    boolean selected = edge == scene.selectedEdge();
    if (first.height() >= 9) {
      shapes.add(
          new Shape.Text(
              layout.grid().x() - 7,
              first.centreY(),
              OperationNames.of(scene.frame().topology().edges().get(edge)),
              Anchor.END,
              TextSize.SMALL,
              selected ? Weight.BOLD : Weight.NORMAL,
              selected ? Colour.Role.ACCENT : Colour.Role.FOREGROUND));
    }
    for (int k = 0; k < layout.columns(); k++) {
      addField(edge, k);
    }
  }

  private void addField(int edge, int column) {
    double value = scene.mode().value(scene.frame(), edge, column);
    Area field = layout.field(edge, column).grow(-GAP / 2);
    if (Double.isNaN(value)) {
      shapes.add(new Shape.Box(field, 2, Colour.Role.SURFACE, Stroke.NONE));
      return;
    }
    double place = scene.range().place(value);
    shapes.add(new Shape.Box(field, 2, new Colour.Scale(place), Stroke.NONE));
    Colour ink = new Colour.OnScale(place);
    String printed = scene.mode().format(value);
    double size = field.height() >= 34 ? TextSize.NORMAL : TextSize.SMALL;
    boolean fits =
        field.height() >= size + 4
            && field.width() >= TextSize.width(printed, size, Weight.NORMAL) + 16;
    if (fits) {
      shapes.add(
          new Shape.Text(
              field.centreX(), field.centreY(), printed, Anchor.MIDDLE, size, Weight.NORMAL, ink));
    }
    if (scene.mode() != HeatMode.ENTROPY) {
      addMarks(edge, column, field, ink);
    }
  }

  private void addMarks(int edge, int column, Area field, Colour ink) {
    if (scene.frame().alpha().argmax(edge) == column && field.height() >= 6) {
      shapes.add(new Shape.Box(field.grow(-2), 1.5, Colour.Role.NONE, Stroke.solid(ink, 1.5)));
    }
    if (scene.frame().sampled().get(edge) == column && field.width() >= 12) {
      double radius = Math.min(2.8, field.height() / 5);
      double inset = radius + Math.min(4, field.height() / 6);
      shapes.add(
          new Shape.Circle(
              field.right() - inset - 1, field.y() + inset + 1, radius, ink, Stroke.NONE));
    }
  }

  private void addSelection() {
    Area first = layout.field(scene.selectedEdge(), 0);
    Area row = new Area(layout.grid().x(), first.y(), layout.grid().width(), first.height());
    shapes.add(
        new Shape.Box(row.grow(1), 3, Colour.Role.NONE, Stroke.solid(Colour.Role.ACCENT, 2.5)));
    int column = scene.focusedColumn();
    if (column >= 0 && column < layout.columns()) {
      Area field = layout.field(scene.selectedEdge(), column).grow(-1);
      shapes.add(new Shape.Box(field, 2, Colour.Role.NONE, Stroke.dashed(Colour.Role.ACCENT, 2.5)));
    }
  }

  private void addScale() {
    Area bar = layout.scale();
    if (bar.width() == 0) {
      return;
    }
    double step = bar.height() / SCALE_STEPS;
    for (int i = 0; i < SCALE_STEPS; i++) {
      double place = (SCALE_STEPS - 0.5 - i) / SCALE_STEPS;
      // half a pixel more, lest the background shine through between two
      Area part = new Area(bar.x(), bar.y() + i * step, bar.width(), step + 0.5);
      shapes.add(new Shape.Box(part, 0, new Colour.Scale(place), Stroke.NONE));
    }
    double x = bar.right() + 5;
    HeatRange range = scene.range();
    double middle = (range.low() + range.high()) / 2;
    text(x, bar.y() + 5, scene.mode().format(range.high()), Anchor.START, Colour.Role.MUTED);
    if (bar.height() >= 70) {
      text(x, bar.centreY(), scene.mode().format(middle), Anchor.START, Colour.Role.MUTED);
    }
    text(x, bar.bottom() - 5, scene.mode().format(range.low()), Anchor.START, Colour.Role.MUTED);
  }

  private void addNotes() {
    Area notes = layout.notes();
    if (notes.height() == 0) {
      return;
    }
    double y = notes.centreY();
    double x = notes.x();
    if (scene.mode() != HeatMode.ENTROPY) {
      Area ring = new Area(x + 1, y - 4.5, 12, 9);
      Stroke line = Stroke.solid(Colour.Role.FOREGROUND, 1.5);
      shapes.add(new Shape.Box(ring, 1.5, Colour.Role.NONE, line));
      text(x + 18, y, "argmax", Anchor.START, Colour.Role.MUTED);
      if (scene.frame().isDrawn()) {
        shapes.add(new Shape.Circle(x + 74, y, 2.8, Colour.Role.FOREGROUND, Stroke.NONE));
        text(x + 82, y, "last draw", Anchor.START, Colour.Role.MUTED);
      }
    }
    if (notes.width() >= 250) {
      text(notes.right(), y, scene.mode().unit(), Anchor.END, Colour.Role.MUTED);
    }
  }

  private void text(double x, double y, String content, Anchor anchor, Colour colour) {
    shapes.add(new Shape.Text(x, y, content, anchor, TextSize.SMALL, Weight.NORMAL, colour));
  }
}
