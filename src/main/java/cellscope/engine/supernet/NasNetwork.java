package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.AuxiliaryHead;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Workspace;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.Space;
import java.util.List;

/**
 * A network of the NASNet space: a stem, cells that read the two layers before them, a head, and in
 * stand-alone networks perhaps an auxiliary head.
 */
final class NasNetwork implements Network {
  private final NasNetStem stem;
  private final List<Layer> layers;
  private final Auxiliary auxiliaryOrNull;
  private final Head head;
  private final Parameters parameters;
  private final Kernels kernels;

  /** A cell, and whether it halves the image. */
  record Layer(Cell cell, boolean reduces) {
    /** Index of its kind of cell in the space. */
    int kind() {
      return reduces ? 1 : 0;
    }

    /** Whether a mix tells what its edges compute. */
    boolean isSearched() {
      return cell.links().stream().anyMatch(link -> !link.isFixed());
    }
  }

  /**
   * A second classifier.
   *
   * @param layer the layer whose output it reads; 0 is the stem
   * @param weight of its loss
   */
  record Auxiliary(AuxiliaryHead head, int layer, double weight) {}

  NasNetwork(
      NasNetStem stem,
      List<Layer> layers,
      Auxiliary auxiliaryOrNull,
      Head head,
      Parameters parameters,
      Kernels kernels) {
    this.stem = stem;
    this.layers = List.copyOf(layers);
    this.auxiliaryOrNull = auxiliaryOrNull;
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
  public EdgeMix only() {
    return EdgeMix.single(List.of());
  }

  @Override
  public List<Integer> searchedKinds() {
    return layers.stream().filter(Layer::isSearched).map(Layer::kind).toList();
  }

  List<Layer> layers() {
    return layers;
  }

  NasNetStem stem() {
    return stem;
  }

  Auxiliary auxiliaryOrNull() {
    return auxiliaryOrNull;
  }

  Head head() {
    return head;
  }

  @Override
  public NetworkPass bind(Workspace workspace, Buffer images, boolean imageGradient) {
    return new NasNetworkPass(this, workspace, images, imageGradient);
  }

  @Override
  public Network restrictedTo(Space space, Genotype genotype) {
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
    return new NasNetwork(stem, restricted, auxiliaryOrNull, head, parameters, kernels);
  }
}
