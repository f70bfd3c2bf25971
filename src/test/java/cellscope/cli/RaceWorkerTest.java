package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.RaceConfigReader;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.TableFiles;
import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceReader;
import cellscope.run.RaceRecord;
import cellscope.run.RaceRecordFile;
import cellscope.run.RaceUpdate;
import cellscope.run.RacedSearch;
import cellscope.run.RunLibrary;
import cellscope.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Races that a table answers, carried out in this process. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RaceWorkerTest {
  private static final int ALL = 4 * 12;

  @TempDir private static Path shared;
  private static Path table;

  @TempDir private Path folder;

  @BeforeAll
  static void writeTable() throws IOException {
    table = TableFiles.write(shared.resolve("table.csv"), TableFiles.lines());
  }

  @Test
  void theLogsDoNotDependOnTheThreads() throws IOException {
    RaceDirectory alone = race(config(12, ""));
    assertThat(worker(alone, false, 1).run()).isZero();
    RaceDirectory together = race(config(12, ""));
    assertThat(worker(together, false, 5).run()).isZero();
    assertThat(logs(together)).isEqualTo(logs(alone));
    RaceUpdate read = new RaceReader(alone).poll();
    assertThat(read.ended()).isEqualTo(ALL);
    assertThat(read.searches()).hasSize(ALL).allMatch(s -> !s.points().isEmpty());
    assertThat(read.searches())
        .extracting(RacedSearch::seed)
        .isSorted()
        .startsWith(3L)
        .contains(14L);
    assertThat(read.columns()).containsExactly("score", "cifar10", "cifar100", "imagenet16-120");
    assertThat(RaceRecordFile.read(alone).facts()).containsKeys("best.cifar10", "benchmark");
  }

  /** Whatever a kill or a power cut left of the logs, the race ends with the same bytes. */
  @Test
  void aRaceThatWasCutOffAnywhereEndsWithTheSameLogs() throws IOException {
    RaceDirectory whole = race(config(12, ""));
    worker(whole, false, 2).run();
    byte[] trajectories = Files.readAllBytes(whole.trajectories());
    byte[] results = Files.readAllBytes(whole.results());
    Random random = new Random(7);
    for (int i = 0; i < 25; i++) {
      RaceDirectory cut = race(config(12, ""));
      Files.write(cut.trajectories(), beginning(trajectories, random));
      Files.write(cut.results(), beginning(results, random));
      Files.writeString(cut.record(), interrupted(cut, whole));
      assertThat(worker(cut, true, 1 + i % 3).run()).as("cut " + i).isZero();
      assertThat(logs(cut)).as("cut " + i).isEqualTo(logs(whole));
    }
  }

  private static byte[] beginning(byte[] bytes, Random random) {
    boolean none = random.nextInt(6) == 0;
    return Arrays.copyOf(bytes, none ? 0 : 1 + random.nextInt(bytes.length));
  }

  /** The record of a race whose worker went without a word. */
  private static String interrupted(RaceDirectory cut, RaceDirectory whole) throws IOException {
    return Files.readString(whole.record())
        .replace("\"state\" : \"finished\"", "\"state\" : \"running\"")
        .replace(whole.id(), cut.id());
  }

  @Test
  void aContestantThatFailsEndsAloneAndTheRaceSaysSo() throws IOException {
    RaceDirectory race = race(config(3, ", \"minBudget\": 90, \"maxBudget\": 90"));
    assertThat(worker(race, false, 2).run()).isEqualTo(ExitCode.FAILED);
    RaceRecord record = RaceRecordFile.read(race);
    assertThat(record.state()).isEqualTo(RunState.FINISHED);
    assertThat(record.failures()).containsOnlyKeys("BOHB");
    assertThat(record.failures().get("BOHB")).contains("no validation accuracy after 90 epochs");
    List<RacedSearch> searches = new RaceReader(race).poll().searches();
    assertThat(searches.stream().filter(s -> s.end().orElseThrow().failed()))
        .singleElement()
        .satisfies(s -> assertThat(s.contestant()).isEqualTo("BOHB"))
        .satisfies(s -> assertThat(s.seed()).isEqualTo(3));
    assertThat(searches).hasSize(3 * 3 + 1);
    Files.writeString(
        race.record(), Files.readString(race.record()).replace("\"finished\"", "\"stopped\""));
    Map<String, String> before = logs(race);
    assertThat(worker(race, true, 2).run()).isEqualTo(ExitCode.FAILED);
    assertThat(logs(race)).isEqualTo(before);
  }

  @Test
  void aRaceIsPausedStoppedAndTakenUp() throws Exception {
    RaceDirectory race = race(config(1500, ""));
    CompletableFuture<Integer> working =
        CompletableFuture.supplyAsync(() -> worker(race, false, 2).run());
    await(() -> size(race.results()) > 1000);
    Control.send(race.place(), Command.PAUSE);
    await(() -> RaceRecordFile.read(race).state() == RunState.PAUSED);
    RaceReader reader = new RaceReader(race);
    int then = reader.poll().ended();
    assertThat(then).isPositive();
    assertThat(reader.poll().ended()).isEqualTo(then);
    Control.send(race.place(), Command.CONTINUE);
    await(() -> RaceRecordFile.read(race).state() != RunState.PAUSED);
    Control.send(race.place(), Command.PAUSE);
    await(() -> RaceRecordFile.read(race).state() == RunState.PAUSED);
    Control.send(race.place(), Command.STOP);
    assertThat(working.get()).isEqualTo(ExitCode.STOPPED);
    assertThat(RaceRecordFile.read(race).state()).isEqualTo(RunState.STOPPED);
    assertThat(worker(race, true, 2).run()).isZero();
    RaceDirectory whole = race(config(1500, ""));
    worker(whole, false, 2).run();
    assertThat(logs(race)).isEqualTo(logs(whole));
    RaceUpdate update = reader.poll();
    assertThat(update.reset()).isTrue();
    assertThat(update.ended()).isEqualTo(6000);
  }

  @Test
  void anotherTableIsRefusedWhenARaceGoesOn() throws IOException {
    RaceDirectory race = race(config(2, ""));
    worker(race, false, 1).run();
    Files.writeString(
        race.record(), Files.readString(race.record()).replace("\"finished\"", "\"stopped\""));
    List<String> lines = TableFiles.lines();
    lines.set(
        1, lines.get(2).replaceFirst("^1,[^,]*", lines.get(1).replaceAll("^(0,[^,]*).*", "$1")));
    Path other = TableFiles.write(folder.resolve("other.csv"), lines);
    Map<String, String> environment = Map.of(BenchmarkPlace.VARIABLE, other.toString());
    assertThat(new RaceWorker(race, true, environment, 1).run()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(RaceRecordFile.read(race).cause())
        .contains("was begun with another benchmark table (" + table + ")")
        .contains("--benchmark");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static RaceWorker worker(RaceDirectory race, boolean resume, int threads) {
    return new RaceWorker(race, resume, Map.of(BenchmarkPlace.VARIABLE, table.toString()), threads);
  }

  private static String config(int seeds, String bohb) {
    return String.format(
        """
        {"name": "small", "seeds": {"first": 3, "count": %d},
         "budget": {"kind": "questions", "amount": 20},
         "contestants": [
           {"label": "REA, old", "search": {"algorithm": "rea", "driver": "script"}},
           {"search": {"algorithm": "reinforce"}},
           {"search": {"algorithm": "random"}},
           {"search": {"algorithm": "bohb"%s}}]}
        """,
        seeds, bohb);
  }

  private RaceDirectory race(String config) {
    return new RunLibrary(folder)
        .create(RaceConfigReader.parse(config, "small.json"), "small", Map.of());
  }

  private static Map<String, String> logs(RaceDirectory race) throws IOException {
    return Map.of(
        "trajectories", Files.readString(race.trajectories()),
        "results", Files.readString(race.results()));
  }
}
