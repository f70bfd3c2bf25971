package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigReader;
import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunLock;
import cellscope.run.RunLog;
import cellscope.run.RunReader;
import cellscope.run.RunRecordFile;
import cellscope.run.RunState;
import cellscope.run.RunUpdate;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real searches in real worker processes, as small as they can be. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class WorkerProcessTest {
  /** 100 images in each half: 7 steps an epoch. */
  private static final String TINY =
      """
      {"seed": 5, "space": {"channels": 4, "cells": 1},
       "data": {"channels": 1, "trainLimit": 200, "heldOutLimit": 50},
       "search": {"epochs": 3, "batchSize": 16},
       "execution": {"device": "cpu"}}
      """;

  private final WorkerLauncher launcher = WorkerLauncher.likeThisProcess();
  private Process worker;

  @TempDir private Path folder;

  @AfterEach
  void endWorkers() throws Exception {
    if (worker != null) {
      worker.destroyForcibly().waitFor();
    }
    for (RunLibrary.Entry entry : new RunLibrary(folder).list()) {
      // one that was left to itself, where its test failed before it could be stopped
      if (RunLock.held(entry.run())) {
        ProcessHandle left =
            ProcessHandle.of(RunLock.holder(entry.run()).orElseThrow().pid()).orElseThrow();
        left.destroyForcibly();
        left.onExit().get();
      }
    }
  }

  @Test
  void searchIsFollowedToItsEndWithALineForEachEpoch() throws IOException {
    Path config = Files.writeString(folder.resolve("tiny.json"), TINY);
    Cli search =
        Cli.run("search", config, "--library", folder, "--set", "search.epochs=2", "--seed", "9");
    assertThat(search.err()).isEmpty();
    assertThat(search.exitCode()).isZero();
    assertThat(search.out())
        .containsPattern("run tiny-\\d{8}-\\d{6} in ")
        .containsPattern("(?m)^epoch 1/2  loss weights \\d.*  \\|.*~2\\|$")
        .containsPattern("(?m)^epoch 2/2 ")
        .contains("finished; ");
    RunDirectory run = new RunLibrary(folder).resolve("tiny-");
    assertThat(RunRecordFile.read(run).seed()).isEqualTo(9);
    assertThat(RunRecordFile.read(run).facts()).containsEntry("device", "cpu");
  }

  @Test
  void missingDataIsOneLineAndExitCode2() throws IOException {
    Path config = Files.writeString(folder.resolve("tiny.json"), TINY);
    Cli search =
        Cli.run(
            "search",
            config,
            "--library",
            folder,
            "--set",
            "data.dataset=cifar-10",
            "--set",
            "data.path=" + folder.resolve("nowhere"));
    assertThat(search.exitCode()).isEqualTo(2);
    assertThat(search.problems()).hasSize(1);
    assertThat(search.err()).contains("nowhere").contains("does not exist");
    RunDirectory run = new RunLibrary(folder).resolve("tiny-");
    assertThat(RunRecordFile.read(run).state()).isEqualTo(RunState.FAILED);
    assertThat(RunRecordFile.read(run).cause()).contains("does not exist");
  }

  @Test
  void tooLittleMemoryIsOneLineAndExitCode2BeforeAnythingIsComputed() throws IOException {
    Path config = Files.writeString(folder.resolve("tiny.json"), TINY);
    Object[] large = {
      "--set",
      "space.channels=64",
      "--set",
      "space.cells=5",
      "--set",
      "data.trainLimit=4000",
      "--set",
      "search.batchSize=2000",
      "--set",
      "execution.memoryLimit=1024"
    };
    Cli search = Cli.run(with(large, "search", config, "--library", folder));
    assertThat(search.exitCode()).isEqualTo(2);
    assertThat(search.problems()).hasSize(1);
    assertThat(search.err())
        .containsPattern("search.batchSize: the search needs about [0-9,]+ MB of memory")
        .containsPattern("execution.memoryLimit allows [0-9,]+ MB; ")
        .contains("raise execution.memoryLimit");
    RunDirectory run = new RunLibrary(folder).resolve("tiny-");
    assertThat(RunRecordFile.read(run).state()).isEqualTo(RunState.FAILED);

    Cli estimate = Cli.run(with(large, "estimate", config, "--json"));
    assertThat(estimate.exitCode()).isZero();
    assertThat(estimate.out()).contains("\"fits\":false").contains("\"stepSeconds\":null");
  }

  private static Object[] with(Object[] more, Object... first) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray();
  }

  @Test
  void estimateTellsMemoryAndTimeOfASearchAndOfATraining() throws IOException {
    Path search = Files.writeString(folder.resolve("tiny.json"), TINY);
    Cli text = Cli.run("estimate", search, "--seconds", 1);
    assertThat(text.err()).isEmpty();
    assertThat(text.exitCode()).isZero();
    assertThat(text.out())
        .containsPattern("parameters [0-9,]+\n")
        .containsPattern("memory     about [0-9,]+ MB at its peak")
        .containsPattern("time       about .* an epoch: 7 steps of ");

    Path training =
        Files.writeString(
            folder.resolve("train.json"),
            TINY.replace("\"space\"", "\"genotype\": \"resnet\", \"network\"")
                .replace("\"search\"", "\"training\""));
    Cli json = Cli.run("estimate", training, "--seconds", 1, "--json");
    assertThat(json.exitCode()).isZero();
    assertThat(json.out()).containsPattern("\"epochSeconds\":[0-9.E-]+,");
    Cli wrong = Cli.run("estimate", search, "--set", "space.channels=-1");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.problems()).hasSize(1);
  }

  @Test
  void detachedSearchIsSteeredFromOutside() throws Exception {
    Path config = Files.writeString(folder.resolve("tiny.json"), TINY);
    Cli detached =
        Cli.run(
            "search",
            config,
            "--library",
            folder,
            "--detach",
            "--json",
            "--set",
            "search.epochs=500");
    assertThat(detached.exitCode()).isZero();
    RunDirectory run = new RunLibrary(folder).resolve("tiny-");
    assertThat(detached.out()).contains("\"id\":\"" + run.id() + "\"");
    awaitWorker(run);
    assertThat(Cli.run("pause", run.path()).exitCode()).isZero();
    int before = stepsAt(run, u -> u.snapshot().state() == RunState.PAUSED);
    assertThat(Cli.run("step", run.path()).exitCode()).isZero();
    int after = stepsAt(run, u -> u.steps().size() > before);
    assertThat(after).isEqualTo(before + 1);
    assertThat(Cli.run("continue", run.path()).exitCode()).isZero();
    stepsAt(run, u -> u.steps().size() > after + 1);
    Cli stopped = Cli.run("stop", run.path());
    assertThat(stopped.exitCode()).isZero();
    assertThat(stopped.out()).contains("cellscope resume " + run);
    assertThat(RunRecordFile.read(run).state()).isEqualTo(RunState.STOPPED);
    assertThat(checkpoints(run)).isNotEmpty();
  }

  @Test
  void terminatedWorkerStopsWithACheckpoint() throws Exception {
    RunDirectory run = tiny("terminated", TINY.replace("\"epochs\": 3", "\"epochs\": 500"));
    worker = launcher.start(run);
    stepsAt(run, u -> u.steps().size() > 2);
    worker.destroy();
    worker.waitFor();
    assertThat(RunRecordFile.read(run).state()).isEqualTo(RunState.STOPPED);
    assertThat(checkpoints(run)).isNotEmpty();
  }

  @Test
  void killedAndResumedSearchWritesTheSameBytesAsAnUndisturbedOne() throws Exception {
    RunDirectory whole = tiny("whole", TINY);
    worker = launcher.start(whole);
    assertThat(worker.waitFor()).isZero();

    RunDirectory killed = tiny("killed", TINY);
    worker = launcher.start(killed);
    killAfter(killed, 3); // within the first epoch: there is no checkpoint yet
    worker = launcher.resume(killed);
    killAfter(killed, 9); // within the second
    assertThat(Cli.run("runs", folder).out()).containsPattern("killed +search +interrupted +1/3");
    worker = launcher.resume(killed);
    stopAfter(killed, 12); // a checkpoint within an epoch
    worker = launcher.resume(killed);
    killAfter(killed, 16); // within the third
    assertThat(Cli.run("resume", killed.path()).exitCode()).isZero();

    assertThat(RunRecordFile.read(killed).state()).isEqualTo(RunState.FINISHED);
    assertThat(RunRecordFile.read(killed).attempt()).isEqualTo(5);
    assertThat(comparableLogs(killed)).isEqualTo(comparableLogs(whole));
    assertThat(lastState(killed)).isEqualTo(lastState(whole));
  }

  @Test
  void interruptedCommandStopsTheSearchWithACheckpoint() throws Exception {
    Path config = Files.writeString(folder.resolve("tiny.json"), TINY);
    Path output = folder.resolve("output.txt");
    RunDirectory run = new RunDirectory(folder.resolve("run"));
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "cellscope.Launcher",
                "search",
                config.toString(),
                "--run-dir",
                run.toString(),
                "--set",
                "search.epochs=500")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    while (!Files.exists(run.record()) || !RunLock.held(run)) {
      assertThat(command.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(20);
    }
    stepsAt(run, u -> u.steps().size() > 2);
    command.destroy();
    assertThat(command.waitFor()).isEqualTo(143);
    assertThat(RunRecordFile.read(run).state()).isEqualTo(RunState.STOPPED);
    assertThat(Files.readString(output)).contains("go on with 'cellscope resume " + run + "'");
  }

  @Test
  void secondWorkerOfARunIsRefused() throws Exception {
    RunDirectory run = tiny("held", TINY.replace("\"epochs\": 3", "\"epochs\": 500"));
    worker = launcher.start(run);
    awaitWorker(run);
    Cli second = Cli.run("resume", run.path());
    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.err()).contains("a worker runs this search already");
    assertThat(worker.isAlive()).isTrue();
  }

  private RunDirectory tiny(String name, String config) {
    return RunLibrary.createAt(
        folder.resolve(name), ConfigReader.parse(config, "a test"), name, Map.of());
  }

  /** Lets a paused search come to a place and kills its process there, as SIGKILL does. */
  private void killAfter(RunDirectory run, int steps) throws Exception {
    walkTo(run, steps);
    worker.destroyForcibly().waitFor();
  }

  private void stopAfter(RunDirectory run, int steps) throws Exception {
    walkTo(run, steps);
    Control.send(run, Command.STOP);
    assertThat(worker.waitFor()).isEqualTo(ExitCode.STOPPED);
  }

  /** Waits until a worker has the run: its launcher does not wait for ever on a slow machine. */
  private static void awaitWorker(RunDirectory run) throws InterruptedException {
    while (!RunLock.held(run)) {
      Thread.sleep(10);
    }
  }

  static void walkTo(RunDirectory run, int steps) throws Exception {
    awaitWorker(run);
    Control.send(run, Command.PAUSE);
    int made = stepsAt(run, u -> u.snapshot().state() == RunState.PAUSED);
    assertThat(made).as("the pause came in time").isLessThanOrEqualTo(steps);
    while (made < steps) {
      Control.send(run, Command.STEP);
      int next = made + 1;
      made = stepsAt(run, u -> u.steps().size() >= next);
    }
  }

  /** Reads until something holds; gives the steps made by then. */
  static int stepsAt(RunDirectory run, Predicate<RunUpdate> holds) throws Exception {
    RunReader reader = new RunReader(run);
    while (true) {
      RunUpdate update = reader.poll();
      assertThat(update.snapshot().state()).isNotIn(RunState.FAILED, RunState.INTERRUPTED);
      if (!update.more() && holds.test(update)) {
        return update.steps().size();
      }
      Thread.sleep(10);
    }
  }

  private static Map<RunLog, String> comparableLogs(RunDirectory run) throws IOException {
    Map<RunLog, String> logs = new LinkedHashMap<>();
    for (RunLog log : RunLog.values()) {
      if (log.comparable()) {
        logs.put(log, Files.readString(run.log(log)));
      }
    }
    assertThat(logs).hasSize(5).doesNotContainValue("");
    return logs;
  }

  /** The engine's state in the newest checkpoint: what lies between header and trailer. */
  static byte[] lastState(RunDirectory run) throws IOException {
    List<Path> files = checkpoints(run);
    return state(files.get(files.size() - 1));
  }

  /** The engine's state in a checkpoint. */
  static byte[] state(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int header = ByteBuffer.wrap(bytes, 8, 4).getInt();
    return Arrays.copyOfRange(bytes, 12 + header, bytes.length - 16);
  }

  private static List<Path> checkpoints(RunDirectory run) throws IOException {
    try (Stream<Path> files = Files.list(run.checkpoints())) {
      return files.filter(f -> f.toString().endsWith(".bin")).sorted().toList();
    }
  }
}
