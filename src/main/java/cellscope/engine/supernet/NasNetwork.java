package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Stem;
import cellscope.engine.nn.Workspace;
import cellscope.model.Genotype;
import cellscope.model.SearchSpace;
import java.util.List;

/** A network of the NASNet space: a stem, cells that read the two layers before them, a head. */
final class NasNetwork implements Network {
  private final Stem stem;
  private final List<Layer> layers;
  private final Head head;
  private final Parameters parameters;
  private final Kernels kernels;

  /** A cell, and whether it halves the image. */
  record Layer(ConcatCell cell, boolean reduces) {
    /** Index of its kind of cell in the space. */
    int kind() {
      return reduces ? 1 : 0;
    }
  }

  NasNetwork(Stem stem, List<Layer> layers, Head head, Parameters parameters, Kernels kernels) {
    this.stem = stem;
    this.layers = List.copyOf(layers);
    this.head = head;
    this.parameters = parameters;
    this.kernels = kernels;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Kernels kernels() {
    return kernels;
  }

  @Override
  public Architecture only() {
    return new Architecture(List.of());
  }

  List<Layer> layers() {
    return layers;
  }

  Stem stem() {
    return stem;
  }

  Head head() {
    return head;
  }

  @Override
  public NetworkPass bind(Workspace workspace, Buffer images, boolean imageGradient) {
    return new NasNetworkPass(this, workspace, images, imageGradient);
  }

  @Override
  public Network restrictedTo(SearchSpace space, Genotype genotype) {
    List<Layer> restricted =
        layers.stream()
            .map(
                layer ->
                    layer.kind() < space.cells().size()
                        ? new Layer(
                            NasNetCell.restricted(layer.cell(), space, genotype, layer.kind()),
                            layer.reduces())
                        : layer)
            .toList();
    return new NasNetwork(stem, restricted, head, parameters, kernels);
  }
}
