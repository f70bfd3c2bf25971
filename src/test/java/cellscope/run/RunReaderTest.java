package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.InputProblem;
import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.StepDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {
  private static final int EPOCHS = 4;
  private static final int STEPS = 6;

  @TempDir Path folder;

  @Test
  void everythingComesBackBitForBit() throws Exception {
    RunUpdate update =
        Runs.readAll(new RunReader(Runs.finished(folder.resolve("run"), EPOCHS, STEPS)));

    assertThat(update.epochs().size()).isEqualTo(EPOCHS);
    for (int e = 0; e < EPOCHS; e++) {
      EpochDone told = FakeSearch.epoch(e);
      assertThat(update.epochs().metrics()).isEqualTo(told.measurement().metrics());
      for (Metric metric : told.measurement().metrics()) {
        assertThat(Double.doubleToLongBits(update.epochs().get(metric, e)))
            .as("%s", metric)
            .isEqualTo(Double.doubleToLongBits(told.get(metric)));
      }
      assertThat(update.epochs().cells(e)).isEqualTo(told.cells());
      assertThat(update.epochs().genotype(e)).isEqualTo(told.derived());
    }
    assertThat(update.steps().size()).isEqualTo(EPOCHS * STEPS);
    for (int row = 0; row < update.steps().size(); row++) {
      StepDone told = FakeSearch.step(row / STEPS, row % STEPS);
      assertThat(update.steps().metrics()).isEqualTo(told.measurement().metrics());
      for (Metric metric : told.measurement().metrics()) {
        assertThat(update.steps().get(metric).get(row)).isEqualTo(told.get(metric));
      }
    }
    StepDone last = FakeSearch.step(EPOCHS - 1, STEPS - 1);
    assertThat(update.steps().lastDraw("weightDraw")).isEqualTo(last.draw("weightDraw"));
    assertThat(update.steps().lastDraw("archDraw")).isEqualTo(last.draw("archDraw"));
    assertThat(update.started().orElseThrow().count("parameters")).isEqualTo(73306);
    assertThat(update.timing().imagesPerSecond()).isEqualTo(512);
    assertThat(update.timing().dataWaitShare()).isCloseTo(0.1 / (2.5 - 0.2), within(1e-9));
    assertThat(update.timing().spentSeconds()).isCloseTo(2.5 * EPOCHS, within(1e-9));
    assertThat(update.damagedLines()).isZero();
    assertThat(update.snapshot().state()).isEqualTo(RunState.FINISHED);
    assertThat(update.snapshot().progress()).isEqualTo(1);
  }

  @Test
  void aLookGivesWhatIsNewSinceTheLast() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    RunReader reader = new RunReader(run);
    RunUpdate queued = reader.poll();
    assertThat(queued.snapshot().state()).isEqualTo(RunState.QUEUED);
    assertThat(queued.changed()).isTrue();
    assertThat(reader.poll().changed()).isFalse();

    List<RunUpdate> updates = new ArrayList<>();
    try (RunWriter writer = RunWriter.start(run)) {
      new FakeSearch(EPOCHS, STEPS)
          .run(
              writer.checkpoint(),
              writer,
              (epoch, step) -> {
                if (step == 1) {
                  updates.add(reader.poll());
                }
                return true;
              });
      writer.finished();
    }

    assertThat(updates).extracting(RunUpdate::newEpochs).containsExactly(0, 1, 1, 1);
    assertThat(updates).extracting(u -> u.epochs().size()).containsExactly(0, 1, 2, 3);
    assertThat(updates.get(1).epochs().cells(0)).isEqualTo(FakeSearch.epoch(0).cells());
    assertThat(updates).noneMatch(RunUpdate::reset);
    assertThat(updates.get(3).snapshot().state()).isEqualTo(RunState.RUNNING);
    assertThat(updates.get(3).snapshot().secondsLeft()).isCloseTo(2.5, within(0.5));
    RunUpdate end = reader.poll();
    assertThat(end.newEpochs()).isEqualTo(1);
    assertThat(end.snapshot().state()).isEqualTo(RunState.FINISHED);
    assertThat(end.snapshot().secondsLeft()).isNaN();
    assertThat(updates.get(1).epochs().size()).as("an old update never changes").isEqualTo(1);
  }

  /** A reader that takes the logs before the state misses a step now and then. */
  @Test
  @Timeout(300)
  void whoeverSeesAPauseSeesAllStepsBeforeIt() throws Exception {
    int pauses = 60;
    RunDirectory run = Runs.queued(folder.resolve("run"), 1);
    RunReader reader = new RunReader(run);
    Semaphore seen = new Semaphore(0);
    try (RunWriter writer = RunWriter.start(run)) {
      writer.onEvent(FakeSearch.started(1, pauses));
      CompletableFuture<Void> searching =
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (int step = 0; step < pauses; step++) {
                    writer.continued();
                    seen.acquire();
                    writer.onEvent(FakeSearch.step(0, step));
                    writer.paused();
                    seen.acquire();
                  }
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      for (int pause = 1; pause <= pauses; pause++) {
        await(reader, RunState.RUNNING);
        seen.release();
        assertThat(await(reader, RunState.PAUSED).steps().size()).isEqualTo(pause);
        seen.release();
      }
      searching.get();
    }
  }

  private static RunUpdate await(RunReader reader, RunState state) throws IOException {
    RunUpdate update = reader.poll();
    while (update.snapshot().state() != state) {
      update = reader.poll();
    }
    return update;
  }

  @Test
  void aRunTakenUpAgainIsReadFromItsStart() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), EPOCHS);
    RunReader reader = new RunReader(run);
    FakeSearch search = new FakeSearch(EPOCHS, STEPS);
    try (RunWriter writer = RunWriter.start(run)) {
      assertThatThrownBy(
              () -> search.run(writer.checkpoint(), writer, FakeSearch.killedBefore(2, 2)))
          .isInstanceOf(FakeSearch.Killed.class);
    }
    RunUpdate interrupted = reader.poll();
    assertThat(interrupted.snapshot().state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(interrupted.steps().size()).isEqualTo(2 * STEPS + 2);

    try (RunWriter writer = RunWriter.resume(run)) {
      RunUpdate cut = reader.poll();
      assertThat(cut.reset()).isTrue();
      assertThat(cut.steps().size()).isEqualTo(2 * STEPS);
      assertThat(cut.epochs().size()).isEqualTo(2);
      search.run(writer.checkpoint(), writer, (e, s) -> true);
      writer.finished();
    }
    RunUpdate end = reader.poll();
    assertThat(end.reset()).isFalse();
    assertThat(end.steps().size()).isEqualTo(EPOCHS * STEPS);
    assertThat(end.steps().steps().toArray())
        .isEqualTo(Runs.readAll(new RunReader(run)).steps().steps().toArray());
  }

  @Test
  void aLogThatWasCutIsReadFromItsStart() throws Exception {
    RunDirectory run = Runs.finished(folder.resolve("run"), EPOCHS, STEPS);
    RunReader reader = new RunReader(run);
    reader.poll();
    List<String> lines = Files.readAllLines(run.log(RunLog.STEPS));
    Files.write(run.log(RunLog.STEPS), lines.subList(0, 5));

    RunUpdate update = reader.poll();

    assertThat(update.reset()).isTrue();
    assertThat(update.steps().size()).isEqualTo(4);
    assertThat(update.epochs().size()).isEqualTo(EPOCHS);
    assertThat(reader.poll().reset()).isFalse();
  }

  @Test
  void damagedLinesArePassedOverAndToldWithTheirPlace() throws Exception {
    RunDirectory run = Runs.finished(folder.resolve("run"), EPOCHS, STEPS);
    damage(run, RunLog.EVENTS, 2, "{\"v\":1,\"event\":\"epoch-done\",\"epoch\":1,\"weightL");
    damage(run, RunLog.ALPHAS, 3, "{\"v\":1,\"epoch\":2,\"cell\":\"cell\",\"alpha\":[[1,2],[1]]}");
    damage(run, RunLog.GENOTYPES, 0, "\0\0\0\0");
    damage(run, RunLog.STEPS, 3, "0,2,1.0,x,1,1,1,1,1,1,1,cell:1,cell:1");
    damage(run, RunLog.STEPS, 4, "0,3,1.0");

    RunUpdate update = Runs.readAll(new RunReader(run));

    assertThat(update.epochs().epochs().toArray()).containsExactly(0, 2, 3);
    assertThat(update.epochs().row(1)).isEqualTo(-1);
    assertThat(update.epochs().row(3)).isEqualTo(2);
    assertThat(update.epochs().genotype(0)).isEmpty();
    assertThat(update.epochs().genotype(1)).contains(FakeSearch.genotype(2));
    assertThat(update.steps().size()).isEqualTo(EPOCHS * STEPS - 2);
    assertThat(update.damagedLines()).isEqualTo(5);
    assertThat(update.warnings())
        .anySatisfy(w -> assertThat(w).contains(run.log(RunLog.EVENTS) + ":3: ", "no JSON"))
        .anySatisfy(w -> assertThat(w).contains(run.log(RunLog.ALPHAS) + ":4: "))
        .anySatisfy(w -> assertThat(w).contains("steps.csv:4: ", "a number is none"))
        .anySatisfy(w -> assertThat(w).contains("steps.csv:5: ", "3 fields, not 13"));
  }

  private static void damage(RunDirectory run, RunLog log, int line, String text)
      throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(run.log(log)));
    lines.set(line, text);
    Files.write(run.log(log), lines);
  }

  @Test
  void twoObjectsOnOneLineAreDamageAndNotTheFirstOfThem() throws Exception {
    RunDirectory run = Runs.finished(folder.resolve("run"), EPOCHS, STEPS);
    String text = Files.readString(run.log(RunLog.EVENTS));
    int end = text.indexOf('\n', text.indexOf("epoch-done"));
    Files.writeString(
        run.log(RunLog.EVENTS), text.substring(0, end) + " " + text.substring(end + 1));
    RunUpdate update = Runs.readAll(new RunReader(run));
    assertThat(update.epochs().epochs().toArray()).containsExactly(2, 3);
    assertThat(update.damagedLines()).isEqualTo(1);
  }

  @Test
  void linesOfALaterCellScopeAreNotGuessedAt() throws Exception {
    RunDirectory run = Runs.finished(folder.resolve("run"), 1, 2);
    Files.writeString(
        run.log(RunLog.EVENTS),
        "{\"v\":2,\"event\":\"epoch-done\",\"epoch\":1}\n",
        StandardOpenOption.APPEND);
    assertThat(Runs.readAll(new RunReader(run)).warnings())
        .singleElement()
        .asString()
        .contains("from a later CellScope");
  }

  @Test
  void aWriterIsFollowedFromAnotherThread() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), 30);
    RunReader reader = new RunReader(run);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              try (RunWriter writer = RunWriter.start(run)) {
                new FakeSearch(30, 50).run(writer.checkpoint(), writer, (e, s) -> true);
                writer.finished();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    int epochs = 0;
    int steps = 0;
    RunUpdate update;
    do {
      update = reader.poll();
      epochs += update.newEpochs();
      steps += update.newSteps();
      assertThat(update.damagedLines()).isZero();
      assertThat(update.epochs().size()).isEqualTo(epochs);
      for (int row = epochs - update.newEpochs(); row < epochs; row++) {
        assertThat(update.epochs().cells(row)).isEqualTo(FakeSearch.epoch(row).cells());
        assertThat(update.epochs().genotype(row)).isPresent();
      }
    } while (update.snapshot().state() != RunState.FINISHED);
    writing.join();
    update = Runs.readAll(reader);
    assertThat(update.epochs().size()).isEqualTo(30);
    assertThat(update.steps().size()).isEqualTo(30 * 50);
    assertThat(steps + update.newSteps()).isEqualTo(30 * 50);
  }

  @Test
  void aLongRunComesInPortionsWithAllItsEpochsFirst() throws Exception {
    RunDirectory run = Runs.finished(folder.resolve("run"), 1, 30_000);
    RunReader reader = new RunReader(run, Metrics.WEIGHT_LOSS::equals);
    RunUpdate first = reader.poll();
    assertThat(first.more()).isTrue();
    assertThat(first.epochs().size()).isEqualTo(1);
    assertThat(first.steps().size()).isBetween(1, 29_999);
    int sizeAtFirst = first.steps().size();
    RunUpdate all = Runs.readAll(reader);
    assertThat(all.steps().size()).isEqualTo(30_000);
    assertThat(all.steps().get(Metrics.WEIGHT_LOSS).get(29_999))
        .isEqualTo(FakeSearch.step(0, 29_999).get(Metrics.WEIGHT_LOSS));
    assertThat(all.steps().get(Metrics.ARCH_LOSS).size()).as("left out").isZero();
    assertThat(first.steps().size()).isEqualTo(sizeAtFirst);
  }

  @Test
  void whatIsNoRunIsToldInOneLine() throws Exception {
    RunDirectory none = new RunDirectory(folder.resolve("none"));
    assertThatThrownBy(() -> new RunReader(none).poll())
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("there is no run.json");

    RunDirectory broken = Runs.queued(folder.resolve("broken"), 1);
    String text = Files.readString(broken.record());
    Files.writeString(broken.record(), text.substring(0, text.length() / 2));
    assertThatThrownBy(() -> new RunReader(broken).poll())
        .isInstanceOf(InputProblem.class)
        .hasMessageMatching("(?s).*run\\.json:\\d+: the run's record is broken: not JSON.*");

    Files.writeString(
        broken.record(), text.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"));
    assertThatThrownBy(() -> new RunReader(broken).poll())
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("later CellScope");

    Files.writeString(broken.record(), text.replace("\"epochs\" : 1", "\"epochs\" : -1"));
    assertThatThrownBy(() -> new RunReader(broken).poll())
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("search.epochs");
  }
}
