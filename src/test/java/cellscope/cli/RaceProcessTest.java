package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.RaceConfigReader;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.TableFiles;
import cellscope.model.metric.Metrics;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.EpochTable;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceReader;
import cellscope.run.RaceRecordFile;
import cellscope.run.RaceUpdate;
import cellscope.run.RacedSearch;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunLock;
import cellscope.run.RunReader;
import cellscope.run.RunRecordFile;
import cellscope.run.RunState;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real races in real worker processes, as small as they can be. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RaceProcessTest {
  private static final String TABLE_RACE =
      """
      {"seeds": {"count": %d}, "budget": {"kind": "questions", "amount": 15},
       "contestants": [{"label": "Evolution", "search": {"algorithm": "rea"}},
                       {"search": {"algorithm": "bohb"}}]}
      """;

  /** 100 images in each half: 7 steps an epoch. */
  private static final String RUN_RACE =
      """
      {"seeds": {"first": 5, "count": 1}, "budget": {"kind": "epochs", "amount": %d},
       "base": {"space": {"channels": 4, "cells": 1},
                "data": {"channels": 1, "trainLimit": 200, "heldOutLimit": 50},
                "search": {"batchSize": 16}, "execution": {"device": "cpu"}},
       "contestants": [{"search": {"algorithm": "gdas"}},
                       {"label": "RSPS", "search": {"algorithm": "rsps", "candidates": 3,
                        "selection": "same-batch", "selectionBatch": 16}}]}
      """;

  @TempDir private static Path shared;
  private static Path table;

  @TempDir private Path folder;

  @BeforeAll
  static void writeTable() throws IOException {
    table = TableFiles.write(shared.resolve("table.csv"), TableFiles.lines());
  }

  @AfterEach
  void endWorkers() throws Exception {
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.filter(Files::isDirectory).toList()) {
        RunDirectory run = new RunDirectory(place);
        if (RunLock.held(run)) {
          ProcessHandle left =
              ProcessHandle.of(RunLock.holder(run).orElseThrow().pid()).orElseThrow();
          left.destroyForcibly();
          left.onExit().get();
        }
      }
    }
  }

  @Test
  void aRaceIsFollowedToItsTableAndAnyOfItsSearchesIsRepeatedExactly() throws IOException {
    Path config = write(String.format(TABLE_RACE, 30));
    Cli told = Cli.run("race", config, "--benchmark", table, "--library", folder);
    assertThat(told.err()).isEmpty();
    assertThat(told.exitCode()).isZero();
    assertThat(told.out())
        .containsPattern("race race-\\d{8}-\\d{6} in ")
        .containsPattern("(?m)^ +seeds +CIFAR-10 validation +CIFAR-10 test ")
        .containsPattern("(?m)^Evolution +30 +\\d+\\.\\d\\d±")
        .contains("finished; open a search with 'cellscope race-run race-");
    RaceDirectory race = new RaceDirectory(new RunLibrary(folder).resolve("race-").path());
    for (String contestant : new String[] {"Evolution", "BOHB"}) {
      Cli open =
          Cli.run(
              "race-run", race, "--contestant", contestant.toLowerCase(), "--seed", 17, "--json");
      assertThat(open.err()).isEmpty();
      assertThat(open.exitCode()).isZero();
      RunDirectory run =
          new RunDirectory(folder.resolve(race.id() + "-" + contestant.toLowerCase() + "-17"));
      assertThat(RunRecordFile.read(run).seed()).isEqualTo(17);
      RacedSearch search =
          new RaceReader(race)
              .poll().searches().stream()
                  .filter(s -> s.contestant().equals(contestant) && s.seed() == 17)
                  .findFirst()
                  .orElseThrow();
      EpochTable epochs = new RunReader(run).poll().epochs();
      int last = epochs.size() - 1;
      RacedSearch.Point answer = search.answer().orElseThrow();
      assertThat(Spaces.text(epochs.genotype(last).orElseThrow())).isEqualTo(answer.genotype());
      assertThat(search.end().orElseThrow().epochs()).isEqualTo(epochs.size());
      assertThat(epochs.get(Metrics.BEST_ACCURACY, last)).isEqualTo(answer.values().get(0));
    }
    assertThat(Cli.run("race-run", race, "--contestant", "rea", "--seed", 1).problems())
        .singleElement()
        .asString()
        .contains("--contestant rea: takes no part", "name one of Evolution, BOHB");
    assertThat(Cli.run("race-run", race, "--contestant", "BOHB", "--seed", 31).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aKilledRaceIsTakenUpAndEndsWithTheSameLogs() throws Exception {
    RaceDirectory whole = create(String.format(TABLE_RACE, 1500));
    Map<String, String> environment = Map.of(BenchmarkPlace.VARIABLE, table.toString());
    new RaceWorker(whole, false, environment, 2).run();
    RaceDirectory race = create(String.format(TABLE_RACE, 1500));
    WorkerLauncher launcher = WorkerLauncher.likeThisProcess().with(environment);
    Random random = new Random(3);
    long size = Files.size(whole.results());
    for (int kill = 0; kill < 3; kill++) {
      Process worker = kill == 0 ? launcher.start(race.place()) : launcher.resume(race.place());
      long until = (long) (size * (kill + random.nextDouble()) / 4);
      while (worker.isAlive() && sizeOf(race.results()) < until) {
        Thread.sleep(2);
      }
      worker.destroyForcibly().waitFor();
    }
    assertThat(new RaceReader(race).poll().state()).isIn(RunState.INTERRUPTED, RunState.FINISHED);
    Cli resumed = Cli.run("resume", race, "--benchmark", table);
    assertThat(resumed.out() + resumed.err()).contains("finished");
    assertThat(race.results()).hasSameTextualContentAs(whole.results());
    assertThat(race.trajectories()).hasSameTextualContentAs(whole.trajectories());
  }

  private static long sizeOf(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  @Test
  void whatCannotBeRacedIsOneLineAndExitCode2() throws IOException {
    Path seconds = write(String.format(TABLE_RACE, 3).replace("\"questions\"", "\"seconds\""));
    Cli told = Cli.run("race", seconds, "--benchmark", table, "--library", folder);
    assertThat(told.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(told.problems())
        .singleElement()
        .asString()
        .contains(
            "contestants[0] (Evolution): can't race by seconds", "set budget.kind to questions");
    Cli absent = Cli.run("race", seconds, "--benchmark", "no.csv", "--library", folder);
    assertThat(absent.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(new RunLibrary(folder).races()).isEmpty();
    Cli search = Cli.run("estimate", seconds);
    assertThat(search.problems())
        .singleElement()
        .asString()
        .contains("give it to 'cellscope race'");
  }

  /** Kills the race's worker, lets the run that it had begun go on, and takes the race up again. */
  @Test
  void aRaceOfRunsFollowsThemAndGoesOnWhereAKillLeftIt() throws Exception {
    Path config = write(String.format(RUN_RACE, 3));
    Cli told =
        Cli.run("race", config, "--benchmark", table, "--library", folder.resolve("a"), "--json");
    assertThat(told.err()).isEmpty();
    assertThat(told.exitCode()).isZero();
    assertThat(told.out()).contains("\"contestant\":\"GDAS\",\"seed\":5,\"epochs\":3");
    RaceDirectory whole =
        new RaceDirectory(new RunLibrary(folder.resolve("a")).resolve("race-").path());
    RaceUpdate update = new RaceReader(whole).poll();
    assertThat(update.searches()).hasSize(2);
    for (RacedSearch search : update.searches()) {
      RunDirectory run =
          whole.run(
              update.record().config().contestant(search.contestant()).orElseThrow(),
              search.seed());
      EpochTable epochs = new RunReader(run).poll().epochs();
      assertThat(search.answer().orElseThrow().genotype())
          .isEqualTo(Spaces.text(epochs.genotype(epochs.size() - 1).orElseThrow()));
    }
    RaceDirectory race =
        new RunLibrary(folder).create(RaceConfigReader.read(config), "race", Map.of());
    WorkerLauncher launcher =
        WorkerLauncher.likeThisProcess().with(Map.of(BenchmarkPlace.VARIABLE, table.toString()));
    Process worker = launcher.start(race.place());
    RunDirectory first = race.run(RaceRecordFile.read(race).config().contestants().get(0), 5);
    while (!Files.exists(first.record()) || !RunLock.held(first)) {
      assertThat(worker.isAlive()).isTrue();
      Thread.sleep(10);
    }
    worker.destroyForcibly().waitFor();
    Cli resumed = Cli.run("resume", race, "--benchmark", table);
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.exitCode()).isZero();
    assertThat(race.results()).hasSameTextualContentAs(whole.results());
    assertThat(race.trajectories()).hasSameTextualContentAs(whole.trajectories());
  }

  @Test
  void aRunThatIsStoppedByAnotherFailsItsContestantAlone() throws Exception {
    RaceDirectory race =
        create(String.format(RUN_RACE, 500).replace("\"count\": 1", "\"count\": 2"));
    Process worker = WorkerLauncher.likeThisProcess().start(race.place());
    RunDirectory gdas = race.run(RaceRecordFile.read(race).config().contestants().get(0), 5);
    RunDirectory rsps = race.run(RaceRecordFile.read(race).config().contestants().get(1), 5);
    awaitHeld(gdas, worker);
    Control.send(gdas, Command.STOP);
    awaitHeld(rsps, worker);
    assertThat(RaceRecordFile.read(race).failures()).containsOnlyKeys("GDAS");
    assertThat(RaceRecordFile.read(race).failures().get("GDAS")).contains("stopped by another");
    Control.send(race.place(), Command.PAUSE);
    while (RunRecordFile.read(rsps).state() != RunState.PAUSED) {
      Thread.sleep(10);
    }
    assertThat(RaceRecordFile.read(race).state()).isEqualTo(RunState.PAUSED);
    Control.send(race.place(), Command.STOP);
    assertThat(worker.waitFor()).isEqualTo(ExitCode.STOPPED);
    assertThat(RunRecordFile.read(rsps).state()).isEqualTo(RunState.STOPPED);
    assertThat(RaceRecordFile.read(race).state()).isEqualTo(RunState.STOPPED);
  }

  private static void awaitHeld(RunDirectory run, Process worker) throws InterruptedException {
    while (!Files.exists(run.record()) || !RunLock.held(run)) {
      assertThat(worker.isAlive()).isTrue();
      Thread.sleep(10);
    }
  }

  private Path write(String config) throws IOException {
    return Files.writeString(folder.resolve("race.json"), config);
  }

  private RaceDirectory create(String config) {
    return new RunLibrary(folder)
        .create(RaceConfigReader.parse(config, "race.json"), "race", Map.of());
  }
}
