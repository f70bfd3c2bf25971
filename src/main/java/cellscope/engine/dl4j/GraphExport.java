package cellscope.engine.dl4j;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.GenotypeText;
import cellscope.model.space.catalogue.Spaces;
import cellscope.model.trained.ModelDescription;
import cellscope.model.trained.TrainedModel;
import cellscope.model.trained.TrainedModel.NamedArray;
import java.io.IOException;
import java.io.OutputStream;
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
 * A trained network as a deeplearning4j {@link ComputationGraph}: input {@code image} [batch,
 * channels, height, width], normalised as the model's description says; output the probabilities of
 * the classes. An auxiliary head, which serves training alone, is left out.
 */
public final class GraphExport {
  private final TrainedModel model;
  private final GraphBuilder builder = new GraphBuilder();

  /** The vertex of the pooled channels and their number. */
  record Features(String vertex, int channels) {}

  private GraphExport(TrainedModel model) {
    this.model = model;
  }

  /** Writes the zip that {@code ComputationGraph.load} reads. */
  public static void write(TrainedModel model, OutputStream out) throws IOException {
    ModelSerializer.writeModel(graph(model), out, false);
  }

  static ComputationGraph graph(TrainedModel model) {
    return new GraphExport(model).build();
  }

  private ComputationGraph build() {
    ModelDescription d = model.description();
    Genotype genotype = GenotypeText.parse(d.genotype());
    Features features = SpaceGraphs.of(Spaces.of(genotype)).build(d, genotype, builder);
    InputType.InputTypeConvolutional image =
        (InputType.InputTypeConvolutional)
            InputType.convolutional(d.height(), d.width(), d.imageChannels());
    ComputationGraph graph =
        new ComputationGraph(
            builder.finish(
                "classifier", features.vertex(), features.channels(), d.classes(), image));
    graph.init();
    fill(graph);
    return graph;
  }

  private void fill(ComputationGraph graph) {
    Map<String, NamedArray> arrays =
        model.arrays().stream().collect(Collectors.toMap(NamedArray::name, Function.identity()));
    for (Layer layer : graph.getLayers()) {
      String name = layer.conf().getLayer().getLayerName();
      var kind = layer.conf().getLayer();
      if (kind instanceof ConvolutionLayer) {
        GraphWeights source = builder.weightsOf(name);
        layer.setParam("W", source.of(named(arrays, source.array())));
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

  private static NamedArray named(Map<String, NamedArray> arrays, String name) {
    NamedArray found = arrays.get(name);
    if (found == null) {
      throw new InputProblem("has no array " + name, "model", "export it again from its run");
    }
    return found;
  }

  private static INDArray array(Map<String, NamedArray> arrays, String name) {
    NamedArray found = named(arrays, name);
    long[] shape = found.shape().stream().mapToLong(Integer::longValue).toArray();
    return Nd4j.create(found.values(), shape, DataType.FLOAT);
  }
}
