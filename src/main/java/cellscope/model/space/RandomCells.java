package cellscope.model.space;

import cellscope.model.Alpha;
import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Genotype;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Genotypes drawn uniformly: those that would be derived of an alpha whose entries are drawn each
 * by itself, so that every operation and, where a cell keeps some of its edges, every choice of
 * edges is as likely as another.
 */
public final class RandomCells {
  /** So many draws in a row that bring nothing new show that there is hardly anything left. */
  private static final int PATIENCE = 200_000;

  private RandomCells() {}

  /**
   * So many different genotypes; fewer if the space holds no more.
   *
   * @param without never among them
   */
  public static List<Genotype> different(
      Space space, int count, Set<Genotype> without, RandomStream stream) {
    Set<Genotype> seen = new HashSet<>(without);
    List<Genotype> all = new ArrayList<>();
    for (int inVain = 0; all.size() < count && inVain < PATIENCE; inVain++) {
      Genotype drawn = drawn(space, stream);
      if (seen.add(drawn)) {
        all.add(drawn);
        inVain = 0;
      }
    }
    return all;
  }

  private static Genotype drawn(Space space, RandomStream stream) {
    List<Alpha> alphas = new ArrayList<>();
    for (CellTopology topology : space.cells()) {
      double[][] rows = new double[topology.edges().size()][space.operations().size()];
      for (double[] row : rows) {
        for (int k = 0; k < row.length; k++) {
          row[k] = stream.nextDouble();
        }
      }
      alphas.add(Alpha.of(rows));
    }
    return space.derive(alphas, Derivation.Rule.PAPER);
  }
}
