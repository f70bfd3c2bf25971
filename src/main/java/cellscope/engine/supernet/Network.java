package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.ResidualBlock;
import cellscope.engine.nn.Stem;
import cellscope.engine.nn.Workspace;
import cellscope.model.CellTopology;
import cellscope.model.Genotype;
import cellscope.model.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * The macro network of NAS-Bench-201 (gdas.md 1.1): stem, three stages of N cells with residual
 * blocks between them, head. As a supernet its cells hold all candidates; as a stand-alone network
 * one each.
 */
public final class Network {
  private final Kernels kernels;
  private final Parameters parameters;
  private final Stem stem;
  private final List<Object> body = new ArrayList<>();
  private final Head head;

  /**
   * The size of a network.
   *
   * @param channels C of the first stage
   * @param cells N in each stage
   * @param imageChannels channels of the images
   * @param classes outputs
   */
  public record Size(int channels, int cells, int imageChannels, int classes) {}

  @FunctionalInterface
  private interface CellMaker {
    SumCell make(String name, int channels);
  }

  private Network(Size size, Kernels kernels, Parameters parameters, CellMaker maker) {
    this.kernels = kernels;
    this.parameters = parameters;
    stem = new Stem(size.imageChannels(), size.channels(), parameters, kernels);
    int channels = size.channels();
    for (int stage = 0; stage < 3; stage++) {
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
   * @param affine whether the cells' BN has a learnable scale and shift (and the convolutions then
   *     no bias)
   * @param tracking whether the cells' BN keeps running statistics
   */
  public static Network supernet(
      SearchSpace space, Size size, boolean affine, boolean tracking, Kernels kernels) {
    Parameters parameters = new Parameters(kernels);
    CellTopology topology = space.cells().get(0);
    SumCell.Style style = new SumCell.Style(affine, tracking);
    return new Network(
        size,
        kernels,
        parameters,
        (name, channels) ->
            SumCell.withEveryOperation(
                name, topology, space.operations(), channels, style, parameters, kernels));
  }

  /** The stand-alone network of a genotype; its only architecture is {@code 0} on every edge. */
  public static Network standAlone(Genotype genotype, Size size, Kernels kernels) {
    Parameters parameters = new Parameters(kernels);
    SearchSpace space =
        SearchSpace.byName(genotype.space())
            .orElseThrow(() -> new IllegalArgumentException("no space " + genotype.space()));
    CellTopology topology = space.cells().get(0);
    var chosen = genotype.cells().get(0).choices().stream().map(c -> c.operation()).toList();
    return new Network(
        size,
        kernels,
        parameters,
        (name, channels) ->
            SumCell.withOneOperation(name, topology, chosen, channels, parameters, kernels));
  }

  public Parameters parameters() {
    return parameters;
  }

  /** BN by name. */
  public BatchNorm batchNorm(String name) {
    return parameters.batchNorms().stream()
        .filter(b -> b.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no BN is called " + name));
  }

  /**
   * Binds the network to memory.
   *
   * @param images [batch, height, width, channels], sides divisible by 4
   * @param imageGradient whether the images' gradient is wanted
   */
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
    return new NetworkPass(passes, head.bind(workspace, passes.size(), last), parameters, images);
  }

  public Kernels kernels() {
    return kernels;
  }
}
