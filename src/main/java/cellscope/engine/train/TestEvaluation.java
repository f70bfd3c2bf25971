package cellscope.engine.train;

import cellscope.engine.data.SearchData;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.engine.supernet.NetworkPasses;

/** Evaluates a stand-alone network on the held-out images with its running statistics. */
final class TestEvaluation {
  private static final int MOST_IMAGES = 256;
  private static final int LEAST_IMAGES = 2;

  /** Large images come in smaller batches, so that they need no more memory than small ones. */
  private static final int MOST_PIXELS = MOST_IMAGES * 32 * 32;

  private final EdgeMix architecture;
  private final SearchData data;
  private final NetworkPasses passes;

  /** Mean cross entropy in nats, hits between 0 and 1. */
  record Result(double loss, double top1, double top5) {
    static final Result NONE = new Result(Double.NaN, Double.NaN, Double.NaN);
  }

  TestEvaluation(Network network, EdgeMix architecture, SearchData data) {
    this.architecture = architecture;
    this.data = data;
    int fitting = MOST_PIXELS / (data.height() * data.width());
    int most = Math.max(LEAST_IMAGES, Math.min(MOST_IMAGES, fitting));
    int batch = Math.min(most, data.heldOutImages());
    Workspace workspace = Workspace.forEvaluation(network.kernels(), batch);
    passes = new NetworkPasses(network, workspace, data.height(), data.width(), data.channels());
  }

  Result evaluate() {
    double[] sums = new double[4];
    data.eachHeldOutBatch(
        passes.largest(),
        batch -> {
          NetworkPass pass = passes.holding(batch.pixels(), batch.size());
          int[] labels = batch.labelsOfImages();
          pass.forward(architecture, Mode.EVALUATION);
          TopHits hits = TopHits.of(pass.head().logits(), labels);
          sums[0] += pass.loss(labels) * batch.size();
          sums[1] += hits.top1();
          sums[2] += hits.top5();
          sums[3] += batch.size();
        });
    return new Result(sums[0] / sums[3], sums[1] / sums[3], sums[2] / sums[3]);
  }
}
