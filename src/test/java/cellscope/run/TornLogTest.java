package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.metric.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A reader meets logs that end anywhere, as a kill, a copy or a buffer leaves them. */
class TornLogTest {
  private static final List<RunLog> LOGS =
      List.of(RunLog.EVENTS, RunLog.STEPS, RunLog.ALPHAS, RunLog.GENOTYPES, RunLog.TIMING);

  private static Path folder;
  private static RunDirectory run;
  private static final Map<RunLog, byte[]> WHOLE = new EnumMap<>(RunLog.class);

  @BeforeContainer
  static void makeRun() throws IOException {
    folder = Files.createTempDirectory("torn");
    run = Runs.finished(folder.resolve("run"), 3, 4);
    for (RunLog log : RunLog.values()) {
      WHOLE.put(log, Files.readAllBytes(run.log(log)));
    }
  }

  @AfterContainer
  static void deleteRun() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(TornLogTest::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Example
  void aLogTornAtEveryByteGivesItsWholeLinesAndNoWarning() throws IOException {
    restore();
    for (RunLog log : LOGS) {
      byte[] whole = WHOLE.get(log);
      for (int length = whole.length; length >= 0; length--) {
        try (FileChannel file = FileChannel.open(run.log(log), StandardOpenOption.WRITE)) {
          file.truncate(length);
        }
        RunContent content = new RunContent(run, metric -> true);
        content.poll(Long.MAX_VALUE);
        assertThat(content.damage().count()).as("%s cut to %d", log, length).isZero();
        int lines = lines(whole, length);
        if (log == RunLog.EVENTS) {
          assertThat(content.epochs().size()).isEqualTo(Math.min(3, Math.max(0, lines - 1)));
        } else if (log == RunLog.STEPS) {
          assertThat(content.steps().size()).isEqualTo(Math.max(0, lines - 1));
        }
      }
      write(log, whole.length);
    }
  }

  private static int lines(byte[] bytes, int length) {
    int lines = 0;
    for (int i = 0; i < length; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  @Property(tries = 100, seed = "201")
  void logsThatGrowByAnyPiecesGiveTheSameInTheEnd(
      @ForAll @Size(max = 6) List<@DoubleRange(min = 0, max = 1) Double> places)
      throws IOException {
    double[] sorted = places.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    LOGS.forEach(log -> write(log, 0));
    RunReader reader = new RunReader(run);
    int epochs = 0;
    int steps = 0;
    for (int i = 0; i <= sorted.length; i++) {
      double place = i < sorted.length ? sorted[i] : 1;
      LOGS.forEach(log -> write(log, (int) (place * WHOLE.get(log).length)));
      RunUpdate update = Runs.readAll(reader);
      assertThat(update.reset()).isFalse();
      epochs += update.newEpochs();
      steps += update.newSteps();
    }
    assertThat(epochs).isEqualTo(3);
    assertThat(steps).isEqualTo(12);
    RunUpdate update = reader.poll();
    assertThat(update.damagedLines()).isZero();
    assertThat(update.epochs().cells(2)).isEqualTo(FakeSearch.epoch(2).cells());
    assertThat(update.steps().get(Metrics.WEIGHT_LOSS).last())
        .isEqualTo(FakeSearch.step(2, 3).get(Metrics.WEIGHT_LOSS));
  }

  /** But for the run's start, which names what all other logs hold. */
  @Property(tries = 150, seed = "201")
  void aFlippedByteAnywhereNeverStopsTheReader(
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double place, @ForAll byte value)
      throws IOException {
    restore();
    for (RunLog log : LOGS) {
      byte[] bytes = WHOLE.get(log).clone();
      int header = header(log);
      bytes[header + (int) (place * (bytes.length - header))] = value;
      Files.write(run.log(log), bytes);
    }
    RunUpdate update = Runs.readAll(new RunReader(run));
    assertThat(update.epochs().size()).isBetween(1, 3);
    assertThat(update.steps().size()).isBetween(10, 12);
    assertThat(update.damagedLines()).isLessThanOrEqualTo(2 * LOGS.size());
  }

  /** Bytes of the line that tells the run's start; 0 of other logs. */
  private static int header(RunLog log) {
    byte[] bytes = WHOLE.get(log);
    int length = 0;
    while (log == RunLog.EVENTS && bytes[length++] != '\n') {
      // on to the line's end
    }
    return length;
  }

  @Example
  void aBrokenStartIsToldAndStopsNoReader() throws IOException {
    restore();
    byte[] bytes = WHOLE.get(RunLog.EVENTS).clone();
    bytes[header(RunLog.EVENTS) / 2] = '\n';
    Files.write(run.log(RunLog.EVENTS), bytes);
    RunUpdate update = Runs.readAll(new RunReader(run));
    assertThat(update.damagedLines()).isPositive();
    assertThat(update.steps().size()).isLessThanOrEqualTo(12);
  }

  private static void restore() {
    LOGS.forEach(log -> write(log, WHOLE.get(log).length));
  }

  private static void write(RunLog log, int length) {
    try {
      Files.write(run.log(log), Arrays.copyOf(WHOLE.get(log), length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
