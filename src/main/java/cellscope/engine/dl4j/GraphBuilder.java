package cellscope.engine.dl4j;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Adds vertices named as the engine's modules; each call returns the new vertex's name. */
final class GraphBuilder {
  static final String IMAGE = "image";
  private static final double EPSILON = 1e-5;
  private static final double KEPT = 0.9; // of the running statistics: PyTorch's momentum is 0.1

  private final ComputationGraphConfiguration.GraphBuilder graph =
      new NeuralNetConfiguration.Builder()
          .updater(new Nesterovs(0.01, 0.9))
          .graphBuilder()
          .addInputs(IMAGE);

  /** A convolution without bias and with padding kernel/2. */
  String convolution(String name, String input, int in, int out, int kernel, int stride) {
    graph.addLayer(
        name,
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(stride, stride)
            .padding(kernel / 2, kernel / 2)
            .nIn(in)
            .nOut(out)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build(),
        input);
    return name;
  }

  String batchNorm(String name, String input, int channels) {
    graph.addLayer(
        name,
        new BatchNormalization.Builder()
            .nIn(channels)
            .nOut(channels)
            .eps(EPSILON)
            .decay(KEPT)
            .useLogStd(false) // the variance itself, as PyTorch keeps it
            .build(),
        input);
    return name;
  }

  String relu(String name, String input) {
    graph.addLayer(name, new ActivationLayer.Builder().activation(Activation.RELU).build(), input);
    return name;
  }

  /** The mean of each window, padding not counted. */
  String averagePooling(String name, String input, int kernel, int stride, int padding) {
    graph.addLayer(
        name,
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
            .kernelSize(kernel, kernel)
            .stride(stride, stride)
            .padding(padding, padding)
            .avgPoolIncludePadInDivisor(false)
            .build(),
        input);
    return name;
  }

  /** The sum of any number of vertices; {@code like} gives the shape where there are none. */
  String sum(String name, List<String> inputs, String like) {
    if (inputs.isEmpty()) {
      graph.addVertex(name, new ScaleVertex(0), like);
      return name;
    }
    if (inputs.size() == 1) {
      return inputs.get(0);
    }
    Set<String> different = new LinkedHashSet<>();
    for (String input : inputs) {
      String own = input;
      while (!different.add(own)) {
        String copy = name + ".copy" + different.size(); // a vertex takes each input once
        graph.addVertex(copy, new ScaleVertex(1), input);
        own = copy;
      }
    }
    graph.addVertex(
        name, new ElementWiseVertex(ElementWiseVertex.Op.Add), different.toArray(String[]::new));
    return name;
  }

  String globalPooling(String name, String input) {
    graph.addLayer(name, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), input);
    return name;
  }

  /** The linear classifier with softmax and cross entropy; the graph's output. */
  ComputationGraphConfiguration finish(
      String name, String input, int in, int classes, InputType.InputTypeConvolutional image) {
    graph.addLayer(
        name,
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(in)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .build(),
        input);
    return graph.setOutputs(name).setInputTypes(image).build();
  }
}
