package cellscope;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.GdasOptions;
import cellscope.config.Overrides;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.engine.RunEngine;
import cellscope.engine.SearchEngines;
import cellscope.engine.TrainEngines;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunEvent;
import cellscope.model.run.SearchEvent;
import cellscope.model.run.SearchListener;
import cellscope.model.run.StepGate;
import cellscope.model.run.TrainEvent;
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
    List<TrainEvent.TrainStepDone> steps = new ArrayList<>();
    try (RunEngine engine = TrainEngines.open(config, Map.of("CELLSCOPE_DATA", data.toString()))) {
      Outcome outcome =
          engine.run(null, recorder(TrainEvent.TrainStepDone.class, steps), stopAfterTwo());
      assertThat(outcome).isEqualTo(Outcome.STOPPED);
    }
    assertThat(steps).hasSize(2);
    assertThat(steps).allSatisfy(step -> assertThat(step.loss()).isFinite().isPositive());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleConfigMakesTwoSteps(Path sample) throws Exception {
    SearchConfig config = ConfigReader.read(sample);
    SampleData.write(data);
    List<SearchEvent.StepDone> steps = new ArrayList<>();
    try (RunEngine engine = SearchEngines.open(config, Map.of("CELLSCOPE_DATA", data.toString()))) {
      Outcome outcome =
          engine.run(null, recorder(SearchEvent.StepDone.class, steps), stopAfterTwo());
      assertThat(outcome).isEqualTo(Outcome.STOPPED);
    }
    assertThat(steps).hasSize(2);
    assertThat(steps)
        .allSatisfy(
            step -> {
              assertThat(step.weightLoss()).isFinite().isPositive();
              assertThat(step.alphaGradientNorm()).isFinite().isPositive();
            });
  }

  @Test
  void quickstartLearnsWithinThreeEpochs() throws Exception {
    SearchConfig config = ConfigReader.read(FOLDER.resolve("quickstart.json"));
    List<SearchEvent.EpochDone> epochs = new ArrayList<>();
    try (RunEngine engine = SearchEngines.open(config, Map.of())) {
      engine.run(
          null,
          recorder(SearchEvent.EpochDone.class, epochs),
          () -> epochs.size() < 3 ? StepGate.Verdict.CONTINUE : StepGate.Verdict.STOP);
    }
    assertThat(epochs.get(1).weightLoss()).isLessThan(epochs.get(0).weightLoss());
    assertThat(epochs.get(2).weightLoss()).isLessThan(0.85 * epochs.get(0).weightLoss());
    assertThat(epochs.get(2).archAccuracy()).isGreaterThan(0.3);
  }

  static Stream<Path> samples() throws IOException {
    return files().filter(f -> !isTraining(f)).filter(SampleConfigsTest::isOfTheEngine);
  }

  /** The engine runs GDAS; other algorithms' samples are read by {@code ConfigDocsTest}. */
  private static boolean isOfTheEngine(Path search) {
    return ConfigReader.read(search).options() instanceof GdasOptions;
  }

  static Stream<Path> trainings() throws IOException {
    return files().filter(SampleConfigsTest::isTraining);
  }

  private static boolean isTraining(Path file) {
    return file.getFileName().toString().startsWith("train-");
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  private static StepGate stopAfterTwo() {
    int[] asked = {0};
    return () -> asked[0]++ < 2 ? StepGate.Verdict.CONTINUE : StepGate.Verdict.STOP;
  }

  /** Keeps the events of one kind. */
  private static <E extends RunEvent> SearchListener recorder(Class<E> kind, List<E> kept) {
    return new SearchListener() {
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
