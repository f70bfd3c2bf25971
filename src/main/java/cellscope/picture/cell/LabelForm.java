package cellscope.picture.cell;

import cellscope.model.genotype.Operation;
import cellscope.picture.Shape.Weight;
import cellscope.picture.TextSize;
import java.util.List;

/**
 * How edges are named at a scale: in full where that can be read, else with short names that keep
 * their size on screen, else not at all.
 *
 * @param size font size in the layout's units, 0 where there are no names
 * @param isBrief short names
 */
record LabelForm(double size, boolean isBrief) {
  private static final double LEAST_FULL = 7.5;
  private static final double[] BRIEF = {9, 7.5};

  /** The form for a layout drawn at a scale. */
  static LabelForm at(double scale, CellDagLayout layout, List<Operation> operations) {
    if (TextSize.SMALL * scale >= LEAST_FULL) {
      return new LabelForm(TextSize.SMALL, false);
    }
    for (double onScreen : BRIEF) {
      double size = onScreen / scale;
      if (layout.labels().stream()
          .allMatch(l -> widest(operations, size, layout.isStair() ? 0.8 : 1.4) <= l.width())) {
        return new LabelForm(size, true);
      }
    }
    return new LabelForm(0, true);
  }

  private static double widest(List<Operation> operations, double size, double padding) {
    return operations.stream()
        .map(Operation::shortName)
        .mapToDouble(name -> TextSize.width(name, size, Weight.NORMAL) + padding * size)
        .max()
        .orElse(0);
  }

  boolean isShown() {
    return size > 0;
  }
}
