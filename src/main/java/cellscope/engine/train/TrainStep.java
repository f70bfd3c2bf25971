package cellscope.engine.train;

import cellscope.config.WeightConfig;
import cellscope.engine.data.Batch;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.engine.supernet.NetworkPasses;
import cellscope.model.RandomStream;

/** One step of SGD with a clipped gradient on a stand-alone network; owns its memory. */
final class TrainStep {
  private final Network network;
  private final EdgeMix architecture;
  private final Descent descent;
  private final double smoothing;
  private final NetworkPasses passes;

  /**
   * What a step found; the loss is the minimised one with the weighted auxiliary loss, the hits are
   * the main head's, the norm is that before clipping.
   */
  record Done(double loss, TopHits hits, int images, double gradientNorm) {}

  /**
   * @param architecture the network's only one
   * @param batch images of a full batch
   * @param smoothing share of each label that is spread evenly over all classes
   */
  TrainStep(
      Network network,
      EdgeMix architecture,
      WeightConfig rules,
      double smoothing,
      int batch,
      int height,
      int width,
      int channels) {
    this.network = network;
    this.architecture = architecture;
    descent =
        new Descent(
            network.parameters(),
            network.kernels(),
            new Descent.Rules(
                rules.gradientClip(),
                rules.momentum(),
                rules.nesterov(),
                rules.weightDecay(),
                false));
    this.smoothing = smoothing;
    Workspace workspace = Workspace.forTraining(network.kernels(), batch);
    passes = new NetworkPasses(network, workspace, height, width, channels);
  }

  Network network() {
    return network;
  }

  EdgeMix architecture() {
    return architecture;
  }

  /**
   * Forward, backward, clip and SGD.
   *
   * @param dropPath chance of dropping a path in this step
   * @param paths where the draws of dropped paths come from
   */
  Done make(Batch batch, double learningRate, double dropPath, RandomStream paths) {
    NetworkPass pass = passes.holding(batch.pixels(), batch.size());
    pass.dropPaths(dropPath, paths);
    int[] labels = batch.labelsOfImages();
    pass.forward(architecture, Mode.TRAINING);
    TopHits hits = TopHits.of(pass.head().logits(), labels);
    double loss = pass.backward(labels, smoothing, architecture, null);
    double norm = Math.sqrt(descent.squares());
    descent.step(norm, learningRate);
    return new Done(loss, hits, batch.size(), norm);
  }
}
