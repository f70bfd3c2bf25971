package cellscope.engine.dl4j;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.Macro;
import cellscope.model.plan.StemKind;
import cellscope.model.trained.ModelDescription;
import java.util.List;
import java.util.function.Supplier;

/**
 * The vertices of a NASNet-space network from the image to the pooled channels. A graph knows no
 * loose ends, so it is built from its end: a vertex is made when another one reads it.
 */
final class NasNetGraph {
  private static final int STEM_MULTIPLIER = 3;

  private final ModelDescription model;
  private final Genotype genotype;
  private final GraphBuilder builder;

  /**
   * What a cell reads.
   *
   * @param vertex makes the vertex when it is first asked
   * @param channels of that vertex
   */
  record Source(Supplier<String> vertex, int channels) {
    Source {
      vertex = once(vertex);
    }

    private static Supplier<String> once(Supplier<String> made) {
      String[] name = {null};
      return () -> {
        if (name[0] == null) {
          name[0] = made.get();
        }
        return name[0];
      };
    }
  }

  NasNetGraph(ModelDescription model, Genotype genotype, GraphBuilder builder) {
    this.model = model;
    this.genotype = genotype;
    this.builder = builder;
  }

  /** Adds them; gives what the classifier reads. */
  GraphExport.Features build() {
    boolean imageNet = StemKind.byLabel(model.stem()) == StemKind.IMAGENET;
    Source older = imageNet ? imageNetStem() : cifarStem();
    Source newer = imageNet ? lastOfImageNetStem(older) : older;
    boolean halved = imageNet;
    int index = 0;
    for (int stage = 0; stage < Macro.STAGES; stage++) {
      for (int n = stage == 0 ? 1 : 0; n <= model.cells(); n++) {
        boolean reduction = n == 0;
        int channels = model.channels() << stage;
        String name = "cells." + index++;
        NasNetGraphCell.Shape shape = new NasNetGraphCell.Shape(name, channels, reduction, halved);
        Source out = cell(shape, older, newer);
        older = newer;
        newer = out;
        halved = reduction;
      }
    }
    String pooled = builder.globalPooling("global_pooling", newer.vertex().get());
    return new GraphExport.Features(pooled, newer.channels());
  }

  private Source cell(NasNetGraphCell.Shape shape, Source older, Source newer) {
    List<CellGenotype> cells = genotype.cells();
    boolean fixed = shape.reduction() && cells.size() < 2;
    CellGenotype chosen = shape.reduction() && !fixed ? cells.get(1) : cells.get(0);
    NasNetGraphCell cell = new NasNetGraphCell(builder, shape, older, newer);
    return fixed
        ? new Source(cell::fixedReduction, 4 * shape.channels())
        : new Source(() -> cell.chosen(chosen), chosen.outputs().size() * shape.channels());
  }

  private Source cifarStem() {
    int channels = STEM_MULTIPLIER * model.channels();
    return new Source(
        () -> {
          String image = GraphBuilder.IMAGE;
          String made =
              builder.convolution("stem.conv", image, model.imageChannels(), channels, 3, 1);
          return builder.batchNorm("stem.bn", made, channels);
        },
        channels);
  }

  /** A quarter of the image's sides. */
  private Source imageNetStem() {
    int channels = model.channels();
    int half = channels / 2;
    return new Source(
        () -> {
          String image = GraphBuilder.IMAGE;
          String made = builder.convolution("stem0.0", image, model.imageChannels(), half, 3, 2);
          made = builder.relu("stem0.2", builder.batchNorm("stem0.1", made, half));
          made = builder.convolution("stem0.3", made, half, channels, 3, 2);
          return builder.batchNorm("stem0.4", made, channels);
        },
        channels);
  }

  /** An eighth of them. */
  private Source lastOfImageNetStem(Source before) {
    int channels = model.channels();
    return new Source(
        () -> {
          String made = builder.relu("stem1.0", before.vertex().get());
          made = builder.convolution("stem1.1", made, channels, channels, 3, 2);
          return builder.batchNorm("stem1.2", made, channels);
        },
        channels);
  }
}
