package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigReader;
import cellscope.model.benchmark.TableFiles;
import cellscope.run.Ranking;
import cellscope.run.Rankings;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RankCommandTest {
  private static final String TINY =
      """
      {"seed": 5, "space": {"channels": 4, "cells": 1},
       "data": {"channels": 1, "trainLimit": 60, "heldOutLimit": 20},
       "search": {"algorithm": "rsps", "epochs": 2, "candidates": 4, "batchSize": 16},
       "execution": {"device": "cpu"}}
      """;

  @TempDir private Path folder;

  private RunDirectory searched() {
    RunDirectory run =
        new RunLibrary(folder).create(ConfigReader.parse(TINY, "test"), "tiny", Map.of());
    assertThat(new Worker(run, false, Map.of()).run()).isZero();
    return run;
  }

  private static Stream<Path> files(RunDirectory run) throws IOException {
    return Files.walk(run.path()).filter(f -> !f.startsWith(run.rankings())).sorted();
  }

  @Test
  void cellsAreRankedIntoTheRunAndHeldAgainstTheTable() throws Exception {
    RunDirectory run = searched();
    Path table = TableFiles.write(folder.resolve("table.csv"), TableFiles.lines());
    long before = files(run).count();
    Cli rank = Cli.run("rank", run, "--cells", "12", "--seed", "3", "--benchmark", table);
    assertThat(rank.err()).isEmpty();
    assertThat(rank.exitCode()).isZero();
    assertThat(rank.out())
        .containsPattern("^13 cells on 20 held-out images with the weights after epoch 2, in ")
        .containsPattern("(?m)^derived rank +\\d+  accuracy +\\d.*%  loss \\d.*~2\\|$")
        .containsPattern("(?m)on CIFAR-10: Kendall's tau-b -?\\d.*, Spearman's rho -?\\d")
        .contains("wrote " + Rankings.file(run, 1));
    Ranking ranking = Rankings.read(run, 1).orElseThrow();
    assertThat(ranking.drawn()).hasSize(12);
    String metrics = Files.readString(run.path().resolve("metrics.csv"));
    assertThat(metrics).contains("," + ranking.derived().orElseThrow().loss() + ",");
    assertThat(files(run).count()).as("nothing else is written").isEqualTo(before);

    Cli first = Cli.run("rank", run, "--cells", "3", "--seed", "3", "--epoch", "1", "--json");
    assertThat(first.out()).contains("\"epoch\":0,\"cells\":3,\"images\":20").endsWith("[]}\n");
    assertThat(Rankings.read(run, 0).orElseThrow().drawn())
        .extracting(Ranking.Cell::genotype)
        .isEqualTo(ranking.drawn().stream().limit(3).map(Ranking.Cell::genotype).toList());
  }

  @Test
  void whatCantBeRankedIsOneLineAndExitCode2() throws Exception {
    RunDirectory queued = RecordedRun.queued(folder, "queued");
    for (Object[] arguments :
        new Object[][] {
          {"rank", queued, "--cells", "1"},
          {"rank", queued, "--epoch", "none"},
          {"rank", queued},
        }) {
      Cli rank = Cli.run(arguments);
      assertThat(rank.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(rank.problems()).hasSize(1);
      assertThat(Files.exists(queued.rankings())).isFalse();
    }
    assertThat(Cli.run("rank", queued).err())
        .contains("has no whole checkpoint behind the end of an epoch; wait for the next one");
  }
}
