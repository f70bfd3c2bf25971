package cellscope.engine.dl4j;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Adds vertices named as the engine's modules; each call returns the new vertex's name. */
final class GraphBuilder {
  static final String IMAGE = "image";
  private static final double EPSILON = 1e-5;
  private static final double KEPT = 0.9; // of the running statistics: PyTorch's momentum is 0.1

  private final Map<String, GraphWeights> weights = new HashMap<>();
  private final ComputationGraphConfiguration.GraphBuilder graph =
      new NeuralNetConfiguration.Builder()
          .updater(new Nesterovs(0.01, 0.9))
          .graphBuilder()
          .addInputs(IMAGE);

  /**
   * A convolution's window.
   *
   * @param height rows
   * @param width columns
   * @param verticalStride rows from one window to the next
   * @param horizontalStride columns from one window to the next
   */
  record Window(int height, int width, int verticalStride, int horizontalStride) {
    static Window square(int side, int stride) {
      return new Window(side, side, stride, stride);
    }
  }

  /** What a layer's weights are made of. */
  GraphWeights weightsOf(String layer) {
    return weights.get(layer);
  }

  /** A square convolution without bias and with padding kernel/2. */
  String convolution(String name, String input, int in, int out, int kernel, int stride) {
    return convolution(name, input, in, out, Window.square(kernel, stride));
  }

  /** A convolution without bias, padded by half of its window. */
  String convolution(String name, String input, int in, int out, Window window) {
    weights.put(name, GraphWeights.dense(name));
    return addConvolution(name, input, in, out, window);
  }

  private String addConvolution(String name, String input, int in, int out, Window window) {
    graph.addLayer(
        name,
        configured(new ConvolutionLayer.Builder(window.height, window.width), in, out, window)
            .build(),
        input);
    return name;
  }

  private static <T extends ConvolutionLayer.BaseConvBuilder<T>> T configured(
      T builder, int in, int out, Window window) {
    return builder
        .stride(window.verticalStride, window.horizontalStride)
        .padding(window.height / 2, window.width / 2)
        .nIn(in)
        .nOut(out)
        .hasBias(false)
        .activation(Activation.IDENTITY);
  }

  /**
   * A depthwise convolution without bias that keeps the size at stride 1. ND4J can't do one with
   * dilation, so its window has zeros between the weights.
   */
  String depthwise(String name, String input, int channels, int kernel, int stride, int dilation) {
    weights.put(name, GraphWeights.depthwise(name, dilation));
    Window window = Window.square(dilation * (kernel - 1) + 1, stride);
    DepthwiseConvolution2D.Builder builder =
        new DepthwiseConvolution2D.Builder(window.height, window.width).depthMultiplier(1);
    graph.addLayer(name, configured(builder, channels, channels, window).build(), input);
    return name;
  }

  /**
   * A convolution in groups without bias. deeplearning4j has no groups, so it is a dense one with
   * zeros between channels of different groups.
   */
  String grouped(String name, String input, int channels, int groups, Window window) {
    weights.put(name, GraphWeights.grouped(name, groups));
    return addConvolution(name, input, channels, channels, window);
  }

  /** The channels of different vertices one after another. */
  String concatenation(String name, List<String> inputs) {
    if (inputs.size() == 1) {
      return inputs.get(0);
    }
    graph.addVertex(name, new MergeVertex(), inputs.toArray(String[]::new));
    return name;
  }

  /** The image moved up and left by one pixel, with zeros behind. */
  String shift(String name, String input) {
    graph.addLayer(name + ".zeros", new ZeroPaddingLayer.Builder(0, 1, 0, 1).build(), input);
    graph.addLayer(name, new Cropping2D.Builder(1, 0, 1, 0).build(), name + ".zeros");
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
    return pooling(SubsamplingLayer.PoolingType.AVG, name, input, kernel, stride, padding);
  }

  /** The largest value of each window; padding never wins. */
  String maximumPooling(String name, String input, int kernel, int stride, int padding) {
    return pooling(SubsamplingLayer.PoolingType.MAX, name, input, kernel, stride, padding);
  }

  private String pooling(
      SubsamplingLayer.PoolingType type,
      String name,
      String input,
      int kernel,
      int stride,
      int padding) {
    graph.addLayer(
        name,
        new SubsamplingLayer.Builder(type)
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
