package cellscope.engine.search;

import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.Space;
import java.util.HashMap;
import java.util.Map;

/**
 * Evaluates a genotype with the supernet's shared weights on the held-out images, in batches of 256
 * in a fixed order, since with batch statistics the result depends on them.
 */
final class DerivedEvaluation {
  private static final int BATCH = 256;

  private final Space space;
  private final Network network;
  private final SearchData data;
  private final Workspace workspace;
  private final Buffer images;
  private final Map<Integer, Workspace> workspaces = new HashMap<>();
  private final Map<Integer, Buffer> prefixes = new HashMap<>();

  /** Mean cross entropy in nats, and top-1 between 0 and 1. */
  record Result(double loss, double accuracy) {
    static final Result NONE = new Result(Double.NaN, Double.NaN);
  }

  DerivedEvaluation(Space space, Network network, SearchData data) {
    this.space = space;
    this.network = network;
    this.data = data;
    int batch = Math.min(BATCH, data.heldOutImages());
    workspace = Workspace.forEvaluation(network.kernels(), batch);
    images = network.kernels().allocate(batch, data.height(), data.width(), data.channels());
  }

  /** Binds the genotype's part of the network anew; its buffers stay the same. */
  Result evaluate(Genotype derived) {
    Network restricted = network.restrictedTo(space, derived);
    Map<Integer, NetworkPass> passes = new HashMap<>();
    double[] sums = new double[3];
    data.eachHeldOutBatch(
        images.size(0),
        batch -> {
          NetworkPass pass = passes.computeIfAbsent(batch.size(), n -> bind(restricted, n));
          int[] labels = batch.labelsOfImages();
          pass.images().write(batch.pixels(), 0);
          pass.forward(restricted.only(), Mode.EVALUATION);
          sums[0] += pass.loss(labels) * batch.size();
          sums[1] += pass.correct(labels);
          sums[2] += batch.size();
        });
    return new Result(sums[0] / sums[2], sums[1] / sums[2]);
  }

  private NetworkPass bind(Network restricted, int size) {
    Buffer place = prefixes.computeIfAbsent(size, n -> network.kernels().prefix(images, n));
    return restricted.bind(workspaces.computeIfAbsent(size, workspace::smaller), place, false);
  }
}
