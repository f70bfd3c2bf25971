package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.supernet.Network;
import java.util.List;

/**
 * The two halves of a second-order DARTS iteration (Liu, Simonyan and Yang, ICLR 2019, algorithm
 * 1): alpha's gradient looks one step of the weights ahead. Which half comes first is the caller's.
 */
public final class SecondOrderDartsStep implements SupernetStep {
  /** As the original has it. */
  private static final double REACH = 0.01;

  private final DartsStep first;
  private final UnrolledGradient unrolled;
  private Unrolled last;

  /**
   * @param alphas [edges][operations] of each kind of cell at the start; changed in place by
   *     architecture steps
   */
  public SecondOrderDartsStep(
      Network network, DartsRules rules, BatchShape shape, List<double[][]> alphas) {
    this(network, rules, shape, alphas, REACH, false);
  }

  /**
   * The same.
   *
   * @param reach how far the weights are moved to either side for the finite difference
   * @param subtracts whether they come back by subtraction; else from a copy
   */
  public SecondOrderDartsStep(
      Network network,
      DartsRules rules,
      BatchShape shape,
      List<double[][]> alphas,
      double reach,
      boolean subtracts) {
    first = new DartsStep(network, rules, shape, alphas);
    unrolled = new UnrolledGradient(network, first.passes(), rules.weights(), reach, subtracts);
  }

  @Override
  public Network network() {
    return first.network();
  }

  /** Alpha with its gradient and moments. */
  public AlphaDescent alpha() {
    return first.alpha();
  }

  /** What the last architecture step computed; null before the first. */
  public Unrolled lastUnrolled() {
    return last;
  }

  /** See {@link DartsStep#weightStep}. */
  public Half weightStep(Batch batch, double learningRate) {
    return first.weightStep(batch, learningRate);
  }

  /**
   * Adam on alpha with the gradient through one unrolled step of the weights. Loss and hits are
   * those of the architecture batch under the unrolled weights; the weights end as they began.
   *
   * @param weight the batch that the unrolled step is made on
   * @param arch the batch whose loss is lowered
   * @param learningRate of the weights
   */
  public Half archStep(Batch weight, Batch arch, double learningRate) {
    last = unrolled.compute(weight, arch, learningRate);
    alpha().set(last.gradient());
    Half ofArch = last.arch();
    return new Half(ofArch.loss(), ofArch.correct(), ofArch.images(), alpha().step());
  }
}
