package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigReader;
import cellscope.model.metric.Metrics;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunReader;
import cellscope.run.RunRecordFile;
import cellscope.run.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker of a search that another one's shared weights score. */
class ScorerRunsTest {
  private static final String TINY =
      """
      {"seed": 5, "space": {"channels": 4, "cells": 1},
       "data": {"channels": 1, "trainLimit": 60, "heldOutLimit": 20},
       "search": {%s}, "execution": {"device": "cpu"}}
      """;

  @TempDir private Path folder;

  private RunDirectory made(String name, String search) {
    return new RunLibrary(folder)
        .create(ConfigReader.parse(TINY.formatted(search), "test"), name, Map.of());
  }

  private RunDirectory scoredBy(String meant) {
    return made(
        "trials",
        "\"algorithm\": \"random\", \"budget\": 3, \"scorer\": \"shared\", \"scorerRun\": \""
            + meant
            + "\"");
  }

  private static int work(RunDirectory run) {
    return new Worker(run, false, Map.of()).run();
  }

  @Test
  void aFinishedSearchBesideTheRunScoresIt() throws IOException {
    RunDirectory searched = made("searched", "\"epochs\": 1, \"batchSize\": 16");
    RunDirectory early = scoredBy(searched.id());
    assertThat(work(early)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(RunRecordFile.read(early).cause())
        .isEqualTo(
            "search.scorerRun: names "
                + searched.id()
                + ", which is not finished; wait for its end, or name another search");
    assertThat(work(searched)).isZero();
    for (String meant : new String[] {searched.id(), "searched-", searched.toString()}) {
      RunDirectory trials = scoredBy(meant);
      assertThat(work(trials)).isZero();
      assertThat(RunRecordFile.read(trials).state()).isEqualTo(RunState.FINISHED);
      assertThat(new RunReader(trials).poll().epochs().get(Metrics.TRIAL_ACCURACY).size())
          .isEqualTo(3);
    }
  }

  @Test
  void whatIsNoSuitableRunIsOneLineWithItsPlace() throws IOException {
    RunDirectory none = scoredBy("nothing-such");
    assertThat(work(none)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(RunRecordFile.read(none).cause())
        .startsWith("search.scorerRun: names no run: nothing-such: there is no such run")
        .endsWith("; name a finished search");
    RunDirectory empty = RecordedRun.finished(folder, "empty");
    RunDirectory ofEmpty = scoredBy(empty.id());
    assertThat(work(ofEmpty)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(RunRecordFile.read(ofEmpty).cause())
        .startsWith("search.scorerRun: names " + empty)
        .contains("whose checkpoint can't be read (it has no whole one); name another search");
  }
}
