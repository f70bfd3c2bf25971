package cellscope.picture.cell;

import cellscope.picture.CellFrame;
import java.util.List;

/** Which operations of an epoch a graph brings out. */
public enum CellMode {
  /** The epoch's last architecture draw. */
  SAMPLED("Sampled"),
  /** The derived genotype. */
  DERIVED("Derived"),
  /** All candidates, each as wide as its probability; the likeliest is named. */
  SUPERNET("Supernet");

  private final String label;

  CellMode(String label) {
    this.label = label;
  }

  /** The name on a button. */
  public String label() {
    return label;
  }

  /**
   * Columns of the operations that stand out on an edge: one, none where the derived cell leaves
   * the edge out, two where it takes the edge twice.
   */
  public List<Integer> chosen(CellFrame frame, int edge) {
    return switch (this) {
      case SAMPLED -> frame.isDrawn() ? List.of(frame.sampled().get(edge)) : List.of();
      case DERIVED -> frame.derived().get(edge);
      case SUPERNET -> List.of(frame.alpha().argmax(edge));
    };
  }
}
