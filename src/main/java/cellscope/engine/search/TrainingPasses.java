package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Workspace;
import cellscope.engine.search.SupernetStep.Half;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.engine.supernet.NetworkPasses;

/** Passes of batches through a supernet in training mode. The same memory serves all of them. */
final class TrainingPasses {
  private final NetworkPasses passes;
  private final Parameters parameters;

  /** What a pass found. */
  record Passed(double loss, int correct, int images) {
    Half half(double gradientNorm) {
      return new Half(loss, correct, images, gradientNorm);
    }
  }

  private TrainingPasses(Network network, Workspace workspace, BatchShape shape) {
    passes = new NetworkPasses(network, workspace, shape.height(), shape.width(), shape.channels());
    parameters = network.parameters();
  }

  /** Passes of single mixes. */
  static TrainingPasses single(Network network, BatchShape shape) {
    Workspace workspace = Workspace.forTraining(network.kernels(), shape.images());
    return new TrainingPasses(network, workspace, shape);
  }

  /** Passes of single and of joint mixes. */
  static TrainingPasses mixed(Network network, BatchShape shape) {
    Workspace workspace = Workspace.forMixedTraining(network.kernels(), shape.images());
    return new TrainingPasses(network, workspace, shape);
  }

  /**
   * Forward and backward: the weights' gradients are in the network's parameters.
   *
   * @param uOrNull gets the gradients by the mix's weights; null where they are not wanted
   */
  Passed backward(Batch batch, EdgeMix mix, MixGradients uOrNull) {
    NetworkPass pass = passes.holding(batch.pixels(), batch.size());
    int[] labels = batch.labelsOfImages();
    pass.forward(mix, Mode.TRAINING);
    int correct = pass.correct(labels);
    return new Passed(pass.backward(labels, mix, uOrNull), correct, batch.size());
  }

  /**
   * Forward, and backward to the mix's weights alone, which spares the gradients of the network's.
   *
   * @param u gets the gradients
   */
  Passed backwardToMix(Batch batch, EdgeMix mix, MixGradients u) {
    return parameters.withoutGradients(() -> backward(batch, mix, u));
  }

  /** Forward alone; running statistics move. */
  Passed forward(Batch batch, EdgeMix mix) {
    NetworkPass pass = passes.holding(batch.pixels(), batch.size());
    int[] labels = batch.labelsOfImages();
    pass.forward(mix, Mode.TRAINING);
    return new Passed(pass.loss(labels), pass.correct(labels), batch.size());
  }
}
