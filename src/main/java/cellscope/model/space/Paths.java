package cellscope.model.space;

import cellscope.model.Alpha;
import cellscope.model.genotype.Genotype;
import java.util.ArrayList;
import java.util.List;

/** Single paths: one operation for each edge of each kind of cell. */
public final class Paths {
  private Paths() {}

  /**
   * The cell that a path is: what would be derived of an alpha that is sure of the path. Where a
   * cell keeps some of its edges, those are the first ones that are not {@code none}.
   *
   * @param path operation index by edge, one array for each kind of cell
   */
  public static Genotype genotype(Space space, List<int[]> path) {
    List<Alpha> sure = new ArrayList<>();
    for (int[] ofKind : path) {
      double[][] rows = new double[ofKind.length][space.operations().size()];
      for (int e = 0; e < ofKind.length; e++) {
        rows[e][ofKind[e]] = 1;
      }
      sure.add(Alpha.of(rows));
    }
    return space.derive(sure, Derivation.Rule.PAPER);
  }
}
