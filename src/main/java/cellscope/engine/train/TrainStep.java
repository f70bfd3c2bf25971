package cellscope.engine.train;

import cellscope.config.SearchConfig.WeightConfig;
import cellscope.engine.data.Batch;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.RandomStream;
import java.util.HashMap;
import java.util.Map;

/** One step of SGD with a clipped gradient on a stand-alone network; owns its memory. */
final class TrainStep {
  private final Network network;
  private final Kernels kernels;
  private final Architecture architecture;
  private final Descent descent;
  private final double smoothing;
  private final Workspace workspace;
  private final Buffer images;
  private final Map<Integer, NetworkPass> passes = new HashMap<>();

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
      Architecture architecture,
      WeightConfig rules,
      double smoothing,
      int batch,
      int height,
      int width,
      int channels) {
    this.network = network;
    this.kernels = network.kernels();
    this.architecture = architecture;
    descent =
        new Descent(
            network.parameters(),
            kernels,
            new Descent.Rules(
                rules.gradientClip(),
                rules.momentum(),
                rules.nesterov(),
                rules.weightDecay(),
                false));
    this.smoothing = smoothing;
    workspace = Workspace.forTraining(kernels, batch);
    images = kernels.allocate(batch, height, width, channels);
    passes.put(batch, network.bind(workspace, images, false));
  }

  Network network() {
    return network;
  }

  Architecture architecture() {
    return architecture;
  }

  /**
   * Forward, backward, clip and SGD.
   *
   * @param dropPath chance of dropping a path in this step
   * @param paths where the draws of dropped paths come from
   */
  Done make(Batch batch, double learningRate, double dropPath, RandomStream paths) {
    NetworkPass pass = passes.computeIfAbsent(batch.size(), this::bind);
    pass.dropPaths(dropPath, paths);
    pass.images().write(batch.pixels(), 0);
    int[] labels = batch.labelsOfImages();
    pass.forward(architecture, Mode.TRAINING);
    TopHits hits = TopHits.of(pass.head().logits(), labels);
    double loss = pass.backward(labels, smoothing, architecture, null);
    double norm = Math.sqrt(descent.squares());
    descent.step(norm, learningRate);
    return new Done(loss, hits, batch.size(), norm);
  }

  private NetworkPass bind(int size) {
    return network.bind(workspace.smaller(size), kernels.prefix(images, size), false);
  }
}
