package cellscope.engine.nn;

import cellscope.engine.kernel.Kernels;

/** SGD on a network's weights with a clipped gradient, after a backward pass. */
public final class Descent {
  private static final double CLIP_EPSILON = 1e-6;

  private final Parameters parameters;
  private final Kernels kernels;
  private final Rules rules;

  /**
   * How weights move.
   *
   * @param clip largest norm; 0 for none
   * @param momentumWithoutGradient whether weights that the pass did not reach, but another one
   *     did, keep moving by momentum and decay
   */
  public record Rules(
      double clip,
      double momentum,
      boolean nesterov,
      double weightDecay,
      boolean momentumWithoutGradient) {}

  public Descent(Parameters parameters, Kernels kernels, Rules rules) {
    this.parameters = parameters;
    this.kernels = kernels;
    this.rules = rules;
  }

  /** Sum of squares of the gradients of the last pass. */
  public double squares() {
    double squares = 0;
    for (Parameter p : parameters.all()) {
      if (p.isReached()) {
        squares += kernels.sumOfSquares(p.gradient());
      }
    }
    return squares;
  }

  /**
   * Moves the weights.
   *
   * @param norm of the gradient, by which it is clipped
   */
  public void step(double norm, double learningRate) {
    double factor = rules.clip() / (norm + CLIP_EPSILON);
    double clip = rules.clip() > 0 && factor < 1 ? factor : 1;
    for (Parameter p : parameters.all()) {
      boolean coasts = rules.momentumWithoutGradient() && p.wasEverReached();
      if (p.isReached() || coasts) {
        kernels.sgd(
            p.value(),
            p.isReached() ? p.gradient() : null,
            p.momentum(),
            clip,
            learningRate,
            rules.momentum(),
            rules.nesterov(),
            rules.weightDecay());
      }
    }
  }
}
