package cellscope.engine.dl4j;

import cellscope.engine.ModelDescription;
import cellscope.engine.TrainedModel;
import cellscope.engine.TrainedModel.NamedArray;
import cellscope.engine.train.GenotypeText;
import cellscope.model.CellGenotype;
import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import cellscope.model.Operation;
import cellscope.model.SearchSpace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained NAS-Bench-201 network as a deeplearning4j {@link ComputationGraph}: input {@code image}
 * [batch, channels, height, width], normalised as the model's description says; output the
 * probabilities of the classes. It can be trained on there.
 */
public final class GraphExport {
  private static final int STAGES = 3;

  private final TrainedModel model;
  private final Genotype genotype;
  private final GraphBuilder builder = new GraphBuilder();
  private int cells;

  private GraphExport(TrainedModel model, Genotype genotype) {
    this.model = model;
    this.genotype = genotype;
  }

  /**
   * Writes the zip that {@code ComputationGraph.load} reads.
   *
   * @throws InputProblem a model of a space that has no such graph
   */
  public static void write(TrainedModel model, OutputStream out) throws IOException {
    ModelSerializer.writeModel(graph(model), out, false);
  }

  static ComputationGraph graph(TrainedModel model) {
    Genotype genotype = GenotypeText.parse(model.description().genotype());
    if (!genotype.space().equals(SearchSpace.NAS_BENCH_201.name())) {
      throw new InputProblem(
          "a network of the space " + genotype.space() + " can't be written for deeplearning4j",
          "format",
          "write it as npz");
    }
    return new GraphExport(model, genotype).build();
  }

  private ComputationGraph build() {
    ModelDescription d = model.description();
    int channels = d.channels();
    String last =
        builder.convolution("stem.0", GraphBuilder.IMAGE, d.imageChannels(), channels, 3, 1);
    last = builder.batchNorm("stem.1", last, channels);
    for (int stage = 0; stage < STAGES; stage++) {
      if (stage > 0) {
        last = residualBlock("cells." + cells++, last, channels);
        channels *= 2;
      }
      for (int n = 0; n < d.cells(); n++) {
        last = cell("cells." + cells++, last, channels);
      }
    }
    last = builder.batchNorm("lastact.0", last, channels);
    last = builder.relu("lastact.1", last);
    last = builder.globalPooling("global_pooling", last);
    InputType.InputTypeConvolutional image =
        (InputType.InputTypeConvolutional)
            InputType.convolutional(d.height(), d.width(), d.imageChannels());
    ComputationGraph graph =
        new ComputationGraph(builder.finish("classifier", last, channels, d.classes(), image));
    graph.init();
    fill(graph);
    return graph;
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

  private void fill(ComputationGraph graph) {
    Map<String, NamedArray> arrays =
        model.arrays().stream().collect(Collectors.toMap(NamedArray::name, Function.identity()));
    for (Layer layer : graph.getLayers()) {
      String name = layer.conf().getLayer().getLayerName();
      var kind = layer.conf().getLayer();
      if (kind instanceof ConvolutionLayer) {
        layer.setParam("W", array(arrays, name + ".weight"));
      } else if (kind instanceof BatchNormalization) {
        layer.setParam("gamma", row(arrays, name + ".weight"));
        layer.setParam("beta", row(arrays, name + ".bias"));
        layer.setParam("mean", row(arrays, name + ".running_mean"));
        layer.setParam("var", row(arrays, name + ".running_var"));
      } else if (kind instanceof OutputLayer) {
        layer.setParam("W", array(arrays, name + ".weight").transpose());
        layer.setParam("b", row(arrays, name + ".bias"));
      }
    }
  }

  private static INDArray row(Map<String, NamedArray> arrays, String name) {
    INDArray flat = array(arrays, name);
    return flat.reshape(1, flat.length());
  }

  private static INDArray array(Map<String, NamedArray> arrays, String name) {
    NamedArray found = arrays.get(name);
    if (found == null) {
      throw new InputProblem("has no array " + name, "model", "export it again from its run");
    }
    long[] shape = found.shape().stream().mapToLong(Integer::longValue).toArray();
    return Nd4j.create(found.values(), shape, DataType.FLOAT);
  }
}
