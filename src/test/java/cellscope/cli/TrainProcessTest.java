package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunLog;
import cellscope.run.RunRecordFile;
import cellscope.run.RunState;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A training in real worker processes that are killed and stopped. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class TrainProcessTest {
  /** 60 images: 4 steps an epoch; paths are dropped from the second epoch on. */
  private static final String TINY =
      """
      {"seed": 5, "genotype": "GDAS_F1",
       "network": {"channels": 4, "cells": 1, "dropPath": 0.3},
       "data": {"channels": 1, "trainLimit": 60, "heldOutLimit": 50},
       "training": {"epochs": 3, "batchSize": 16},
       "execution": {"device": "cpu"}}
      """;

  private final WorkerLauncher launcher = WorkerLauncher.likeThisProcess();
  private Process worker;

  @TempDir private Path folder;

  @AfterEach
  void endWorker() throws InterruptedException {
    if (worker != null) {
      worker.destroyForcibly().waitFor();
    }
  }

  @Test
  void killedStoppedAndResumedTrainingWritesTheSameBytesAsAnUndisturbedOne() throws Exception {
    RunDirectory whole = tiny("whole");
    worker = launcher.start(whole);
    assertThat(worker.waitFor()).isZero();

    RunDirectory disturbed = tiny("disturbed");
    worker = launcher.start(disturbed);
    WorkerProcessTest.walkTo(disturbed, 6); // within the second epoch
    worker.destroyForcibly().waitFor();
    worker = launcher.resume(disturbed); // from the first one's end
    WorkerProcessTest.walkTo(disturbed, 9); // within the third
    Control.send(disturbed, Command.STOP);
    assertThat(worker.waitFor()).isEqualTo(ExitCode.STOPPED);
    assertThat(Cli.run("resume", disturbed.path()).exitCode()).isZero();

    assertThat(RunRecordFile.read(disturbed).state()).isEqualTo(RunState.FINISHED);
    assertThat(RunRecordFile.read(disturbed).attempt()).isEqualTo(3);
    assertThat(logs(disturbed)).isEqualTo(logs(whole)).anyMatch(log -> log.contains("0.2"));
    assertThat(WorkerProcessTest.lastState(disturbed))
        .isEqualTo(WorkerProcessTest.lastState(whole));
    assertThat(best(disturbed)).isEqualTo(best(whole));
  }

  private RunDirectory tiny(String name) {
    return RunLibrary.createAt(
        folder.resolve(name),
        ConfigReader.parse(ConfigSchema.TRAIN, TINY, "a test"),
        name,
        Map.of());
  }

  private static List<String> logs(RunDirectory run) throws IOException {
    List<String> logs = new ArrayList<>();
    for (RunLog log : RunLog.values()) {
      if (log.comparable() && Files.exists(run.log(log))) {
        logs.add(Files.readString(run.log(log)));
      }
    }
    return logs;
  }

  private static byte[] best(RunDirectory run) throws IOException {
    return WorkerProcessTest.state(run.checkpoints().resolve("best.bin"));
  }
}
