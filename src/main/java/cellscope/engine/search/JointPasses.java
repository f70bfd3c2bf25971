package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.search.TrainingPasses.Passed;
import java.util.List;

/** Passes in which every edge computes all candidates, weighted by alpha as it stands. */
final class JointPasses {
  private final TrainingPasses passes;
  private final AlphaDescent alpha;
  private final MixGradients u;

  /** What a pass found, with the gradient by alpha, [edges][operations] by kind of cell. */
  record WithAlpha(Passed passed, List<double[][]> gradient) {}

  JointPasses(TrainingPasses passes, AlphaDescent alpha) {
    this.passes = passes;
    this.alpha = alpha;
    double[][] first = alpha.live().get(0);
    u = new MixGradients(alpha.live().size(), first.length, first[0].length, false);
  }

  /** The weights' gradients. */
  Passed backward(Batch batch) {
    return passes.backward(batch, new SoftmaxMix(alpha.alphas()).mix(), null);
  }

  /** The weights' gradients and alpha's. */
  WithAlpha backwardToAlpha(Batch batch) {
    SoftmaxMix softmax = new SoftmaxMix(alpha.alphas());
    Passed passed = passes.backward(batch, softmax.mix(), u);
    return new WithAlpha(passed, softmax.gradient(u));
  }

  /** Alpha's gradients alone. */
  WithAlpha toAlpha(Batch batch) {
    SoftmaxMix softmax = new SoftmaxMix(alpha.alphas());
    Passed passed = passes.backwardToMix(batch, softmax.mix(), u);
    return new WithAlpha(passed, softmax.gradient(u));
  }
}
