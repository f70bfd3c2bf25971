package cellscope.picture.cell;

import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For a cell with one input: on which side of the row of nodes, and how far from it, each edge
 * runs: short arcs lie inside longer ones, each edge goes to the side where it crosses fewer
 * others, then where it lies lower. Levels above the row are positive, below it negative, and 0 is
 * the straight line to the next node.
 */
final class ArcLevels {
  private static final double FIRST = 92;
  private static final double NEXT = 62;

  private final CellTopology cell;
  private final List<Arc> arcs = new ArrayList<>();

  private record Arc(int from, int to, int level) {
    boolean sameSide(int side) {
      return level != 0 && (level > 0) == (side > 0);
    }

    boolean overlaps(int otherFrom, int otherTo) {
      return from < otherTo && otherFrom < to;
    }

    boolean crosses(int otherFrom, int otherTo) {
      return from < otherFrom && otherFrom < to && to < otherTo
          || otherFrom < from && from < otherTo && otherTo < to;
    }
  }

  private ArcLevels(CellTopology cell) {
    this.cell = cell;
  }

  /** The level of each edge. */
  static int[] of(CellTopology cell) {
    ArcLevels levels = new ArcLevels(cell);
    int[] result = new int[cell.edges().size()];
    IntStream.range(0, result.length)
        .boxed()
        .sorted(Comparator.comparingInt(levels::span))
        .forEach(e -> result[e] = levels.place(cell.edges().get(e)));
    return result;
  }

  /** The y of an arc's middle, the row being 0. */
  static double height(int level) {
    return level == 0 ? 0 : -Math.signum(level) * (FIRST + (Math.abs(level) - 1) * NEXT);
  }

  private int place(Edge edge) {
    int from = edge.from();
    int to = edge.to();
    int level = to - from == 1 ? 0 : best(edge, from, to);
    arcs.add(new Arc(from, to, level));
    return level;
  }

  private int best(Edge edge, int from, int to) {
    int above = level(1, from, to);
    int below = level(-1, from, to);
    int fewer = Long.compare(crossings(1, from, to), crossings(-1, from, to));
    int lower = Integer.compare(above, -below);
    return (fewer == 0 ? lower : fewer) <= 0 ? above : below;
  }

  private int level(int side, int from, int to) {
    return side
        * (1
            + arcs.stream()
                .filter(a -> a.sameSide(side) && a.overlaps(from, to))
                .mapToInt(a -> Math.abs(a.level()))
                .max()
                .orElse(0));
  }

  private long crossings(int side, int from, int to) {
    return arcs.stream().filter(a -> a.sameSide(side) && a.crosses(from, to)).count();
  }

  private int span(int edge) {
    Edge e = cell.edges().get(edge);
    return e.to() - e.from();
  }
}
