package cellscope.engine.search;

import cellscope.config.PathConfig;
import cellscope.engine.data.SelectionBatches;
import cellscope.model.RandomStream;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Paths;
import cellscope.model.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses among single paths by their accuracy on the selection set, an epoch's own order of it. In
 * a space whose cells keep some of their edges, a path's cell keeps the first ones that are not
 * {@code none}, and is measured as that cell.
 */
final class PathChoice {
  private final SupernetRun run;
  private final PathConfig paths;
  private final boolean augmented;
  private CandidateEvaluation evaluation;

  /**
   * What was chosen.
   *
   * @param derived the cell
   * @param accuracy on its batch, 0..1
   */
  record Best(Genotype derived, double accuracy) {}

  PathChoice(SupernetRun run, PathConfig paths) {
    this(run, paths, false);
  }

  /**
   * @param augmented whether candidates are measured on images changed as in training
   */
  PathChoice(SupernetRun run, PathConfig paths, boolean augmented) {
    this.augmented = augmented;
    this.run = run;
    this.paths = paths;
  }

  /**
   * Measures each candidate on one batch; the first of the best wins.
   *
   * @param candidates operation index by edge, one array for each kind of cell
   */
  Best best(List<List<int[]>> candidates, int epoch) {
    List<Genotype> genotypes =
        candidates.stream().map(c -> Paths.genotype(run.space(), c)).toList();
    CandidateSelection.Choice choice =
        new CandidateSelection(evaluation(), selection(epoch), paths.isSameBatch())
            .choose(genotypes.stream().map(g -> path(run.space(), g)).toList());
    return new Best(genotypes.get(choice.best()), choice.results().get(choice.best()).accuracy());
  }

  /** The selection set in the epoch's order. */
  SelectionBatches selection(int epoch) {
    RandomStream order = run.stream("selection").split(epoch);
    return run.data().selection(paths.selectionBatch(), order, augmented);
  }

  /** Measures single paths. */
  CandidateEvaluation evaluation() {
    if (evaluation == null) {
      int images = Math.min(paths.selectionBatch(), run.data().archImages());
      BatchShape full = run.shape();
      BatchShape shape = new BatchShape(images, full.height(), full.width(), full.channels());
      evaluation = CandidateEvaluation.ofArchitectures(run.network(), shape);
    }
    return evaluation;
  }

  /** What a cell computes: the operation of each edge, none where it leaves the edge out. */
  static List<int[]> path(Space space, Genotype genotype) {
    List<int[]> path = new ArrayList<>();
    for (CellTopology topology : space.cells()) {
      int[] chosen = new int[topology.edges().size()];
      Arrays.fill(chosen, space.operations().indexOf(Operation.NONE));
      for (CellGenotype cell : genotype.cells()) {
        if (cell.kind().equals(topology.kind())) {
          for (CellGenotype.Choice choice : cell.choices()) {
            Edge edge = choice.edge();
            chosen[topology.edges().indexOf(edge)] = space.operations().indexOf(choice.operation());
          }
        }
      }
      path.add(chosen);
    }
    return path;
  }
}
