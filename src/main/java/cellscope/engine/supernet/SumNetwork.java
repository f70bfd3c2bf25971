package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.ResidualBlock;
import cellscope.engine.nn.Stem;
import cellscope.engine.nn.Workspace;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.Macro;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.List;

/**
 * The macro network of NAS-Bench-201 (Dong and Yang, ICLR 2020): stem, three stages of N cells with
 * residual blocks between them, head. As a supernet its cells hold all candidates; as a stand-alone
 * network one each.
 */
final class SumNetwork implements Network {
  private final Kernels kernels;
  private final Parameters parameters;
  private final Stem stem;
  private final List<Object> body = new ArrayList<>();
  private final Head head;
  private final int[] only;

  /** The same network with one architecture. */
  private SumNetwork(SumNetwork whole, int[] only) {
    kernels = whole.kernels;
    parameters = whole.parameters;
    stem = whole.stem;
    body.addAll(whole.body);
    head = whole.head;
    this.only = only;
  }

  @FunctionalInterface
  private interface CellMaker {
    Cell make(String name, int channels);
  }

  private SumNetwork(
      Size size,
      int edges,
      BatchNormStyle ofLast,
      Kernels kernels,
      Parameters parameters,
      CellMaker maker) {
    only = new int[edges];
    this.kernels = kernels;
    this.parameters = parameters;
    stem = new Stem(size.imageChannels(), size.channels(), parameters, kernels);
    int channels = size.channels();
    for (int stage = 0; stage < Macro.STAGES; stage++) {
      if (stage > 0) {
        String name = "cells." + body.size();
        body.add(new ResidualBlock(name, channels, 2 * channels, parameters, kernels));
        channels *= 2;
      }
      for (int n = 0; n < size.cells(); n++) {
        body.add(maker.make("cells." + body.size(), channels));
      }
    }
    head = new Head(channels, size.classes(), ofLast, parameters, kernels);
  }

  /**
   * A supernet.
   *
   * @param style how the cells' BN is built; where it is not affine, the convolutions have a bias
   * @param ofLast how the last BN is built
   */
  static Network supernet(
      Space space, Size size, BatchNormStyle style, BatchNormStyle ofLast, Kernels kernels) {
    Parameters parameters = new Parameters(kernels);
    CellTopology topology = space.cells().get(0);
    return new SumNetwork(
        size,
        topology.edges().size(),
        ofLast,
        kernels,
        parameters,
        (name, channels) ->
            SumCell.withEveryOperation(
                name, topology, space.operations(), channels, style, parameters, kernels));
  }

  /** The stand-alone network of a genotype; its only architecture is {@code 0} on every edge. */
  static Network standAlone(Genotype genotype, Size size, Form form, Kernels kernels) {
    if (!form.equals(Form.PLAIN)) {
      throw new IllegalArgumentException("a network of " + genotype.space() + " has no " + form);
    }
    Parameters parameters = new Parameters(kernels);
    CellTopology topology = Spaces.of(genotype).cells().get(0);
    var chosen = genotype.cells().get(0).choices().stream().map(c -> c.operation()).toList();
    return new SumNetwork(
        size,
        topology.edges().size(),
        BatchNormStyle.FULL,
        kernels,
        parameters,
        (name, channels) ->
            SumCell.withOneOperation(name, topology, chosen, channels, parameters, kernels));
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public NetworkPass bind(Workspace workspace, Buffer images, boolean imageGradient) {
    List<LayerPass> passes = new ArrayList<>();
    passes.add(stem.bind(workspace, 0, images, imageGradient));
    int cells = 0;
    for (Object layer : body) {
      int index = passes.size();
      Activation input = passes.get(index - 1).output();
      passes.add(
          layer instanceof Cell cell
              ? new ChainedCellPass(cell, workspace, new Cell.Position(index, 0, cells++), input)
              : ((ResidualBlock) layer).bind(workspace, index, input));
    }
    Activation last = passes.get(passes.size() - 1).output();
    return new ChainPass(passes, head.bind(workspace, passes.size(), last), parameters, images);
  }

  @Override
  public Kernels kernels() {
    return kernels;
  }

  @Override
  public EdgeMix only() {
    return EdgeMix.single(List.of(only));
  }

  @Override
  public List<Integer> searchedKinds() {
    return body.stream().filter(Cell.class::isInstance).map(cell -> 0).toList();
  }

  @Override
  public Network restrictedTo(Space space, Genotype genotype) {
    int[] chosen =
        genotype.cells().get(0).choices().stream()
            .mapToInt(choice -> space.operations().indexOf(choice.operation()))
            .toArray();
    return new SumNetwork(this, chosen);
  }
}
