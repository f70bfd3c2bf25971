package cellscope.engine.dl4j;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.trained.ModelDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The vertices of a NAS-Bench-201 network from the image to the pooled channels. */
final class SumGraph {

  private final ModelDescription model;
  private final Genotype genotype;
  private final GraphBuilder builder;
  private int cells;

  SumGraph(ModelDescription model, Genotype genotype, GraphBuilder builder) {
    this.model = model;
    this.genotype = genotype;
    this.builder = builder;
  }

  /** Adds them; gives what the classifier reads. */
  GraphExport.Features build() {
    int channels = model.channels();
    String last =
        builder.convolution("stem.0", GraphBuilder.IMAGE, model.imageChannels(), channels, 3, 1);
    last = builder.batchNorm("stem.1", last, channels);
    for (int stage = 0; stage < Macro.STAGES; stage++) {
      if (stage > 0) {
        last = residualBlock("cells." + cells++, last, channels);
        channels *= 2;
      }
      for (int n = 0; n < model.cells(); n++) {
        last = cell("cells." + cells++, last, channels);
      }
    }
    last = builder.batchNorm("lastact.0", last, channels);
    last = builder.relu("lastact.1", last);
    return new GraphExport.Features(builder.globalPooling("global_pooling", last), channels);
  }

  private String cell(String name, String input, int channels) {
    List<CellGenotype.Choice> choices = genotype.cells().get(0).choices();
    int output = choices.get(choices.size() - 1).edge().to();
    return node(output, name, new HashMap<>(Map.of(0, input)), channels);
  }

  /** Only what leads to the cell's output is built: the graph knows no loose ends. */
  private String node(int node, String cell, Map<Integer, String> built, int channels) {
    if (built.containsKey(node)) {
      return built.get(node);
    }
    List<CellGenotype.Choice> choices = genotype.cells().get(0).choices();
    List<String> terms = new ArrayList<>();
    for (int e = 0; e < choices.size(); e++) {
      CellGenotype.Choice choice = choices.get(e);
      if (choice.edge().to() == node && choice.operation() != Operation.NONE) {
        String from = node(choice.edge().from(), cell, built, channels);
        terms.add(operation(choice.operation(), cell + ".layers." + e + ".op", from, channels));
      }
    }
    String made = builder.sum(cell + ".nodes." + node, terms, built.get(0));
    built.put(node, made);
    return made;
  }

  private String operation(Operation operation, String path, String input, int channels) {
    return switch (operation) {
      case SKIP_CONNECT -> input;
      case NOR_CONV_1X1 -> convolutionUnit(path, input, channels, channels, 1, 1);
      case NOR_CONV_3X3 -> convolutionUnit(path, input, channels, channels, 3, 1);
      case AVG_POOL_3X3 -> builder.averagePooling(path, input, 3, 1, 1);
      default -> throw new IllegalArgumentException("no NAS-Bench-201 cell has " + operation);
    };
  }

  private String convolutionUnit(
      String path, String input, int in, int out, int kernel, int stride) {
    String relu = builder.relu(path + ".0", input);
    String convolution = builder.convolution(path + ".1", relu, in, out, kernel, stride);
    return builder.batchNorm(path + ".2", convolution, out);
  }

  private String residualBlock(String name, String input, int in) {
    String a = convolutionUnit(name + ".conv_a.op", input, in, 2 * in, 3, 2);
    String b = convolutionUnit(name + ".conv_b.op", a, 2 * in, 2 * in, 3, 1);
    String pooled = builder.averagePooling(name + ".downsample.0", input, 2, 2, 0);
    String shortcut = builder.convolution(name + ".downsample.1", pooled, in, 2 * in, 1, 1);
    return builder.sum(name + ".sum", List.of(b, shortcut), input);
  }
}
