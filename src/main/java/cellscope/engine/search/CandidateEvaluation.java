package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.engine.supernet.NetworkPasses;

/**
 * Measures mixes with a supernet's shared weights in evaluation mode, each on one batch. Where
 * statistics are not tracked, they are the batch's.
 */
public final class CandidateEvaluation {
  private final NetworkPasses passes;

  /**
   * What a mix is worth on a batch.
   *
   * @param loss mean cross entropy in nats
   * @param correct hits
   * @param images in the batch
   */
  public record Result(double loss, int correct, int images) {
    /** Top-1, between 0 and 1. */
    public double accuracy() {
      return (double) correct / images;
    }
  }

  private CandidateEvaluation(Network network, Workspace workspace, BatchShape shape) {
    passes = new NetworkPasses(network, workspace, shape.height(), shape.width(), shape.channels());
  }

  /** Of architectures. */
  public static CandidateEvaluation ofArchitectures(Network network, BatchShape shape) {
    Workspace workspace = Workspace.forEvaluation(network.kernels(), shape.images());
    return new CandidateEvaluation(network, workspace, shape);
  }

  /** Of joint mixes, too; it needs several times the memory. */
  public static CandidateEvaluation ofMixes(Network network, BatchShape shape) {
    Workspace workspace = Workspace.forMixedEvaluation(network.kernels(), shape.images());
    return new CandidateEvaluation(network, workspace, shape);
  }

  /** Measures a mix. */
  public Result evaluate(Batch batch, EdgeMix mix) {
    NetworkPass pass = forward(batch, mix);
    int[] labels = batch.labelsOfImages();
    return new Result(pass.loss(labels), pass.correct(labels), batch.size());
  }

  /** What the network says of each image, [images][classes] in C order. */
  public double[] logits(Batch batch, EdgeMix mix) {
    return forward(batch, mix).head().logits().toDoubles();
  }

  private NetworkPass forward(Batch batch, EdgeMix mix) {
    NetworkPass pass = passes.holding(batch.pixels(), batch.size());
    pass.forward(mix, Mode.EVALUATION);
    return pass;
  }
}
