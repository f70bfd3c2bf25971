package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.SearchConfig;
import cellscope.model.InputProblem;
import cellscope.model.metric.Metrics;
import cellscope.model.run.CellState;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchEngineTest {
  private static final String TINY =
      """
      {"seed": 5, "space": {"channels": 4, "cells": 1},
       "data": {"trainLimit": 200, "heldOutLimit": 60},
       "search": {"epochs": 3, "batchSize": 32}}
      """;

  /** Keeps every event and the bytes of every checkpoint. */
  private static final class Recorder implements RunListener {
    final List<RunEvent> events = new ArrayList<>();
    final List<byte[]> checkpoints = new ArrayList<>();
    final List<Position> positions = new ArrayList<>();

    @Override
    public void onEvent(RunEvent event) {
      if (!(event instanceof RunEvent.StepTimed) && !(event instanceof RunEvent.EpochTimed)) {
        events.add(event);
      }
    }

    @Override
    public void onCheckpoint(Position position, StateWriter state) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      state.writeTo(bytes);
      checkpoints.add(bytes.toByteArray());
      positions.add(position);
    }

    byte[] lastCheckpoint() {
      return checkpoints.get(checkpoints.size() - 1);
    }
  }

  private static SearchConfig config(String text) {
    return ConfigReader.parse(text, "test");
  }

  private static Recorder run(SearchConfig config, byte[] checkpointOrNull, StepGate gate)
      throws IOException, InterruptedException {
    Recorder recorder = new Recorder();
    try (RunEngine engine = SearchEngines.open(config, Map.of())) {
      engine.run(
          checkpointOrNull == null ? null : new ByteArrayInputStream(checkpointOrNull),
          recorder,
          gate);
    }
    return recorder;
  }

  private static StepGate stopAfter(int steps) {
    int[] made = {0};
    return () -> made[0]++ < steps ? StepGate.Verdict.CONTINUE : StepGate.Verdict.STOP;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void stoppedAndResumedSearchGivesTheSameEventsAndState(int steps) throws Exception {
    Recorder whole = run(config(TINY), null, StepGate.ALWAYS);
    Recorder first = run(config(TINY), null, stopAfter(steps));
    Recorder second = run(config(TINY), first.lastCheckpoint(), StepGate.ALWAYS);
    List<RunEvent> joined = new ArrayList<>(first.events);
    joined.addAll(second.events);
    assertThat(joined).isEqualTo(whole.events);
    assertThat(second.lastCheckpoint()).isEqualTo(whole.lastCheckpoint());
    assertThat(whole.events).hasSize(1 + 3 * (4 + 1) + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nasnet", "nasnet-frc"})
  void stoppedAndResumedSearchOfTheNasNetSpaceGivesTheSameEventsAndState(String space)
      throws Exception {
    SearchConfig config =
        config(
            """
            {"seed": 3, "space": {"name": "%s", "channels": 4, "cells": 1},
             "data": {"trainLimit": 80, "heldOutLimit": 20},
             "search": {"epochs": 2, "batchSize": 16, "stepsPerEpoch": 2}}
            """
                .formatted(space));
    Recorder whole = run(config, null, StepGate.ALWAYS);
    Recorder first = run(config, null, stopAfter(1));
    Recorder second = run(config, first.lastCheckpoint(), StepGate.ALWAYS);
    List<RunEvent> joined = new ArrayList<>(first.events);
    joined.addAll(second.events);
    assertThat(joined).isEqualTo(whole.events);
    assertThat(second.lastCheckpoint()).isEqualTo(whole.lastCheckpoint());
    List<EpochDone> epochs =
        whole.events.stream()
            .filter(EpochDone.class::isInstance)
            .map(EpochDone.class::cast)
            .toList();
    assertThat(epochs)
        .hasSize(2)
        .allSatisfy(
            epoch -> {
              assertThat(epoch.cells().stream().map(CellState::kind))
                  .containsExactlyElementsOf(
                      epoch.derived().orElseThrow().cells().stream().map(c -> c.kind()).toList());
              assertThat(epoch.derived().orElseThrow().space()).isEqualTo(space);
              assertThat(epoch.get(Metrics.DERIVED_LOSS)).isFinite().isPositive();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "darts-v1, nas-bench-201, nats",
    "darts-v1, nasnet, script",
    "darts-v2, nas-bench-201, nats",
    "darts-v2, nas-bench-201, script",
    "setn, nas-bench-201, nats",
    "setn, nasnet, nats",
    "rsps, nas-bench-201, nats",
    "rsps, nas-bench-201, script",
    "rsps, nasnet-frc, nats",
    "enas, nas-bench-201, nats",
    "enas, nasnet, script"
  })
  void everySharedWeightSearchGoesOnBitForBit(String algorithm, String space, String driver)
      throws Exception {
    List<String> sizes = new ArrayList<>(List.of("search.epochs=2", "search.stepsPerEpoch=2"));
    SearchConfig plain =
        config(
            """
            {"seed": 3, "space": {"name": "%s", "channels": 4, "cells": 1},
             "data": {"trainLimit": 80, "heldOutLimit": 20},
             "search": {"algorithm": "%s", "driver": "%s", "epochs": 2, "batchSize": 16,
               "stepsPerEpoch": 2}}
            """
                .formatted(space, algorithm, driver));
    if (!algorithm.startsWith("darts")) {
      sizes.add("search.selectionBatch=20");
    }
    sizes.addAll(plain.options().briefly().stream().map(o -> o.replace("=1", "=3")).toList());
    SearchConfig config = Overrides.apply(ConfigSchema.search(algorithm), plain, sizes);
    Recorder whole = run(config, null, StepGate.ALWAYS);
    Recorder first = run(config, null, stopAfter(3));
    Recorder second = run(config, first.lastCheckpoint(), StepGate.ALWAYS);
    List<RunEvent> joined = new ArrayList<>(first.events);
    joined.addAll(second.events);
    assertThat(joined).isEqualTo(whole.events);
    assertThat(second.lastCheckpoint()).isEqualTo(whole.lastCheckpoint());
    EpochDone last = (EpochDone) whole.events.get(whole.events.size() - 2);
    assertThat(last.derived().orElseThrow().space()).isEqualTo(space);
    assertThat(last.get(Metrics.DERIVED_ACCURACY)).isBetween(0.0, 1.0);
    assertThat(last.get(Metrics.WEIGHT_LOSS)).isPositive().isFinite();
  }

  @Test
  void threadsDoNotChangeTheResult() throws Exception {
    String one = TINY.strip().replaceFirst("\\}$", ", \"execution\": {\"threads\": 1}}");
    String two = TINY.strip().replaceFirst("\\}$", ", \"execution\": {\"threads\": 2}}");
    assertThat(run(config(one), null, StepGate.ALWAYS).lastCheckpoint())
        .isEqualTo(run(config(two), null, StepGate.ALWAYS).lastCheckpoint());
  }

  @Test
  void rulesOfTheAlphaGradientShareEveryDrawOfTheFirstStep() throws Exception {
    String other =
        TINY.replace("\"epochs\": 3", "\"epochs\": 1, \"alphaGradient\": \"sampled-only\"");
    Recorder a = run(config(TINY), null, stopAfter(1));
    Recorder b = run(config(other), null, stopAfter(1));
    StepDone first = (StepDone) a.events.get(1);
    StepDone second = (StepDone) b.events.get(1);
    assertThat(second.draw("weightDraw")).isEqualTo(first.draw("weightDraw"));
    assertThat(second.draw("archDraw")).isEqualTo(first.draw("archDraw"));
    assertThat(second.get(Metrics.ARCH_LOSS)).isEqualTo(first.get(Metrics.ARCH_LOSS));
    assertThat(second.get(Metrics.ALPHA_GRADIENT_NORM))
        .isNotEqualTo(first.get(Metrics.ALPHA_GRADIENT_NORM));
  }

  @Test
  void searchLearnsTheBuiltInImages() throws Exception {
    String text =
        """
        {"seed": 1, "space": {"channels": 8, "cells": 1}, "search": {"epochs": 3},
         "weights": {"learningRate": 0.05}}
        """;
    List<EpochDone> epochs =
        run(config(text), null, StepGate.ALWAYS).events.stream()
            .filter(EpochDone.class::isInstance)
            .map(EpochDone.class::cast)
            .toList();
    assertThat(epochs).hasSize(3);
    assertThat(epochs.get(2).get(Metrics.WEIGHT_LOSS))
        .isLessThan(0.95 * epochs.get(0).get(Metrics.WEIGHT_LOSS));
    assertThat(epochs.get(2).get(Metrics.ARCH_ACCURACY)).isGreaterThan(0.2);
    assertThat(epochs.get(2).cells().get(0).weightCounts())
        .allSatisfy(row -> assertThat(row.stream().mapToInt(n -> n).sum()).isEqualTo(40));
  }

  @Test
  void checkpointOfAnotherSearchIsRefused() throws Exception {
    Recorder first = run(config(TINY), null, stopAfter(1));
    SearchConfig other = config(TINY.replace("\"channels\": 4", "\"channels\": 8"));
    assertThatThrownBy(() -> run(other, first.lastCheckpoint(), StepGate.ALWAYS))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("another run");
    byte[] cut = java.util.Arrays.copyOf(first.lastCheckpoint(), 1000);
    assertThatThrownBy(() -> run(config(TINY), cut, StepGate.ALWAYS))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("ends too early");
  }
}
