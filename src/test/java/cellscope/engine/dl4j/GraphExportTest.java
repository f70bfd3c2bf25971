package cellscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.TrainConfig;
import cellscope.engine.ModelDescription;
import cellscope.engine.RunEngine;
import cellscope.engine.StepGate;
import cellscope.engine.TrainEngines;
import cellscope.engine.TrainedModel;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.train.TrainState;
import cellscope.engine.train.TrainedNetwork;
import cellscope.model.RunEvent;
import cellscope.model.SearchListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    TrainedModel model = trained(genotype);
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
  private static TrainedModel trained(String genotype) throws Exception {
    TrainConfig config =
        ConfigReader.parse(
            ConfigSchema.TRAIN,
            """
            {"seed": 5, "genotype": "%s", "network": {"channels": 4, "cells": 1},
             "data": {"trainLimit": 96, "heldOutLimit": 10},
             "training": {"epochs": 2, "batchSize": 32}, "weights": {"learningRate": 0.1}}
            """
                .formatted(genotype),
            "test");
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    try (RunEngine engine = TrainEngines.open(config, Map.of())) {
      engine.run(null, keepingStateIn(state), StepGate.ALWAYS);
    }
    return TrainState.readModel(new ByteArrayInputStream(state.toByteArray()));
  }

  private static SearchListener keepingStateIn(ByteArrayOutputStream bytes) {
    return new SearchListener() {
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
