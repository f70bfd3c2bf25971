package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path folder;
  private final ProcessIdentity self = ProcessIdentity.current();
  private RunDirectory run;

  @BeforeEach
  void makeRun() {
    run = Runs.queued(folder.resolve("run"), 1);
  }

  private boolean heldBy(ProcessIdentity holder) throws IOException {
    Files.writeString(run.lock(), holder.toTree() + "\n");
    return RunLock.held(run);
  }

  @Test
  void aRunIsHeldOnlyIfHostProcessAndItsStartAllMatch() throws Exception {
    assertThat(heldBy(self)).isTrue();
    Instant earlier = self.started().minusSeconds(60);
    assertThat(heldBy(new ProcessIdentity("elsewhere", self.pid(), self.started(), -1))).isFalse();
    assertThat(heldBy(new ProcessIdentity(self.host(), self.pid(), earlier, -1)))
        .as("the number was given to a later process")
        .isFalse();
    assertThat(heldBy(new ProcessIdentity(self.host(), deadPid(), self.started(), -1))).isFalse();
  }

  private static long deadPid() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(java.toString(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
    return process.pid();
  }

  @Test
  void aMovedClockDoesNotMakeARunningSearchLookInterrupted() throws Exception {
    assumeTrue(self.startTicks() >= 0, "only Linux counts a process's start apart from the clock");
    Instant moved = self.started().plusSeconds(3600);
    assertThat(heldBy(new ProcessIdentity(self.host(), self.pid(), moved, self.startTicks())))
        .isTrue();
    assertThat(heldBy(new ProcessIdentity(self.host(), self.pid(), moved, self.startTicks() + 1)))
        .isFalse();
  }

  @Test
  void aLockFileThatSaysNothingHoldsNothing() throws Exception {
    assertThat(RunLock.held(run)).as("none").isFalse();
    for (String text : new String[] {"", "{", "{\"host\": \"" + self.host() + "\"}", "[1]"}) {
      Files.writeString(run.lock(), text);
      assertThat(RunLock.held(run)).as(text).isFalse();
    }
  }

  @Test
  void aRunTakenUpStandsAsBeforeUntilItsRecordTellsOfIt() throws Exception {
    ProcessIdentity gone = new ProcessIdentity(self.host(), deadPid(), self.started(), -1);
    RunRecord paused =
        RunRecordFile.read(run)
            .attemptedBy(gone, Instant.now())
            .with(RunState.PAUSED, "", Instant.now());
    RunRecordFile.write(run, paused, Disk.REAL);
    assertThat(heldBy(self)).isTrue();
    assertThat(SnapshotReader.read(run).state())
        .as("killed while it paused, and not paused again")
        .isEqualTo(RunState.INTERRUPTED);

    RunRecordFile.write(run, paused.attemptedBy(self, Instant.now()), Disk.REAL);
    assertThat(SnapshotReader.read(run).state()).isEqualTo(RunState.RUNNING);
  }
}
