package cellscope.engine.nn;

import java.util.List;

/**
 * What the edges of a network's cells compute: for each edge some operations, each with the weight
 * that its output has in the sum. A <em>single</em> mix has one operation an edge, of weight 1: an
 * architecture, the same in all cells of a kind or another one in each cell. A <em>joint</em> mix
 * has all candidates of every edge, weighted alike in all cells of a kind. Parts of a network that
 * are not searched take no notice of it.
 */
public final class EdgeMix {
  private final List<OfCell> views;
  private final boolean byCell;
  private final boolean single;

  /** What the edges of one cell compute; rows are edges in the topology's order. */
  public interface OfCell {
    /** How many operations an edge computes. */
    int count(int row);

    /** Index of the i-th of them among the edge's candidates. */
    int operation(int row, int i);

    /** Its weight. */
    double weight(int row, int i);
  }

  private record Single(int[] operations) implements OfCell {
    @Override
    public int count(int row) {
      return 1;
    }

    @Override
    public int operation(int row, int i) {
      return operations[row];
    }

    @Override
    public double weight(int row, int i) {
      return 1;
    }
  }

  private record Joint(double[][] weights) implements OfCell {
    @Override
    public int count(int row) {
      return weights[row].length;
    }

    @Override
    public int operation(int row, int i) {
      return i;
    }

    @Override
    public double weight(int row, int i) {
      return weights[row][i];
    }
  }

  private EdgeMix(List<OfCell> views, boolean byCell, boolean single) {
    this.views = views;
    this.byCell = byCell;
    this.single = single;
  }

  /**
   * One operation an edge, the same in all cells of a kind.
   *
   * @param byKind operation index by edge, one array for each kind of cell in the space's order
   */
  public static EdgeMix single(List<int[]> byKind) {
    return new EdgeMix(byKind.stream().<OfCell>map(Single::new).toList(), false, true);
  }

  /**
   * One operation an edge, another one in each cell.
   *
   * @param byCell operation index by edge, one array for each searched cell in the order in which
   *     the network computes them
   */
  public static EdgeMix singleByCell(List<int[]> byCell) {
    return new EdgeMix(byCell.stream().<OfCell>map(Single::new).toList(), true, true);
  }

  /**
   * All candidates of every edge.
   *
   * @param weights [edge][operation], one matrix for each kind of cell in the space's order
   */
  public static EdgeMix joint(List<double[][]> weights) {
    return new EdgeMix(weights.stream().<OfCell>map(Joint::new).toList(), false, false);
  }

  /** Whether every edge computes one operation, with weight 1. */
  public boolean isSingle() {
    return single;
  }

  /**
   * What one cell computes; null for a cell of a kind that is not searched.
   *
   * @param kind index of its kind in the space
   * @param number its number among the network's searched cells
   */
  public OfCell ofCellOrNull(int kind, int number) {
    int index = byCell ? number : kind;
    return index < views.size() ? views.get(index) : null;
  }
}
