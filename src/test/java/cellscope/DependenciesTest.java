package cellscope;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What the build leaves out of DL4J must not be missed by a network of ours that goes there. */
class DependenciesTest {
  private static final int CLASSES = 3;

  @Test
  void aGraphOfDl4jLearnsWithoutTheLibrariesLeftOut() {
    ComputationGraph graph = smallGraph();
    INDArray images = Nd4j.rand(DataType.FLOAT, 6, 1, 8, 8);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 6, CLASSES);
    for (int image = 0; image < 6; image++) {
      labels.putScalar(image, image % CLASSES, 1);
    }
    DataSet batch = new DataSet(images, labels);
    double before = graph.score(batch);
    for (int step = 0; step < 20; step++) {
      graph.fit(batch);
    }
    assertThat(graph.score(batch)).isLessThan(before);
    INDArray probabilities = graph.output(images)[0];
    assertThat(probabilities.shape()).containsExactly(6, CLASSES);
    assertThat(probabilities.sum(1).toFloatVector())
        .usingComparatorWithPrecision(1e-4f)
        .containsOnly(1f);
  }

  private static ComputationGraph smallGraph() {
    Nd4j.getRandom().setSeed(7);
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("image")
                .addLayer(
                    "conv",
                    new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.RELU).build(),
                    "image")
                .addLayer(
                    "out",
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build(),
                    "conv")
                .setOutputs("out")
                .setInputTypes(InputType.convolutional(8, 8, 1))
                .build());
    graph.init();
    return graph;
  }
}
