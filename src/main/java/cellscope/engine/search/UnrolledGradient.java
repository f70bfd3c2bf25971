package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.Parameter;
import cellscope.engine.search.JointPasses.WithAlpha;
import cellscope.engine.search.TrainingPasses.Passed;
import cellscope.engine.supernet.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient by alpha of the architecture loss after one step of the weights (DARTS, ICLR 2019,
 * equations 7 and 8): that step has plain momentum, as the published code has it, and the product
 * with the second derivatives is a central difference along the vector v.
 *
 * <p>Running statistics move in the passes on the weight batch; those of the pass under the
 * unrolled weights are lost, since the published code makes it in a copy of the network.
 */
final class UnrolledGradient {
  private final Kernels kernels;
  private final JointPasses passes;
  private final Descent.Rules rules;
  private final List<Parameter> parameters;
  private final ParameterCopy weights;
  private final ParameterCopy vector;
  private final ParameterCopy momentum;
  private final StatisticsCopy statistics;
  private final double reach;
  private final boolean subtracts;

  /**
   * @param reach length of the difference's step along v, in the norm over all weights
   * @param subtracts whether the weights come back from it by subtraction, which leaves rounding in
   *     them, as in the published code; else from a copy
   */
  UnrolledGradient(
      Network network, JointPasses passes, Descent.Rules rules, double reach, boolean subtracts) {
    this.reach = reach;
    this.subtracts = subtracts;
    this.kernels = network.kernels();
    this.passes = passes;
    this.rules = rules;
    parameters = network.parameters().all();
    weights = new ParameterCopy(parameters, kernels);
    vector = new ParameterCopy(parameters, kernels);
    momentum = new ParameterCopy(parameters, kernels);
    statistics = new StatisticsCopy(network.parameters().batchNorms());
  }

  /**
   * Makes the four passes.
   *
   * @param weight batch of the weights
   * @param arch batch of the architecture
   * @param rate the weights' learning rate
   */
  Unrolled compute(Batch weight, Batch arch, double rate) {
    Passed base = passes.backward(weight);
    weights.take(Parameter::value);
    unroll(rate);
    statistics.take();
    WithAlpha direct = passes.backwardToAlpha(arch);
    statistics.putBack();
    vector.take(p -> p.isReached() ? p.gradient() : null);
    double squares = squaresOfVector();
    double radius = reach / Math.sqrt(squares);
    weights.putBack(Parameter::value);
    moveAlongVector(radius);
    WithAlpha plus = passes.toAlpha(weight);
    moveOn(radius, -2 * radius);
    WithAlpha minus = passes.toAlpha(weight);
    moveOn(-radius, radius);
    return new Unrolled(
        combined(direct.gradient(), plus.gradient(), minus.gradient(), rate / (2 * radius)),
        base.half(0),
        direct.passed().half(Math.sqrt(squares)),
        plus.passed().half(0),
        minus.passed().half(0),
        direct.gradient(),
        plus.gradient(),
        minus.gradient(),
        radius);
  }

  /** w - rate (mu b + g + lambda w), where the momentum b stays as it is. */
  private void unroll(double rate) {
    momentum.take(Parameter::momentum);
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      kernels.sgd(
          p.value(),
          p.isReached() ? p.gradient() : null,
          momentum.of(i),
          1,
          rate,
          rules.momentum(),
          false,
          rules.weightDecay());
    }
  }

  private double squaresOfVector() {
    double squares = 0;
    for (int i = 0; i < parameters.size(); i++) {
      squares += kernels.sumOfSquares(vector.of(i));
    }
    return squares;
  }

  /**
   * Moves the weights on along v.
   *
   * @param place where they are, in units of v
   * @param distance how far, in units of v
   */
  private void moveOn(double place, double distance) {
    if (subtracts) {
      moveAlongVector(distance);
      return;
    }
    weights.putBack(Parameter::value);
    if (place + distance != 0) {
      moveAlongVector(place + distance);
    }
  }

  /** A step without momentum and decay at the rate -distance. */
  private void moveAlongVector(double distance) {
    for (int i = 0; i < parameters.size(); i++) {
      kernels.sgd(
          parameters.get(i).value(), vector.of(i), momentum.of(i), 1, -distance, 0, false, 0);
    }
  }

  private static List<double[][]> combined(
      List<double[][]> direct, List<double[][]> plus, List<double[][]> minus, double factor) {
    List<double[][]> all = new ArrayList<>();
    for (int kind = 0; kind < direct.size(); kind++) {
      double[][] rows = new double[direct.get(kind).length][];
      for (int e = 0; e < rows.length; e++) {
        rows[e] = direct.get(kind)[e].clone();
        for (int k = 0; k < rows[e].length; k++) {
          rows[e][k] -= factor * (plus.get(kind)[e][k] - minus.get(kind)[e][k]);
        }
      }
      all.add(rows);
    }
    return all;
  }
}
