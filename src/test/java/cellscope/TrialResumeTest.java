package cellscope;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigReader;
import cellscope.config.SearchConfig;
import cellscope.engine.RunEngine;
import cellscope.engine.SearchEngines;
import cellscope.engine.SharedRuns;
import cellscope.model.RandomStream;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.TableFiles;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunLog;
import cellscope.run.RunWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every search that tries cells is killed at random places, within trials too, and taken up again
 * with what lay on the disk then, until it is done: its logs are those of a run that was left
 * alone.
 */
class TrialResumeTest {
  private static final String IMAGES =
      "\"space\": {\"channels\": 4, \"cells\": 1},"
          + " \"data\": {\"channels\": 1, \"trainLimit\": 60, \"heldOutLimit\": 20},"
          + " \"execution\": {\"device\": \"cpu\"}";

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private static Map<String, String> environment;
  private static SearchConfig scoring;
  private static byte[] weights;

  /** The process is gone. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Demands checkpoints at random places, and kills after so many questions. */
  private static final class Fate implements StepGate {
    private final RandomStream stream;
    private final Runnable death;
    private int life;
    private boolean asksAgain;

    Fate(RandomStream stream, int life, Runnable death) {
      this.stream = stream;
      this.life = life;
      this.death = death;
    }

    @Override
    public Verdict beforeStep() {
      live();
      asksAgain = !asksAgain && stream.nextInt(4) == 0;
      return asksAgain ? Verdict.CHECKPOINT : Verdict.CONTINUE;
    }

    @Override
    public boolean givesUpStep() {
      live();
      return false;
    }

    private void live() {
      if (life-- == 0) {
        death.run();
        throw new Killed();
      }
    }
  }

  @BeforeAll
  static void prepare() throws Exception {
    Path table = TableFiles.write(shared.resolve("table.csv"), TableFiles.lines());
    environment = Map.of(BenchmarkPlace.VARIABLE, table.toString());
    scoring =
        ConfigReader.parse(
            "{\"search\": {\"algorithm\": \"rsps\", \"epochs\": 1, \"candidates\": 2, "
                + "\"batchSize\": 16}, "
                + IMAGES
                + "}",
            "test");
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    RunListener keeping =
        new RunListener() {
          @Override
          public void onEvent(cellscope.model.run.RunEvent event) {}

          @Override
          public void onCheckpoint(Position position, StateWriter writer) throws IOException {
            writer.writeTo(state);
          }
        };
    try (RunEngine engine = SearchEngines.open(scoring, environment)) {
      engine.run(null, keeping, StepGate.ALWAYS);
    }
    weights = state.toByteArray();
  }

  private static SharedRuns runs() {
    return meant -> new SharedRuns.Found(meant, scoring, () -> new ByteArrayInputStream(weights));
  }

  private static SearchConfig config(String algorithm, String scorer) {
    boolean table = scorer.equals("table");
    String search =
        switch (algorithm) {
          case "rea" -> ", \"population\": 3, \"sample\": 2";
          case "bohb" -> table ? "" : ", \"maxBudget\": 2, \"eta\": 2";
          default -> "";
        };
    String run = scorer.equals("shared") ? ", \"scorerRun\": \"r\"" : "";
    String length = algorithm.equals("bohb") ? "" : "\"epochs\": 1, ";
    String trial = scorer.equals("train") ? ", \"trial\": {" + length + "\"batchSize\": 16}" : "";
    return ConfigReader.parse(
        String.format(
            "{\"seed\": 9, \"search\": {\"algorithm\": \"%s\", \"scorer\": \"%s\","
                + " \"budget\": %d%s%s}%s, %s}",
            algorithm, scorer, table ? 24 : 5, search, run, trial, IMAGES),
        "test");
  }

  private RunDirectory begun(SearchConfig config, String name) {
    return RunLibrary.createAt(folder.resolve(name), config, name, Map.of());
  }

  private static void run(SearchConfig config, RunWriter writer, StepGate gate) throws Exception {
    try (RunEngine engine = SearchEngines.open(config, environment, runs());
        InputStream from = writer.checkpoint().orElse(null)) {
      assertThat(engine.run(from, writer, gate)).isEqualTo(Outcome.FINISHED);
      writer.finished();
    }
  }

  private static Map<RunLog, String> logs(RunDirectory run) throws IOException {
    Map<RunLog, String> texts = new EnumMap<>(RunLog.class);
    for (RunLog log : RunLog.values()) {
      if (log.comparable()) {
        texts.put(log, Files.readString(run.log(log)));
      }
    }
    return texts;
  }

  /** What is on the disk at this moment: what a process still holds is lost with it. */
  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rea, table, 7",
    "reinforce, table, 7",
    "random, table, 7",
    "bohb, table, 7",
    "rea, train, 3",
    "reinforce, train, 3",
    "random, train, 3",
    "bohb, train, 3",
    "rea, shared, 4",
    "reinforce, shared, 4",
    "random, shared, 4"
  })
  void aSearchKilledAtRandomPlacesWritesTheSameLogs(String algorithm, String scorer, int kills)
      throws Exception {
    SearchConfig config = config(algorithm, scorer);
    RunDirectory whole = begun(config, "whole");
    try (RunWriter writer = RunWriter.start(whole)) {
      run(config, writer, StepGate.ALWAYS);
    }
    RandomStream stream = RandomStream.ofSeed(algorithm.hashCode() + 31L * scorer.hashCode());
    RunDirectory run = begun(config, "life0");
    int deaths = 0;
    boolean alive = true;
    for (int life = 0; alive && life <= kills; life++) {
      RunDirectory next = new RunDirectory(folder.resolve("life" + (life + 1)));
      Path disk = run.path();
      Fate fate =
          new Fate(
              stream.split(life),
              life == kills ? Integer.MAX_VALUE : stream.nextInt(4 * (life + 1)),
              () -> copy(disk, next.path()));
      try (RunWriter writer = life == 0 ? RunWriter.start(run) : RunWriter.resume(run)) {
        run(config, writer, fate);
        alive = false;
      } catch (Killed e) {
        deaths++;
        run = next;
      }
    }
    assertThat(alive).isFalse();
    assertThat(deaths).isPositive();
    assertThat(logs(run)).isEqualTo(logs(whole));
    assertThat(logs(run).get(RunLog.METRICS).lines().count())
        .isGreaterThan(scorer.equals("table") ? 24 : 5);
    assertThat(List.of(Files.readString(run.log(RunLog.EVENTS)).split("\n")))
        .last()
        .asString()
        .contains("run-finished");
  }
}
