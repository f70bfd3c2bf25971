package cellscope.model.run;

import cellscope.model.Alpha;
import cellscope.model.genotype.Genotype;
import java.util.List;

/**
 * What a search tells, as plain numbers. They follow from config, seed and device alone, so that
 * they can be compared between runs.
 */
public sealed interface SearchEvent extends RunEvent {
  /**
   * The first event of a run, and of a resumed run's repeat of nothing: it is told once, at epoch
   * 0.
   *
   * @param space the search space's name
   * @param epochs epochs in all, warm-up included
   * @param stepsPerEpoch iterations in an epoch (one weight step and one architecture step each)
   * @param weightImages images of the half that trains the weights
   * @param archImages images of the half that trains alpha
   * @param heldOutImages images in neither half, on which the derived genotype is evaluated
   * @param parameters learnable numbers of the supernet, alpha not counted
   */
  record SearchStarted(
      String space,
      int epochs,
      int stepsPerEpoch,
      int weightImages,
      int archImages,
      int heldOutImages,
      long parameters)
      implements SearchEvent {}

  /**
   * One iteration: a weight step and an architecture step.
   *
   * @param epoch zero-based
   * @param step zero-based within the epoch
   * @param weightLoss mean cross entropy of the weight batch, nats
   * @param weightAccuracy top-1 of the weight batch, 0..1
   * @param archLoss mean cross entropy of the architecture batch, nats
   * @param archAccuracy top-1 of the architecture batch under the sampled cell, 0..1
   * @param temperature tau
   * @param learningRate of the weights
   * @param weightGradientNorm global L2 norm of the weights' gradient before clipping
   * @param alphaGradientNorm L2 norm of the loss's gradient by alpha, without decay
   * @param alphaDecayRatio norm of decay times alpha over {@code alphaGradientNorm}; infinite where
   *     that is 0
   * @param weightDraw operation index by edge of the weight step's draw, one entry per kind of cell
   * @param archDraw the same of the architecture step's draw
   */
  record StepDone(
      int epoch,
      int step,
      double weightLoss,
      double weightAccuracy,
      double archLoss,
      double archAccuracy,
      double temperature,
      double learningRate,
      double weightGradientNorm,
      double alphaGradientNorm,
      double alphaDecayRatio,
      List<CellDraw> weightDraw,
      List<CellDraw> archDraw)
      implements SearchEvent {
    public StepDone {
      weightDraw = List.copyOf(weightDraw);
      archDraw = List.copyOf(archDraw);
    }
  }

  /**
   * The sampled operation of every edge.
   *
   * @param kind the kind of cell
   * @param operations index into the space's operations, by edge
   */
  record CellDraw(String kind, List<Integer> operations) {
    public CellDraw {
      operations = List.copyOf(operations);
    }
  }

  /**
   * One epoch; means are over its steps, weighted by images.
   *
   * @param epoch zero-based
   * @param weightLoss mean cross entropy of the weight batches, nats
   * @param weightAccuracy top-1, 0..1
   * @param archLoss mean cross entropy of the architecture batches, nats
   * @param archAccuracy top-1 of the sampled cells on the architecture half, 0..1
   * @param derivedLoss cross entropy of the derived genotype with shared weights on held-out
   *     images; NaN if not evaluated
   * @param derivedAccuracy top-1 of the same, 0..1; NaN if not evaluated in this epoch
   * @param temperature tau of this epoch
   * @param learningRate of the weights in the epoch's last step
   * @param weightGradientNorm mean over steps, before clipping
   * @param alphaGradientNorm mean over steps
   * @param alphaDecayRatio norm of decay times alpha over the mean alpha gradient norm
   * @param derived the derived genotype
   * @param cells alpha and draws of each kind of cell
   */
  record EpochDone(
      int epoch,
      double weightLoss,
      double weightAccuracy,
      double archLoss,
      double archAccuracy,
      double derivedLoss,
      double derivedAccuracy,
      double temperature,
      double learningRate,
      double weightGradientNorm,
      double alphaGradientNorm,
      double alphaDecayRatio,
      Genotype derived,
      List<CellState> cells)
      implements SearchEvent {
    public EpochDone {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One kind of cell at the end of an epoch.
   *
   * @param kind the kind of cell
   * @param alpha the raw architecture parameters
   * @param sampled operation index by edge of the epoch's last architecture draw
   * @param weightCounts how often each operation was drawn in weight steps, [edge][operation]
   * @param archCounts the same in architecture steps
   */
  record CellState(
      String kind,
      Alpha alpha,
      List<Integer> sampled,
      List<List<Integer>> weightCounts,
      List<List<Integer>> archCounts) {
    public CellState {
      sampled = List.copyOf(sampled);
      weightCounts = weightCounts.stream().map(List::copyOf).toList();
      archCounts = archCounts.stream().map(List::copyOf).toList();
    }
  }

  /** The search made its last step; nothing follows. */
  record SearchFinished(int epochs, Genotype derived) implements SearchEvent {}
}
