package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.TrainConfig;
import cellscope.engine.ModelEngine;
import cellscope.engine.RunEngine;
import cellscope.engine.TrainEngines;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import cellscope.model.trained.TrainedModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  private static final TrainConfig CONFIG =
      ConfigReader.parse(
          ConfigSchema.TRAIN,
          """
          {"seed": 5, "genotype": "GDAS_F1",
           "network": {"channels": 4, "cells": 1, "auxiliaryWeight": 0.4},
           "data": {"channels": 1, "trainLimit": 60, "heldOutLimit": 20},
           "training": {"epochs": 1, "batchSize": 20},
           "execution": {"device": "cpu"}}
          """,
          "a test");

  @TempDir private Path folder;

  @Test
  void nasNetModelWithAnAuxiliaryHeadPredictsTheSameAfterItsFile() throws Exception {
    TrainedModel model = trained();
    Path file = folder.resolve("model.npz");
    ModelFile.write(model, file);
    TrainedModel read = ModelFile.read(file);

    assertThat(read.description()).isEqualTo(model.description());
    assertThat(read.description().auxiliary()).isTrue();
    assertThat(read.description().classNames()).isEqualTo(model.description().classNames());
    assertThat(read.arrays()).anyMatch(a -> a.name().startsWith("auxiliary_head."));
    assertThat(predicted(read)).isEqualTo(predicted(model));
  }

  @Test
  void graphsZipDescribesItselfAndWhatWasLeftOut() throws Exception {
    Path file = folder.resolve("graph.zip");
    ModelFile.writeGraph(trained(), file);

    ComputationGraph graph = ComputationGraph.load(file.toFile(), false);
    assertThat(graph.getConfiguration().getVertices().keySet())
        .contains("classifier")
        .noneMatch(vertex -> vertex.startsWith("auxiliary_head"));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      JsonNode json = new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("model.json")));
      assertThat(json.path("auxiliary").asBoolean(true)).isFalse();
      assertThat(json.path("leftOut")).hasSize(1);
      assertThat(json.path("leftOut").get(0).asText()).isEqualTo("auxiliary_head");
      assertThat(json.path("classNames")).hasSize(10);
    }
  }

  private double[] predicted(TrainedModel model) throws IOException {
    Path picture = folder.resolve("picture.png");
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    for (int pixel = 0; pixel < 28 * 28; pixel++) {
      image.setRGB(pixel % 28, pixel / 28, 0x01_01_01 * (pixel * 7 % 256));
    }
    ImageIO.write(image, "png", picture.toFile());
    try (ModelEngine engine = ModelEngine.open(model, CONFIG.execution())) {
      return engine.predict(List.of(picture)).get(0);
    }
  }

  private static TrainedModel trained() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RunListener listener =
        new RunListener() {
          @Override
          public void onEvent(RunEvent event) {
            // the state alone counts here
          }

          @Override
          public void onCheckpoint(Position position, StateWriter state) throws IOException {
            bytes.reset();
            state.writeTo(bytes);
          }
        };
    try (RunEngine engine = TrainEngines.open(CONFIG, Map.of())) {
      engine.run(null, listener, StepGate.ALWAYS);
    }
    return ModelEngine.readState(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
