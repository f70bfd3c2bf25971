package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.SearchConfig;
import cellscope.model.metric.Metrics;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two steps of a search on real CIFAR-10 files in each layout, if they are at hand. */
class SharedCifarSearchTest {
  @ParameterizedTest
  @CsvSource({"cifar-10-batches-bin, 2500, 1000", "cifar-10-batches-py, 100, 200"})
  void bothLayoutsAreSearched(String layout, int half, int heldOut) throws Exception {
    Path folder =
        Path.of(System.getProperty("shared.dir", "../shared"), "data", "cifar-10-sample", layout);
    assumeTrue(Files.isDirectory(folder), () -> folder + " is absent: no search on real CIFAR");
    List<RunEvent> events = new ArrayList<>();
    try (RunEngine engine = SearchEngines.open(config(folder), Map.of())) {
      assertThat(engine.facts().datasetPath()).contains(layout);
      assertThat(engine.run(null, keeping(events), StepGate.ALWAYS)).isEqualTo(Outcome.FINISHED);
    }

    RunStarted started = only(events, RunStarted.class).get(0);
    assertThat(started.count("weightImages")).isEqualTo(half);
    assertThat(started.count("archImages")).isEqualTo(half);
    assertThat(started.count("heldOutImages")).isEqualTo(heldOut);
    // the weights of the first step are as drawn: losses stand near that of a guess, ln 10
    assertThat(only(events, StepDone.class))
        .hasSize(2)
        .allSatisfy(step -> assertThat(step.get(Metrics.WEIGHT_LOSS)).isBetween(1.5, 4.0))
        .allSatisfy(step -> assertThat(step.get(Metrics.ARCH_LOSS)).isBetween(1.5, 4.0))
        .allSatisfy(step -> assertThat(step.get(Metrics.ALPHA_GRADIENT_NORM)).isPositive());
    assertThat(only(events, EpochDone.class))
        .singleElement()
        .satisfies(epoch -> assertThat(epoch.get(Metrics.DERIVED_ACCURACY)).isBetween(0.01, 0.5));
  }

  private static RunListener keeping(List<RunEvent> events) {
    return new RunListener() {
      @Override
      public void onEvent(RunEvent event) {
        events.add(event);
      }

      @Override
      public void onCheckpoint(Position position, StateWriter state) {
        // nothing is resumed here
      }
    };
  }

  private static SearchConfig config(Path folder) {
    String text =
        """
        {"seed": 3, "space": {"channels": 4, "cells": 1}, "data": {"dataset": "cifar-10"},
         "search": {"epochs": 1, "batchSize": 32, "stepsPerEpoch": 2}}
        """;
    return Overrides.apply(
        ConfigSchema.SEARCH, ConfigReader.parse(text, "test"), List.of("data.path=" + folder));
  }

  private static <T extends RunEvent> List<T> only(List<RunEvent> events, Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
