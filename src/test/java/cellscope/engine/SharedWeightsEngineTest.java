package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.config.ConfigReader;
import cellscope.config.SearchConfig;
import cellscope.engine.search.SharedWeights;
import cellscope.model.InputProblem;
import cellscope.model.metric.Metrics;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedWeightsEngineTest {
  private static SearchConfig config(String algorithm, String space, String more) {
    String text =
        """
        {"seed": 5, "space": {"name": "%s", "channels": 4, "cells": 1%s},
         "data": {"channels": 1, "trainLimit": 60, "heldOutLimit": 20},
         "search": {"algorithm": "%s", "epochs": 1, "batchSize": 16},
         "execution": {"device": "cpu"}}
        """;
    return ConfigReader.parse(text.formatted(space, more, algorithm), "test");
  }

  /** Keeps the last checkpoint and the last epoch. */
  private static final class Last implements RunListener {
    private byte[] state;
    private EpochDone epoch;

    @Override
    public void onEvent(RunEvent event) {
      epoch = event instanceof EpochDone done ? done : epoch;
    }

    @Override
    public void onCheckpoint(Position position, StateWriter writer) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      writer.writeTo(bytes);
      state = bytes.toByteArray();
    }
  }

  private static Last searched(SearchConfig config) throws Exception {
    Last last = new Last();
    try (RunEngine engine = SearchEngines.open(config, Map.of())) {
      engine.run(null, last, StepGate.ALWAYS);
    }
    return last;
  }

  private static SharedWeightsEngine open(SearchConfig config, byte[] state) throws IOException {
    return SharedWeightsEngine.open(config, "r", new ByteArrayInputStream(state), Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gdas", "darts-v1", "setn", "rsps", "enas"})
  void theDerivedCellIsScoredAsTheSearchItselfScoredIt(String algorithm) throws Exception {
    SearchConfig config = config(algorithm, "nas-bench-201", ", \"trackRunningStats\": true");
    Last last = searched(config);
    try (SharedWeightsEngine engine = open(config, last.state)) {
      assertThat(engine.images()).isEqualTo(20);
      SharedWeights.Score score = engine.score(last.epoch.derived().orElseThrow());
      assertThat(score.loss()).isEqualTo(last.epoch.get(Metrics.DERIVED_LOSS));
      assertThat(score.accuracy()).isEqualTo(last.epoch.get(Metrics.DERIVED_ACCURACY));
      assertThat(engine.score(last.epoch.derived().orElseThrow())).isEqualTo(score);
    }
  }

  @Test
  void otherSpacesAreScoredToo() throws Exception {
    SearchConfig config = config("gdas", "nasnet", "");
    Last last = searched(config);
    try (SharedWeightsEngine engine = open(config, last.state)) {
      assertThat(engine.score(last.epoch.derived().orElseThrow()).loss())
          .isEqualTo(last.epoch.get(Metrics.DERIVED_LOSS));
    }
  }

  @Test
  void whatSharesNoWeightsIsOneLine() throws Exception {
    SearchConfig trials = ConfigReader.parse("{\"search\": {\"algorithm\": \"rea\"}}", "test");
    assertThatThrownBy(() -> open(trials, new byte[0]))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "r: is a search by rea, whose cells share no weights; choose a run of gdas, darts-v1,"
                + " darts-v2, setn, rsps or enas");
    SearchConfig config = config("rsps", "nas-bench-201", "");
    byte[] state = searched(config).state;
    assertThatThrownBy(() -> open(config("gdas", "nas-bench-201", ""), state))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("belongs to another run");
  }
}
