package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.model.InputProblem;
import cellscope.run.RunControl.Verdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ControlTest {
  @TempDir Path folder;
  private RunDirectory run;
  private RunWriter writer;
  private RunControl control;

  @BeforeEach
  void start() throws IOException {
    run = Runs.queued(folder.resolve("run"), 100, 50);
    writer = RunWriter.start(run);
    control = writer.control();
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
  }

  @Test
  void commandsAreTakenInOrderAndDeleted() throws Exception {
    Control.send(run, Command.PAUSE);
    Control.send(run, Command.CHECKPOINT);
    Control.send(run, Command.CONTINUE);
    Control.send(run, Command.STOP);

    assertThat(control.next()).isEqualTo(Verdict.CHECKPOINT);
    assertThat(control.next()).isEqualTo(Verdict.STOP);
    try (Stream<Path> left = Files.list(run.control())) {
      assertThat(left.filter(p -> !p.equals(run.reserve()))).isEmpty();
    }
  }

  /** A pause waits for the end of a step that takes long; a stop does not. */
  @Test
  void aLongStepIsGivenUpForAStopAlone() throws Exception {
    Control.send(run, Command.PAUSE);
    assertThat(control.givesUpStep()).isFalse();
    Control.send(run, Command.STOP);
    while (!control.givesUpStep()) {
      Thread.onSpinWait(); // it looks at the folder now and then
    }
    assertThat(control.next()).isEqualTo(Verdict.STOP);
  }

  @Test
  void pausedSearchWhoseDirectoryIsGoneEnds() throws Exception {
    Control.send(run, Command.PAUSE);
    CompletableFuture<Verdict> next =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return control.next();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    await(new RunReader(run), u -> u.snapshot().state() == RunState.PAUSED);
    Files.delete(run.record());

    assertThatThrownBy(() -> next.get()).hasRootCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void askingIsCheapWhileNothingWasSent() throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isCurrentThreadCpuTimeSupported(), "time is not told by thread here");
    long began = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < 100_000; i++) {
      assertThat(control.next()).isEqualTo(Verdict.CONTINUE);
    }
    assertThat(threads.getCurrentThreadCpuTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(20));
  }

  @Test
  void aPausedSearchStepsOneByOneAndShowsEachStep() throws Exception {
    CompletableFuture<Void> searching = inBackground(new FakeSearch(1, 1000));
    RunReader reader = new RunReader(run);
    Control.send(run, Command.PAUSE);
    RunUpdate paused = await(reader, u -> u.snapshot().state() == RunState.PAUSED);
    int last = lastStep(paused);

    Control.send(run, Command.STEP);
    RunUpdate first = await(reader, u -> lastStep(u) == last + 1);
    assertThat(first.snapshot().state()).isEqualTo(RunState.PAUSED);
    Control.send(run, Command.STEP);
    Control.send(run, Command.STEP);
    RunUpdate third = await(reader, u -> lastStep(u) == last + 3);
    assertThat(third.steps().size()).isEqualTo(first.steps().size() + 2);
    assertThat(third.steps().lastDraw("archDraw"))
        .isEqualTo(FakeSearch.step(0, lastStep(third)).draw("archDraw"));
    Thread.sleep(200);
    assertThat(reader.poll().changed()).as("it waits").isFalse();

    Control.send(run, Command.STOP);
    searching.get();
    RunUpdate end = Runs.readAll(reader);
    assertThat(end.snapshot().state()).isEqualTo(RunState.STOPPED);
    assertThat(lastStep(end)).isEqualTo(last + 3);
  }

  @Test
  void aStepSentToARunningSearchPausesItAfterOneStep() throws Exception {
    CompletableFuture<Void> searching = inBackground(new FakeSearch(1, 1000));
    RunReader reader = new RunReader(run);
    Control.send(run, Command.STEP);
    RunUpdate paused = await(reader, u -> u.snapshot().state() == RunState.PAUSED);
    assertThat(lastStep(paused)).isBetween(0, 998);

    Control.send(run, Command.CONTINUE);
    await(reader, u -> u.snapshot().state() == RunState.RUNNING);
    Control.send(run, Command.STOP);
    searching.get();
    assertThat(Files.readString(run.log(RunLog.TIMING)))
        .containsSubsequence("\"started\"", "\"paused\"", "\"continued\"", "\"stopped\"");
  }

  private CompletableFuture<Void> inBackground(FakeSearch search) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            search.run(
                writer.checkpoint(),
                writer,
                (epoch, step) -> {
                  Thread.sleep(20);
                  return control.next() != Verdict.STOP;
                });
            writer.stopped();
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static RunUpdate await(RunReader reader, Predicate<RunUpdate> wanted)
      throws IOException, InterruptedException {
    while (true) {
      RunUpdate update = reader.poll();
      if (wanted.test(update)) {
        return update;
      }
      Thread.sleep(10);
    }
  }

  private static int lastStep(RunUpdate update) {
    return update.steps().size() == 0 ? -1 : (int) update.steps().steps().last();
  }

  @Test
  void aPauseShowsTheStepBeforeItThoughItIsNotOneThatIsLogged() throws Exception {
    writer.onEvent(FakeSearch.started(1, 50));
    writer.onEvent(FakeSearch.step(0, 0));
    writer.onEvent(FakeSearch.step(0, 1));
    writer.onEvent(FakeSearch.step(0, 2));
    Control.send(run, Command.PAUSE);
    CompletableFuture<Void> stopping = stopOnceItIsPaused();
    control.next();
    stopping.get();
    assertThat(Runs.readAll(new RunReader(run)).steps().steps().toArray()).containsExactly(0, 2);
  }

  @Test
  void aStopRequestedByASignalEndsAPause() throws Exception {
    Control.send(run, Command.PAUSE);
    CompletableFuture<Void> stopping = stopOnceItIsPaused();
    assertThat(control.next()).isEqualTo(Verdict.STOP);
    stopping.get();
  }

  private CompletableFuture<Void> stopOnceItIsPaused() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            await(new RunReader(run), u -> u.snapshot().state() == RunState.PAUSED);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          } finally {
            control.requestStop();
          }
        });
  }

  @Test
  void whatIsNoCommandIsPassedOverAndNoted() throws Exception {
    Files.writeString(run.control().resolve("000001-0a0b0c0d.json"), "{\"command\": \"dance\"}");
    Files.write(run.control().resolve("000002-0a0b0c0d.json"), new byte[] {(byte) 0xff, 1, 2});
    Files.writeString(run.control().resolve("notes.txt"), "mine");
    Control.send(run, Command.STOP);

    assertThat(control.next()).isEqualTo(Verdict.STOP);
    assertThat(Files.readString(run.log(RunLog.TIMING))).contains("command ignored", "dance");
    assertThat(run.control().resolve("notes.txt")).exists();
  }

  @Test
  void aCommandToARunThatDoesNotRunNamesTheRemedy() throws Exception {
    writer.close();
    assertThatThrownBy(() -> Control.send(run, Command.PAUSE))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("not running but interrupted")
        .hasMessageContaining("cellscope resume run");

    RunDirectory finished = Runs.finished(folder.resolve("finished"), 1, 2);
    assertThatThrownBy(() -> Control.send(finished, Command.STEP))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("not running but finished")
        .hasMessageContaining("nothing is left to do");
  }

  @Test
  void commandsToAnEarlierWorkerAreNotTakenByTheNext() throws Exception {
    Control.send(run, Command.STOP);
    writer.close();
    writer = RunWriter.resume(run);
    assertThat(writer.control().next()).isEqualTo(Verdict.CONTINUE);
  }
}
