package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.config.ConfigReader;
import cellscope.model.InputProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts real processes; in place of the program's own class path they get one with a worker made
 * for this test.
 */
@Timeout(600)
class WorkerLauncherTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final int EPOCHS = 4;
  private static final int STEPS = 40;

  @TempDir Path folder;

  /** A class path on which {@code cellscope.Launcher} is a script's Java program of this test. */
  private WorkerLauncher launcher() {
    return new WorkerLauncher(
        FakeWorker.program(folder), System.getProperty("java.class.path"), Optional.empty());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSearchKilledForGoodContinuesTheSameLogs() throws Exception {
    RunDirectory undisturbed = Runs.finished(folder.resolve("undisturbed"), EPOCHS, STEPS);
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    RunReader reader = new RunReader(run);

    Process worker = launcher().start(run);
    assertThat(RunLock.held(run)).isTrue();
    assertThatThrownBy(() -> RunWriter.resume(run))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("process " + worker.pid());
    assertThatThrownBy(() -> launcher().resume(run))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("runs this search already");
    for (int kill = 1; kill <= 2; kill++) {
      int epoch = kill;
      RunUpdate update;
      do {
        Thread.sleep(5);
        update = reader.poll();
      } while (update.epochs().size() < epoch || update.snapshot().stepsInEpoch() < 3);
      worker.destroyForcibly().waitFor();
      assertThat(SnapshotReader.read(run).state()).isEqualTo(RunState.INTERRUPTED);
      worker = launcher().resume(run);
    }
    worker.waitFor();

    assertThat(worker.exitValue()).isZero();
    assertThat(Runs.logs(run)).isEqualTo(Runs.logs(undisturbed));
    assertThat(RunRecordFile.read(run).attempt()).isEqualTo(3);
    assertThat(RunRecordFile.read(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aWorkerIsApartFromItsParentAndKnowsItsLimits() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    Process worker = launcher().start(run);
    assertThat(RunLock.holder(run).orElseThrow().pid()).isEqualTo(worker.pid());
    Control.send(run, Command.STOP);
    worker.waitFor();

    List<String> told = Files.readAllLines(run.workerOutput());
    assertThat(told)
        .contains(
            "OMP_NUM_THREADS=1",
            "MALLOC_ARENA_MAX=1",
            "MALLOC_MMAP_MAX_=0",
            "MALLOC_TRIM_THRESHOLD_=17179869184",
            "MALLOC_TOP_PAD_=67108864",
            "BACKEND_PRIORITY_CPU=200",
            "input=empty");
    assertThat(RunRecordFile.read(run).state()).isEqualTo(RunState.STOPPED);
    if (Files.exists(Path.of("/proc/self/stat"))) {
      String own = Files.readString(Path.of("/proc/self/stat"));
      assertThat(told)
          .as("a session of its own: Ctrl-C in this terminal does not reach it")
          .contains("session=" + worker.pid());
      assertThat(own.substring(own.lastIndexOf(')')).split(" ")[4])
          .isNotEqualTo(String.valueOf(worker.pid()));
      assertThat(told).anyMatch(line -> line.matches("nice=([5-9]|1\\d)"));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aWorkerThatDiesAtOnceIsToldWithTheEndOfItsOutput() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    WorkerLauncher broken = new WorkerLauncher(JAVA, folder.toString(), Optional.empty());
    assertThatThrownBy(() -> broken.start(run))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("the worker ended at once with exit code 1")
        .hasMessageContaining("cellscope.Launcher")
        .hasMessageContaining("log.txt");
    WorkerLauncher none =
        new WorkerLauncher(folder.resolve("no-java"), folder.toString(), Optional.empty());
    assertThatThrownBy(() -> none.start(run)).isInstanceOf(InputProblem.class);
    assertThat(RunRecordFile.read(run).state())
        .as("it can still be started")
        .isEqualTo(RunState.QUEUED);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aWorkerThatFailsAtOnceIsToldWithItsCause() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    Files.writeString(run.path().resolve("fail"), "");
    try {
      launcher().start(run).waitFor();
    } catch (InputProblem e) {
      assertThat(e).hasMessageContaining("told to fail"); // it was quicker than the first look
    }
    assertThat(RunRecordFile.read(run).cause()).isEqualTo("told to fail");
  }

  @Test
  void theCommandLineFollowsTheConfig() throws Exception {
    RunDirectory run =
        RunLibrary.createAt(
            folder.resolve("run"),
            ConfigReader.parse(
                "{\"execution\": {\"device\": \"auto\", \"memoryLimit\": 6000}}", "a test"),
            "run",
            Map.of());
    WorkerLauncher launcher = new WorkerLauncher(JAVA, "cpu.jar", Optional.of("cuda.jar"));
    assertThat(launcher.commandLine(run, true))
        .containsSubsequence(
            JAVA.toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            "cuda.jar",
            "cellscope.Launcher",
            "worker",
            run.toString(),
            "--resume")
        .contains(
            "-Xmx1500m",
            "-Dorg.bytedeco.javacpp.maxbytes=4500m",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=6000m",
            "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0");
    assertThat(launcher.commandLine(run, false)).doesNotContain("--resume");

    RunDirectory onCpu = Runs.queued(folder.resolve("cpu"), 1);
    assertThat(launcher.commandLine(onCpu, false)).containsSubsequence("-cp", "cpu.jar");
  }
}
