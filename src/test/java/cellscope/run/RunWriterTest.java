package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import cellscope.model.run.RunListener.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunWriterTest {
  private static final int EPOCHS = 4;
  private static final int STEPS = 6;
  private final FakeSearch search = new FakeSearch(EPOCHS, STEPS);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"0,0", "0,2", "0,5", "1,0", "1,3", "2,1", "3,5"})
  void resumedSearchContinuesTheSameLogs(int epoch, int step) throws Exception {
    RunDirectory undisturbed = Runs.finished(folder.resolve("undisturbed"), EPOCHS, STEPS);
    RunDirectory killed = Runs.queued(folder.resolve("killed"), EPOCHS);
    kill(RunWriter.start(killed), epoch, step);
    assertThat(RunLock.held(killed)).isFalse();

    resumeToTheEnd(killed);

    assertThat(Runs.logs(killed)).isEqualTo(Runs.logs(undisturbed));
    RunRecord record = RunRecordFile.read(killed);
    assertThat(record.state()).isEqualTo(RunState.FINISHED);
    assertThat(record.attempt()).isEqualTo(2);
  }

  @Test
  void aSearchKilledTwiceAndWithATornLogStillContinuesTheSameLogs() throws Exception {
    RunDirectory undisturbed = Runs.finished(folder.resolve("undisturbed"), EPOCHS, STEPS);
    RunDirectory killed = Runs.queued(folder.resolve("killed"), EPOCHS);
    kill(RunWriter.start(killed), 2, 1);
    for (RunLog log : RunLog.values()) {
      Files.writeString(killed.log(log), "{\"v\":1,\"ev", StandardOpenOption.APPEND);
    }
    kill(RunWriter.resume(killed), 2, 2);

    resumeToTheEnd(killed);

    assertThat(Runs.logs(killed)).isEqualTo(Runs.logs(undisturbed));
    assertThat(Files.readString(killed.log(RunLog.TIMING))).doesNotContain("\"ev{");
    assertThat(RunRecordFile.read(killed).attempt()).isEqualTo(3);
  }

  /** Ends a search without a word; a real kill is in WorkerLauncherTest. */
  private void kill(RunWriter writer, int epoch, int step) throws Exception {
    assertThatThrownBy(
            () -> search.run(writer.checkpoint(), writer, FakeSearch.killedBefore(epoch, step)))
        .isInstanceOf(FakeSearch.Killed.class);
    writer.close();
  }

  private void resumeToTheEnd(RunDirectory run) throws Exception {
    try (RunWriter writer = RunWriter.resume(run)) {
      search.run(writer.checkpoint(), writer, (e, s) -> true);
      writer.finished();
    }
  }

  @Test
  void aDamagedCheckpointFallsBackToTheOneBefore() throws Exception {
    RunDirectory undisturbed = Runs.finished(folder.resolve("undisturbed"), EPOCHS, STEPS);
    RunDirectory killed = Runs.queued(folder.resolve("killed"), EPOCHS);
    kill(RunWriter.start(killed), 2, 1);
    Path newest = killed.checkpoints().resolve("epoch-0002-step-000.bin");
    flipLastByteOfState(newest);

    try (RunWriter writer = RunWriter.resume(killed)) {
      assertThat(writer.position()).isEqualTo(new Position(1, 3));
      search.run(writer.checkpoint(), writer, (e, s) -> true);
      writer.finished();
    }

    assertThat(Runs.logs(killed)).isEqualTo(Runs.logs(undisturbed));
    assertThat(Files.readString(killed.log(RunLog.TIMING)))
        .contains("epoch-0002-step-000.bin can't be used: its sum is wrong");
    assertThat(newest.resolveSibling(newest.getFileName() + ".damaged")).exists();
  }

  private static void flipLastByteOfState(Path checkpoint) throws IOException {
    byte[] bytes = Files.readAllBytes(checkpoint);
    bytes[bytes.length - 17] ^= 1; // the trailer has 16 bytes
    Files.write(checkpoint, bytes);
  }

  @Test
  void aCheckpointCutAtAnyLengthIsNeverTaken() throws Exception {
    RunDirectory killed = Runs.queued(folder.resolve("killed"), EPOCHS);
    kill(RunWriter.start(killed), 1, 1);
    Path newest = killed.checkpoints().resolve("epoch-0001-step-000.bin");
    byte[] whole = Files.readAllBytes(newest);
    assertThat(CheckpointFile.read(newest).position()).isEqualTo(new Position(1, 0));
    for (int length = 0; length < whole.length; length += length < 400 ? 1 : 97) {
      Files.write(newest, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> CheckpointFile.read(newest))
          .as("cut to %d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aCheckpointWhoseLogsAreGoneIsNotTaken() throws Exception {
    RunDirectory killed = Runs.queued(folder.resolve("killed"), EPOCHS);
    kill(RunWriter.start(killed), 2, 1);
    try (FileChannel steps = FileChannel.open(killed.log(RunLog.STEPS), StandardOpenOption.WRITE)) {
      steps.truncate(steps.size() / 2);
    }
    Map<RunLog, String> before = Runs.logs(killed);

    assertThatThrownBy(() -> RunWriter.resume(killed))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no checkpoint can be used")
        .hasMessageContaining("steps.csv is shorter");
    assertThat(Runs.logs(killed)).as("nothing was changed").isEqualTo(before);
    assertThat(RunLock.held(killed)).isFalse();
  }

  @Test
  void onlyTheNewestTwoCheckpointsAreKept() throws Exception {
    RunDirectory run = Runs.finished(folder.resolve("run"), EPOCHS, STEPS);
    try (Stream<Path> files = Files.list(run.checkpoints())) {
      assertThat(files.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("epoch-0003-step-003.bin", "epoch-0004-step-000.bin");
    }
  }

  @Test
  void aSecondWriterIsTurnedAwayAtOnce() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    try (RunWriter first = RunWriter.start(run)) {
      assertThat(first.record().state()).isEqualTo(RunState.RUNNING);
      assertThatThrownBy(() -> RunWriter.resume(run))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("another worker writes this run (process ")
          .hasMessageContaining("cellscope stop run");
      assertThat(RunLock.held(run)).isTrue();
    }
    assertThat(RunLock.held(run)).isFalse();
  }

  @Test
  void aFinishedRunIsNotTakenUp() throws Exception {
    RunDirectory run = Runs.finished(folder.resolve("run"), 1, 2);
    assertThatThrownBy(() -> RunWriter.resume(run))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is finished");
    assertThatThrownBy(() -> RunWriter.start(run))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("begun before");
  }

  /** So that it becomes full in logs and in checkpoints. */
  @ParameterizedTest
  @ValueSource(longs = {3_000, 5_000, 7_000, 12_000, 18_000, 22_000, 24_000, 30_000})
  void aFullDiskEndsTheRunAsFailedAndLeavesWholeLines(long room) throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    FullDisk disk = new FullDisk(room);
    try (RunWriter writer = RunWriter.start(run, disk)) {
      assertThatThrownBy(() -> search.run(writer.checkpoint(), writer, (e, s) -> true))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
      disk.free(1 << 16); // what the deleted reserve gives back
      writer.failed("No space left on device");
    }

    RunUpdate update = Runs.readAll(new RunReader(run));
    assertThat(update.snapshot().state()).isEqualTo(RunState.FAILED);
    assertThat(update.snapshot().record().cause()).isEqualTo("No space left on device");
    assertThat(update.damagedLines()).isZero();
    assertThat(run.reserve()).doesNotExist();
    for (RunLog log : RunLog.values()) {
      assertThat(Files.readString(run.log(log)))
          .satisfiesAnyOf(
              text -> assertThat(text).isEmpty(), text -> assertThat(text).endsWith("\n"));
    }

    resumeToTheEnd(run);
    assertThat(Runs.logs(run))
        .isEqualTo(Runs.logs(Runs.finished(folder.resolve("undisturbed"), EPOCHS, STEPS)));
  }

  /** Takes so many bytes of checkpoints and logs, and then no more. */
  private static final class FullDisk implements Disk {
    private long room;

    FullDisk(long room) {
      this.room = room;
    }

    void free(long bytes) {
      room += bytes;
    }

    @Override
    public OutputStream through(Path path, OutputStream out) {
      if (path.getFileName().toString().equals(".reserve")) {
        return out;
      }
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          int fits = (int) Math.min(length, room);
          out.write(bytes, from, fits);
          room -= fits;
          if (fits < length) {
            throw new IOException("No space left on device");
          }
        }
      };
    }
  }

  @Test
  void anUnwritableDirectoryIsToldAndNothingElseChanges() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    Files.createDirectory(run.log(RunLog.STEPS)); // a directory where a file must go
    assertThatThrownBy(() -> RunWriter.start(run)).isInstanceOf(IOException.class);
    RunRecord record = RunRecordFile.read(run);
    assertThat(record.state()).isEqualTo(RunState.FAILED);
    assertThat(record.cause()).contains("can't be written");
    assertThat(RunLock.held(run)).isFalse();
  }

  @Test
  void goingOnWithSomethingElseSaysThatItIsNoLongerBitForBit() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    RunWriter first = RunWriter.start(run);
    assertThat(first.running(Map.of("device", "cpu", "slices", "2"), Map.of("dnnl", "2.5.2")))
        .isEmpty();
    kill(first, 1, 1);

    try (RunWriter second = RunWriter.resume(run)) {
      List<String> differences =
          second.running(Map.of("device", "gpu", "slices", "2"), Map.of("dnnl", "3.8.1"));
      assertThat(differences)
          .containsExactlyInAnyOrder(
              "device was 'cpu' and is 'gpu': from here on the run is no longer bit for bit the"
                  + " same",
              "dnnl was '2.5.2' and is '3.8.1': from here on the run is no longer bit for bit the"
                  + " same");
    }
    assertThat(Files.readString(run.log(RunLog.TIMING))).contains("device was 'cpu'");
    assertThat(RunRecordFile.read(run).facts()).containsEntry("device", "gpu");
  }

  @Test
  void theRecordComesBackAsItWasWritten() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    try (RunWriter writer = RunWriter.start(run)) {
      writer.running(Map.of("device", "cpu", "split", "halves \"a\" and ü"), Map.of("nd4j", "1"));
      assertThat(RunRecordFile.read(run)).isEqualTo(writer.record());
      assertThat(writer.record().config()).isEqualTo(Runs.config(EPOCHS, 1));
      assertThat(writer.record().name()).isEqualTo("Tiny search");
      assertThat(writer.record().versions()).containsKeys("cellscope", "nd4j", "java", "os");
    }
  }

  @Test
  void logsHoldEachSecondStepWhereTheConfigSaysSo() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), 1, 2);
    try (RunWriter writer = RunWriter.start(run)) {
      new FakeSearch(1, 5).run(writer.checkpoint(), writer, (e, s) -> true);
      writer.finished();
    }
    assertThat(Runs.readAll(new RunReader(run)).steps().steps().toArray()).containsExactly(0, 2, 4);
  }
}
