package cellscope;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.AlgorithmSpec;
import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.SearchConfig;
import cellscope.config.SupernetOptions;
import cellscope.config.TrainConfig;
import cellscope.config.TrialOptions;
import cellscope.engine.RunEngine;
import cellscope.engine.SearchEngines;
import cellscope.engine.TrainEngines;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.TableFiles;
import cellscope.model.metric.Metrics;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample configs search, with small made-up data in the layouts for which they ask. */
class SampleConfigsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("project.basedir", "."), "sample-configs");

  /** With the samples' own batches two steps take up to five gigabytes and a minute. */
  private static final int SMALL_BATCH = 16;

  @TempDir private Path data;

  @ParameterizedTest(name = "{0}")
  @MethodSource("trainings")
  void sampleTrainingMakesTwoSteps(Path sample) throws Exception {
    TrainConfig config = ConfigReader.read(ConfigSchema.TRAIN, sample);
    if (!sample.toString().contains("quick")) { // to save time and memory
      List<String> less = List.of("training.batchSize=4", "network.cells=1");
      config = Overrides.apply(ConfigSchema.TRAIN, config, less);
    }
    SampleData.write(data);
    List<StepDone> steps = new ArrayList<>();
    try (RunEngine engine = TrainEngines.open(config, Map.of("CELLSCOPE_DATA", data.toString()))) {
      Outcome outcome = engine.run(null, recorder(StepDone.class, steps), stopAfterTwo());
      assertThat(outcome).isEqualTo(Outcome.STOPPED);
    }
    assertThat(steps).hasSize(2);
    assertThat(steps)
        .allSatisfy(step -> assertThat(step.get(Metrics.TRAIN_LOSS)).isFinite().isPositive());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleConfigMakesTwoSteps(Path sample) throws Exception {
    SearchConfig config =
        Overrides.apply(
            ConfigSchema.search(ConfigReader.read(sample).options().algorithm()),
            ConfigReader.read(sample),
            List.of("search.batchSize=" + SMALL_BATCH));
    SampleData.write(data);
    List<StepDone> steps = new ArrayList<>();
    try (RunEngine engine = SearchEngines.open(config, Map.of("CELLSCOPE_DATA", data.toString()))) {
      Outcome outcome = engine.run(null, recorder(StepDone.class, steps), stopAfterTwo());
      assertThat(outcome).isEqualTo(Outcome.STOPPED);
    }
    assertThat(steps).hasSize(2);
    assertThat(steps)
        .allSatisfy(
            step -> {
              assertThat(step.get(Metrics.WEIGHT_LOSS)).isFinite().isPositive();
              if (hasAlpha(config)) {
                assertThat(step.get(Metrics.ALPHA_GRADIENT_NORM)).isFinite().isPositive();
              }
            });
  }

  private static boolean hasAlpha(SearchConfig config) {
    return AlgorithmSpec.byId(config.options().algorithm()).orElseThrow().kind()
        == AlgorithmSpec.Kind.GRADIENT;
  }

  @ParameterizedTest
  @MethodSource("tableSearches")
  void sampleSearchOfATableRunsToItsEnd(Path sample) throws Exception {
    Path table = TableFiles.write(data.resolve("table.csv"), TableFiles.lines());
    List<EpochDone> epochs = new ArrayList<>();
    try (RunEngine engine =
        SearchEngines.open(
            ConfigReader.read(sample), Map.of(BenchmarkPlace.VARIABLE, table.toString()))) {
      Outcome outcome =
          engine.run(null, recorder(EpochDone.class, epochs), () -> StepGate.Verdict.CONTINUE);
      assertThat(outcome).isEqualTo(Outcome.FINISHED);
    }
    EpochDone last = epochs.get(epochs.size() - 1);
    assertThat(last.get(Metrics.QUESTIONS)).isBetween(100.0, 101.0);
    assertThat(last.get(Metrics.BEST_ACCURACY)).isGreaterThan(0.9).isLessThanOrEqualTo(1);
  }

  /** They need neither a table nor other images than those that are built in. */
  @ParameterizedTest
  @MethodSource("trainedTrials")
  void sampleSearchByShortTrainingsTriesTwoCells(Path sample) throws Exception {
    List<EpochDone> trials = new ArrayList<>();
    try (RunEngine engine = SearchEngines.open(ConfigReader.read(sample), Map.of())) {
      engine.run(
          null,
          recorder(EpochDone.class, trials),
          () -> trials.size() < 2 ? StepGate.Verdict.CONTINUE : StepGate.Verdict.STOP);
    }
    assertThat(trials).hasSize(2);
    double best =
        Math.max(
            trials.get(0).get(Metrics.TRIAL_ACCURACY), trials.get(1).get(Metrics.TRIAL_ACCURACY));
    assertThat(trials.get(1).get(Metrics.BEST_ACCURACY)).isEqualTo(best).isGreaterThan(0.15);
  }

  @Test
  void quickstartLearnsWithinThreeEpochs() throws Exception {
    SearchConfig config = ConfigReader.read(FOLDER.resolve("quickstart.json"));
    List<EpochDone> epochs = new ArrayList<>();
    try (RunEngine engine = SearchEngines.open(config, Map.of())) {
      engine.run(
          null,
          recorder(EpochDone.class, epochs),
          () -> epochs.size() < 3 ? StepGate.Verdict.CONTINUE : StepGate.Verdict.STOP);
    }
    assertThat(epochs.get(1).get(Metrics.WEIGHT_LOSS))
        .isLessThan(epochs.get(0).get(Metrics.WEIGHT_LOSS));
    assertThat(epochs.get(2).get(Metrics.WEIGHT_LOSS))
        .isLessThan(0.85 * epochs.get(0).get(Metrics.WEIGHT_LOSS));
    assertThat(epochs.get(2).get(Metrics.ARCH_ACCURACY)).isGreaterThan(0.3);
  }

  static Stream<Path> samples() throws IOException {
    return files().filter(f -> !isTraining(f)).filter(SampleConfigsTest::hasSupernet);
  }

  /** Of a search that trains a supernet; the others make trials, not steps. */
  private static boolean hasSupernet(Path search) {
    return ConfigReader.read(search).options() instanceof SupernetOptions;
  }

  static Stream<Path> tableSearches() throws IOException {
    return files().filter(f -> !isTraining(f)).filter(f -> scorer(f).equals("table"));
  }

  static Stream<Path> trainedTrials() throws IOException {
    return files().filter(f -> !isTraining(f)).filter(f -> scorer(f).equals("train"));
  }

  /** Of a search that tries cells; nothing of another. */
  private static String scorer(Path search) {
    return ConfigReader.read(search).options() instanceof TrialOptions trials
        ? trials.trials().scorer()
        : "";
  }

  static Stream<Path> trainings() throws IOException {
    return files().filter(SampleConfigsTest::isTraining);
  }

  private static boolean isTraining(Path file) {
    return file.getFileName().toString().startsWith("train-");
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".json"))
          .filter(f -> ConfigReader.kindOf(f).run().isPresent()) // the others are races
          .sorted()
          .toList()
          .stream();
    }
  }

  private static StepGate stopAfterTwo() {
    int[] asked = {0};
    return () -> asked[0]++ < 2 ? StepGate.Verdict.CONTINUE : StepGate.Verdict.STOP;
  }

  /** Keeps the events of one kind. */
  private static <E extends RunEvent> RunListener recorder(Class<E> kind, List<E> kept) {
    return new RunListener() {
      @Override
      public void onEvent(RunEvent event) {
        if (kind.isInstance(event)) {
          kept.add(kind.cast(event));
        }
      }

      @Override
      public void onCheckpoint(Position position, StateWriter state) {
        // nobody goes on from here
      }
    };
  }
}
