package cellscope.model.space;

import java.util.List;

/**
 * How a space's cells are drawn.
 *
 * @param layout how nodes and edges lie
 * @param inputNames what stands at the input nodes, in order; {@code _{...}} is set low
 */
public record CellFace(Layout layout, List<String> inputNames) {
  /** How nodes and edges lie. */
  public enum Layout {
    /** Nodes in a row, edges as arcs over and under it. */
    ARCS,
    /** Nodes as a staircase, edges as its steps: for many edges. */
    STAIRS
  }

  public CellFace {
    inputNames = List.copyOf(inputNames);
  }
}
