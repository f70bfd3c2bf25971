package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.config.ConfigReader;
import cellscope.config.SearchConfig;
import cellscope.model.InputProblem;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableFiles;
import cellscope.model.metric.Metrics;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunFinished;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that a benchmark table answers, from their configs to their ends. */
class TrialEngineTest {
  @TempDir private static Path folder;
  private static Map<String, String> environment;

  /** Keeps all events that follow from config and seed, and the bytes of every checkpoint. */
  private static final class Recorder implements RunListener {
    final List<RunEvent> events = new ArrayList<>();
    final List<byte[]> checkpoints = new ArrayList<>();

    @Override
    public void onEvent(RunEvent event) {
      if (!(event instanceof RunEvent.StepTimed) && !(event instanceof RunEvent.EpochTimed)) {
        events.add(event);
      }
    }

    @Override
    public void onCheckpoint(Position position, StateWriter state) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      state.writeTo(bytes);
      checkpoints.add(bytes.toByteArray());
    }

    byte[] lastCheckpoint() {
      return checkpoints.get(checkpoints.size() - 1);
    }

    RunStarted started() {
      return (RunStarted) events.get(0);
    }

    List<EpochDone> epochs() {
      return events.stream()
          .filter(EpochDone.class::isInstance)
          .map(EpochDone.class::cast)
          .toList();
    }
  }

  @BeforeAll
  static void writeTable() throws IOException {
    Path file = folder.resolve("table.csv");
    TableFiles.write(file, TableFiles.lines("c10_seconds_12", "c10_valid_4"));
    environment = Map.of(BenchmarkPlace.VARIABLE, file.toString());
  }

  private static SearchConfig config(String algorithm, String more) {
    return ConfigReader.parse(
        String.format(
            "{\"seed\": 9, \"space\": {\"name\": \"nas-bench-201\"},"
                + " \"search\": {\"algorithm\": \"%s\"%s}}",
            algorithm, more.isEmpty() ? "" : ", " + more),
        "test");
  }

  private static Recorder run(SearchConfig config, byte[] checkpointOrNull, StepGate gate)
      throws IOException, InterruptedException {
    Recorder recorder = new Recorder();
    try (RunEngine engine = SearchEngines.open(config, environment)) {
      Outcome outcome =
          engine.run(
              checkpointOrNull == null ? null : new ByteArrayInputStream(checkpointOrNull),
              recorder,
              gate);
      assertThat(outcome).isEqualTo(gate == StepGate.ALWAYS ? Outcome.FINISHED : Outcome.STOPPED);
    }
    return recorder;
  }

  private static StepGate stopAfter(int steps) {
    int[] made = {0};
    return () -> made[0]++ < steps ? StepGate.Verdict.CONTINUE : StepGate.Verdict.STOP;
  }

  /** Stopped at every trial. */
  @ParameterizedTest
  @ValueSource(strings = {"rea", "reinforce", "random", "bohb"})
  void stoppedAndResumedSearchGivesTheSameEventsAndState(String algorithm) throws Exception {
    SearchConfig config = config(algorithm, "\"budget\": 24");
    Recorder whole = run(config, null, StepGate.ALWAYS);
    int trials = whole.started().epochs();
    assertThat(trials).isGreaterThanOrEqualTo(24);
    assertThat(whole.events).hasSize(1 + 2 * trials + 1);
    for (int stop = 0; stop < trials; stop++) {
      Recorder first = run(config, null, stopAfter(stop));
      Recorder second = run(config, first.lastCheckpoint(), StepGate.ALWAYS);
      List<RunEvent> joined = new ArrayList<>(first.events);
      joined.addAll(second.events);
      assertThat(joined).as("stopped after %d", stop).isEqualTo(whole.events);
      assertThat(second.lastCheckpoint()).isEqualTo(whole.lastCheckpoint());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rea", "reinforce", "random", "bohb"})
  void epochsTellTheTrialAndTheBestSoFar(String algorithm) throws Exception {
    BenchmarkTable table = BenchmarkPlace.open(environment);
    Recorder whole = run(config(algorithm, "\"budget\": 30"), null, StepGate.ALWAYS);
    double best = 0;
    int derived = -1;
    for (EpochDone epoch : whole.epochs()) {
      int[] tried = epoch.cells().get(0).sampled().stream().mapToInt(k -> k).toArray();
      double accuracy = epoch.get(Metrics.TRIAL_ACCURACY);
      int asked = (int) epoch.get(Metrics.TRIAL_EPOCHS);
      double[] column =
          table.validationsAfter(
              BenchmarkDataSet.CIFAR_10, algorithm.equals("bohb") && asked <= 4 ? 4 : 12);
      assertThat(accuracy).isEqualTo(column[ArchitectureNumber.of(tried)] / 100);
      if (accuracy > best) {
        best = accuracy;
        derived = ArchitectureNumber.of(tried);
      }
      assertThat(epoch.get(Metrics.BEST_ACCURACY)).isEqualTo(best);
      assertThat(epoch.derived()).contains(ArchitectureNumber.genotype(derived));
      assertThat(epoch.cells().get(0).alpha().isPresent()).isEqualTo(algorithm.equals("reinforce"));
    }
    EpochDone last = whole.epochs().get(whole.epochs().size() - 1);
    assertThat(last.get(Metrics.QUESTIONS)).isBetween(30.0, 31.0);
    assertThat(last.get(Metrics.TRAINING_SECONDS)).isPositive();
    assertThat(whole.events.get(whole.events.size() - 1))
        .isEqualTo(new RunFinished(whole.epochs().size(), last.derived()));
  }

  @Test
  void thePolicyOfReinforceIsToldAndMoves() throws Exception {
    List<EpochDone> epochs =
        run(config("reinforce", "\"budget\": 40"), null, StepGate.ALWAYS).epochs();
    double first = epochs.get(0).get(Metrics.ENTROPY);
    assertThat(first).isCloseTo(Math.log(5), within(1e-4));
    assertThat(epochs.get(39).get(Metrics.ENTROPY)).isLessThan(first - 1e-4);
    assertThat(epochs.get(39).cells().get(0).alpha())
        .isNotEqualTo(epochs.get(0).cells().get(0).alpha());
  }

  @Test
  void secondsEndASearch() throws Exception {
    List<EpochDone> epochs =
        run(config("random", "\"budgetKind\": \"seconds\", \"budget\": 500"), null, StepGate.ALWAYS)
            .epochs();
    int last = epochs.size() - 1;
    assertThat(epochs.get(last).get(Metrics.TRAINING_SECONDS)).isGreaterThanOrEqualTo(500);
    assertThat(epochs.get(last - 1).get(Metrics.TRAINING_SECONDS)).isLessThan(500);
  }

  @Test
  void aStateOfAnotherTableOrConfigIsRefused() throws Exception {
    SearchConfig config = config("rea", "\"budget\": 20");
    byte[] state = run(config, null, stopAfter(12)).lastCheckpoint();
    for (String other : List.of("\"budget\": 21", "\"budget\": 20, \"sample\": 4")) {
      assertThatThrownBy(() -> run(config("rea", other), state, StepGate.ALWAYS))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("another run");
    }
    Path changed = folder.resolve("changed.csv");
    String text = Files.readString(folder.resolve("table.csv"));
    Files.writeString(
        changed, text.stripTrailing().replaceFirst(".$", text.endsWith("1\n") ? "2" : "1"));
    try (RunEngine engine =
        SearchEngines.open(config, Map.of(BenchmarkPlace.VARIABLE, changed.toString()))) {
      assertThatThrownBy(
              () -> engine.run(new ByteArrayInputStream(state), new Recorder(), StepGate.ALWAYS))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("another run");
    }
  }

  @Test
  void whatCantBeAnsweredIsToldBeforeTheRun() {
    assertThatThrownBy(() -> SearchEngines.open(config("rea", ""), Map.of()))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "CELLSCOPE_BENCHMARK: no benchmark table is named; give --benchmark FILE, or set"
                + " CELLSCOPE_BENCHMARK to the table's file");
    assertThatThrownBy(
            () ->
                SearchEngines.open(
                    config("random", "\"dataset\": \"cifar100\", \"budgetKind\": \"seconds\""),
                    environment))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("tells no seconds");
    assertThatThrownBy(() -> SearchEngines.open(config("bohb", "\"maxBudget\": 200"), environment))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("ask for at most 12 epochs");
    String tooSmall = "\"driver\": \"script\", \"budgetKind\": \"seconds\", \"budget\": 1";
    SearchConfig first = config("random", tooSmall);
    assertThatThrownBy(() -> SearchEngines.open(first, Map.of(BenchmarkPlace.VARIABLE, slow())))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("too small for a single trial");
  }

  /** A table whose every training takes 99 seconds. */
  private static String slow() throws IOException {
    List<String> lines = new ArrayList<>(TableFiles.lines());
    lines.set(0, lines.get(0) + ",c10_seconds_12");
    lines.replaceAll(line -> line.startsWith("index") ? line : line + ",99.0");
    return TableFiles.write(folder.resolve("slow.csv"), lines).toString();
  }
}
