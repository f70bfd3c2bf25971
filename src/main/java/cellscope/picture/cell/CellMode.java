package cellscope.picture.cell;

import cellscope.picture.CellFrame;

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

  /** Column of the operation that stands out on an edge, -1 where none does. */
  public int chosen(CellFrame frame, int edge) {
    return switch (this) {
      case SAMPLED -> frame.sampled().get(edge);
      case DERIVED -> frame.derived().get(edge);
      case SUPERNET -> frame.alpha().argmax(edge);
    };
  }
}
