package cellscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.TrainConfig;
import cellscope.engine.RunEngine;
import cellscope.engine.TrainEngines;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.train.ModelState;
import cellscope.engine.train.TrainedNetwork;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import cellscope.model.trained.ModelDescription;
import cellscope.model.trained.TrainedModel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GraphExportTest {
  private static final int IMAGES = 5;

  @TempDir private Path folder;

  /** Among them: every operation, a node without input, one vertex twice in a sum. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "|nor_conv_3x3~0|+|skip_connect~0|nor_conv_1x1~1|+|avg_pool_3x3~0|none~1|nor_conv_3x3~2|",
        "|none~0|+|avg_pool_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_1x1~1|none~2|",
        "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|none~2|",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|"
      })
  void writtenGraphGivesTheEnginesProbabilities(String genotype) throws Exception {
    assertSameProbabilities(trained(genotype, ""));
  }

  /** Every operation, groups and both stems; the cells' inputs are not all read in the last two. */
  @ParameterizedTest
  @MethodSource("nasNetNetworks")
  void writtenGraphOfANasNetNetworkGivesTheEnginesProbabilities(String genotype, String network)
      throws Exception {
    assertSameProbabilities(trained(genotype, network));
  }

  static Stream<Arguments> nasNetNetworks() {
    String imageNet = ", \"stem\": \"imagenet\"";
    return Stream.of(
        Arguments.of("GDAS_V1", ", \"auxiliaryWeight\": 0.4, \"dropPath\": 0.1"),
        Arguments.of("GDAS_F1", ""),
        Arguments.of("GDAS_F1", imageNet),
        Arguments.of("SETN", ""),
        Arguments.of("NASNet", ""),
        Arguments.of("PNASNet", ""),
        Arguments.of("DARTS_V2", imageNet),
        Arguments.of(
            "Genotype(normal=[('skip_connect', 0), ('conv_3x1_1x3', 0), ('dil_conv_5x5', 0),"
                + " ('avg_pool_3x3', 2)], normal_concat=[3], reduce=[('skip_connect', 1),"
                + " ('conv_3x1_1x3', 1)], reduce_concat=[2])",
            ""),
        Arguments.of(
            "Genotype(normal=[('max_pool_3x3', 1), ('max_pool_3x3', 1), ('skip_connect', 1),"
                + " ('skip_connect', 1)], normal_concat=[2], reduce=[('dil_conv_3x3', 0),"
                + " ('skip_connect', 0)], reduce_concat=[2])",
            ""));
  }

  private void assertSameProbabilities(TrainedModel model) throws Exception {
    Path file = folder.resolve("graph.zip");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GraphExport.write(model, out);
    Files.write(file, out.toByteArray());
    ComputationGraph graph = ComputationGraph.load(file.toFile(), false);

    ModelDescription d = model.description();
    int channels = d.imageChannels();
    int pixels = d.height() * d.width();
    float[] images = new float[IMAGES * pixels * channels];
    INDArray input = Nd4j.create(DataType.FLOAT, IMAGES, channels, d.height(), d.width());
    Random random = new Random(9);
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
      int position = i / channels % pixels;
      input.putScalar(
          new int[] {
            i / channels / pixels, i % channels, position / d.width(), position % d.width()
          },
          images[i]);
    }
    double[][] theirs = graph.output(false, input)[0].toDoubleMatrix();
    try (Kernels kernels = KernelFactory.cpu(1, 2)) {
      double[][] logits = TrainedNetwork.of(model, kernels).logits(images, IMAGES);
      for (int i = 0; i < IMAGES; i++) {
        double sum = 0;
        for (double logit : logits[i]) {
          sum += Math.exp(logit);
        }
        for (int k = 0; k < d.classes(); k++) {
          assertThat(theirs[i][k]).isCloseTo(Math.exp(logits[i][k]) / sum, within(1e-5));
        }
      }
    }
  }

  /** Six steps, so that running statistics and scales are not those of the start. */
  private TrainedModel trained(String genotype, String network) throws Exception {
    TrainConfig config =
        ConfigReader.parse(
            ConfigSchema.TRAIN,
            """
            {"seed": 5, "genotype": "%s", "network": {"channels": 4, "cells": 1%s},
             "data": {%s "trainLimit": 96, "heldOutLimit": 10},
             "training": {"epochs": 2, "batchSize": 32, "stepsPerEpoch": 3},
             "weights": {"learningRate": 0.1}}
            """
                .formatted(genotype, network, network.contains("imagenet") ? pictures() : ""),
            "test");
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    try (RunEngine engine = TrainEngines.open(config, Map.of())) {
      engine.run(null, keepingStateIn(state), StepGate.ALWAYS);
    }
    return ModelState.read(new ByteArrayInputStream(state.toByteArray()));
  }

  /** Noise of 64x64 in two classes, large enough for the ImageNet stem. */
  private String pictures() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 48; i++) {
      BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < 64 * 64; pixel++) {
        image.setRGB(pixel % 64, pixel / 64, random.nextInt(1 << 24));
      }
      Path file = folder.resolve("pictures/" + i % 2 + "/" + i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
    return "\"dataset\": \"image-folder\", \"imageSize\": 64, \"path\": \""
        + folder.resolve("pictures")
        + "\", ";
  }

  private static RunListener keepingStateIn(ByteArrayOutputStream bytes) {
    return new RunListener() {
      @Override
      public void onEvent(RunEvent event) {
        // only the state counts here
      }

      @Override
      public void onCheckpoint(Position position, StateWriter state) throws IOException {
        bytes.reset();
        state.writeTo(bytes);
      }
    };
  }
}
