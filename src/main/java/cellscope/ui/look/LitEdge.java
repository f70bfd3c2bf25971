package cellscope.ui.look;

/**
 * The edge of a cell that is lit up.
 *
 * @param kind of the cell
 * @param row of the edge in its space's order; -1 for none
 */
public record LitEdge(String kind, int row) {
  /** No edge is lit up. */
  public static final LitEdge NONE = new LitEdge("", -1);
}
