package cellscope.engine.search;

import cellscope.engine.data.SelectionBatches;
import cellscope.engine.nn.EdgeMix;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses among architectures by measuring each on one batch, as SETN, ENAS and random search with
 * weight sharing end in AutoDL-Projects: the batches are taken in turn, starting over when they are
 * used up, so that candidates are compared on different images. With the same batch for all they
 * are not.
 */
public final class CandidateSelection {
  private final CandidateEvaluation evaluation;
  private final SelectionBatches batches;
  private final boolean sameBatch;

  /**
   * What was chosen.
   *
   * @param best index of the candidate with the best accuracy, the first of equal ones
   * @param results of all candidates, in their order
   */
  public record Choice(int best, List<CandidateEvaluation.Result> results) {
    public Choice {
      results = List.copyOf(results);
    }
  }

  /**
   * @param sameBatch whether the first batch measures them all
   */
  public CandidateSelection(
      CandidateEvaluation evaluation, SelectionBatches batches, boolean sameBatch) {
    this.evaluation = evaluation;
    this.batches = batches;
    this.sameBatch = sameBatch;
  }

  /**
   * Measures all candidates.
   *
   * @param candidates operation index by edge, one array for each kind of cell; at least one
   */
  public Choice choose(List<List<int[]>> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("there are no candidates to choose among");
    }
    List<CandidateEvaluation.Result> results = new ArrayList<>();
    int best = 0;
    for (int i = 0; i < candidates.size(); i++) {
      int batch = sameBatch ? 0 : i % batches.count();
      results.add(evaluation.evaluate(batches.batch(batch), EdgeMix.single(candidates.get(i))));
      if (results.get(i).accuracy() > results.get(best).accuracy()) {
        best = i;
      }
    }
    return new Choice(best, results);
  }
}
