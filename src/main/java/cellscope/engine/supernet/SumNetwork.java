package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.BatchNormStyle;
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
    SumCell make(String name, int channels);
  }

  private SumNetwork(
      Size size, int edges, Kernels kernels, Parameters parameters, CellMaker maker) {
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
    head = new Head(channels, size.classes(), parameters, kernels);
  }

  /**
   * A supernet.
   *
   * @param bn of the cells; where it has no scale and shift, the convolutions have a bias
   */
  static Network supernet(Space space, Size size, BatchNormStyle bn, Kernels kernels) {
    Parameters parameters = new Parameters(kernels);
    CellTopology topology = space.cells().get(0);
    SumCell.Style style = new SumCell.Style(bn.affine(), bn.tracking());
    return new SumNetwork(
        size,
        topology.edges().size(),
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
    for (Object layer : body) {
      int index = passes.size();
      Activation input = passes.get(index - 1).output();
      passes.add(
          layer instanceof SumCell cell
              ? cell.bind(workspace, index, 0, input)
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
  public Architecture only() {
    return new Architecture(List.of(only));
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
