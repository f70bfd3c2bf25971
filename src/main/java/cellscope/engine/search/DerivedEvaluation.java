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

/** Evaluates a genotype with the supernet's shared weights on the held-out images. */
final class DerivedEvaluation {
  private final Space space;
  private final Network network;
  private final SearchData data;
  private final Workspace workspace;
  private final Buffer images;
  private final Map<Integer, Workspace> workspaces = new HashMap<>();
  private final Map<Integer, Buffer> prefixes = new HashMap<>();

  DerivedEvaluation(Space space, Network network, SearchData data) {
    this.space = space;
    this.network = network;
    this.data = data;
    int batch = HeldOutEvaluation.batch(data);
    workspace = Workspace.forEvaluation(network.kernels(), batch);
    images = network.kernels().allocate(batch, data.height(), data.width(), data.channels());
  }

  /** Binds the genotype's part of the network anew; its buffers stay the same. */
  HeldOutEvaluation.Result evaluate(Genotype derived) {
    Network restricted = network.restrictedTo(space, derived);
    Map<Integer, NetworkPass> passes = new HashMap<>();
    return HeldOutEvaluation.over(
        data,
        batch -> {
          NetworkPass pass = passes.computeIfAbsent(batch.size(), n -> bind(restricted, n));
          int[] labels = batch.labelsOfImages();
          pass.images().write(batch.pixels(), 0);
          pass.forward(restricted.only(), Mode.EVALUATION);
          return new CandidateEvaluation.Result(
              pass.loss(labels), pass.correct(labels), batch.size());
        });
  }

  private NetworkPass bind(Network restricted, int size) {
    Buffer place = prefixes.computeIfAbsent(size, n -> network.kernels().prefix(images, n));
    return restricted.bind(workspaces.computeIfAbsent(size, workspace::smaller), place, false);
  }
}
