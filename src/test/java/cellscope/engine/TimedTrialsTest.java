package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.SearchConfig;
import cellscope.engine.state.StateIn;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metrics;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunFinished;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import cellscope.model.space.Paths;
import cellscope.model.space.catalogue.Spaces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches whose trials train a cell, or ask the shared weights of a finished search. */
class TimedTrialsTest {
  private static SearchConfig searched;
  private static byte[] weights;

  /** Keeps events and states. */
  private static final class Recorder implements RunListener {
    private final List<RunEvent> events = new ArrayList<>();
    private final List<byte[]> states = new ArrayList<>();

    @Override
    public void onEvent(RunEvent event) {
      if (!(event instanceof RunEvent.StepTimed) && !(event instanceof RunEvent.EpochTimed)) {
        events.add(event);
      }
    }

    @Override
    public void onCheckpoint(Position position, StateWriter writer) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      writer.writeTo(bytes);
      states.add(bytes.toByteArray());
    }

    private RunStarted started() {
      return (RunStarted) events.get(0);
    }

    private List<EpochDone> trials() {
      return events.stream()
          .filter(EpochDone.class::isInstance)
          .map(EpochDone.class::cast)
          .toList();
    }

    private double seconds(int state) throws IOException {
      return new StateIn(new ByteArrayInputStream(states.get(state))).doubles("charged")[1];
    }
  }

  private static SearchConfig config(String space, String search, String more) {
    return ConfigReader.parse(
        String.format(
            "{\"seed\": 4, \"space\": {\"name\": \"%s\", \"channels\": 4, \"cells\": 1},"
                + " \"data\": {\"channels\": 1, \"trainLimit\": 60, \"heldOutLimit\": 100},"
                + " \"execution\": {\"device\": \"cpu\"}, \"search\": {%s}%s}",
            space, search, more),
        "test");
  }

  /** Two steps an epoch. */
  private static SearchConfig trained(String algorithm, String more) {
    return trained(algorithm, more, 1, 30);
  }

  private static SearchConfig trained(String algorithm, String more, int epochs, int batch) {
    String length = algorithm.equals("bohb") ? "" : "\"epochs\": " + epochs + ", ";
    return config(
        "nas-bench-201",
        "\"algorithm\": \"" + algorithm + "\", \"scorer\": \"train\", " + more,
        ", \"trial\": {" + length + "\"batchSize\": " + batch + "}");
  }

  private static SearchConfig shared(String space, String more) {
    return config(
        space,
        "\"algorithm\": \"random\", \"scorer\": \"shared\", \"scorerRun\": \"r\", " + more,
        "");
  }

  private static Recorder run(SearchConfig config, StepGate gate, Outcome expected)
      throws Exception {
    Recorder recorder = new Recorder();
    try (RunEngine engine = SearchEngines.open(config, Map.of(), runs())) {
      assertThat(engine.run(null, recorder, gate)).isEqualTo(expected);
    }
    return recorder;
  }

  private static SharedRuns runs() {
    return meant -> new SharedRuns.Found(meant, searched, () -> new ByteArrayInputStream(weights));
  }

  @BeforeAll
  static void search() throws Exception {
    searched = config("nasnet", "\"algorithm\": \"gdas\", \"epochs\": 1, \"batchSize\": 16", "");
    Recorder recorder = new Recorder();
    try (RunEngine engine = SearchEngines.open(searched, Map.of())) {
      engine.run(null, recorder, StepGate.ALWAYS);
    }
    weights = recorder.states.get(recorder.states.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rea", "reinforce", "random"})
  void trainingsFollowFromSeedAndTrial(String algorithm) throws Exception {
    String more = "\"budget\": 4" + (algorithm.equals("rea") ? ", \"population\": 2" : "");
    SearchConfig config = trained(algorithm, more, 2, 6); // so long that cells can be told apart
    Recorder once = run(config, StepGate.ALWAYS, Outcome.FINISHED);
    Recorder again = run(config, StepGate.ALWAYS, Outcome.FINISHED);
    assertThat(once.started().epochs()).isEqualTo(4);
    assertThat(once.events).isEqualTo(again.events);
    assertThat(once.states).hasSameSizeAs(again.states);
    assertThat(once.states.get(3)).isEqualTo(again.states.get(3));
    assertThat(once.trials().get(3).get(Metrics.QUESTIONS)).isEqualTo(4);
    assertThat(once.trials().stream().map(t -> t.get(Metrics.TRIAL_ACCURACY)).distinct().count())
        .as("cells differ")
        .isGreaterThan(1);
  }

  /** Two budgets: 1 and 2 epochs; a question in full has 2. */
  @Test
  void bohbsBudgetIsEpochs() throws Exception {
    Recorder run =
        run(
            trained("bohb", "\"budget\": 3, \"maxBudget\": 2, \"eta\": 2"),
            StepGate.ALWAYS,
            Outcome.FINISHED);
    double epochs = 0;
    for (EpochDone trial : run.trials()) {
      assertThat(trial.get(Metrics.TRIAL_EPOCHS)).isBetween(1.0, 2.0);
      epochs += trial.get(Metrics.TRIAL_EPOCHS);
      assertThat(trial.get(Metrics.QUESTIONS)).isEqualTo(epochs / 2);
    }
    assertThat(epochs).isGreaterThanOrEqualTo(6);
    assertThat(run.trials()).hasSize(run.started().epochs());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void wallTimeEndsASearchWithTheFirstTrialBehindIt(boolean trains) throws Exception {
    String wall = "\"budgetKind\": \"wall\", \"budget\": 1";
    Recorder run =
        run(
            trains ? trained("rea", wall) : shared("nasnet", wall),
            StepGate.ALWAYS,
            Outcome.FINISHED);
    int trials = run.trials().size();
    assertThat(run.started().epochs()).isZero();
    assertThat(run.events.get(run.events.size() - 1))
        .isEqualTo(new RunFinished(trials, run.trials().get(trials - 1).derived()));
    assertThat(run.seconds(trials - 1)).isGreaterThanOrEqualTo(1);
    if (trials > 1) {
      assertThat(run.seconds(trials - 2)).isLessThan(1);
    }
    assertThat(run.started().columns().epochs()).doesNotContain(Metrics.TRAINING_SECONDS);
    Recorder afterwards = new Recorder();
    try (RunEngine engine =
        SearchEngines.open(
            trains ? trained("rea", wall) : shared("nasnet", wall), Map.of(), runs())) {
      engine.run(new ByteArrayInputStream(run.states.get(trials - 1)), afterwards, StepGate.ALWAYS);
    }
    assertThat(afterwards.events).as("it is over, wherever it was killed").isEmpty();
  }

  /** The trial that goes on is forgotten; the one before it is the last that is told. */
  @Test
  void aStopGivesUpTheTrialThatGoesOn() throws Exception {
    int[] asked = {0};
    StepGate stopsWithin =
        new StepGate() {
          @Override
          public Verdict beforeStep() {
            return Verdict.CONTINUE;
          }

          @Override
          public boolean givesUpStep() {
            return ++asked[0] == 6; // two steps a training: within the third
          }
        };
    SearchConfig config =
        Overrides.apply(
            ConfigSchema.search("random"),
            trained("random", "\"budget\": 4"),
            List.of("execution.checkpointEvery=10")); // the stop's own is the only one
    Recorder stopped = run(config, stopsWithin, Outcome.STOPPED);
    Recorder whole = run(config, StepGate.ALWAYS, Outcome.FINISHED);
    assertThat(stopped.trials()).isEqualTo(whole.trials().subList(0, 2));
    assertThat(stopped.states).hasSize(1);
    Recorder rest = new Recorder();
    try (RunEngine engine = SearchEngines.open(config, Map.of())) {
      engine.run(new ByteArrayInputStream(stopped.states.get(0)), rest, StepGate.ALWAYS);
    }
    assertThat(rest.trials()).isEqualTo(whole.trials().subList(2, 4));
  }

  @Test
  void sharedWeightsScoreCellsOfEverySpace() throws Exception {
    Recorder run = run(shared("nasnet", "\"budget\": 3"), StepGate.ALWAYS, Outcome.FINISHED);
    try (SharedWeightsEngine engine =
        SharedWeightsEngine.open(searched, "r", new ByteArrayInputStream(weights), Map.of())) {
      double best = 0;
      for (EpochDone trial : run.trials()) {
        List<int[]> path =
            trial.cells().stream()
                .map(c -> c.sampled().stream().mapToInt(k -> k).toArray())
                .toList();
        Genotype tried = Paths.genotype(Spaces.byName("nasnet").orElseThrow(), path);
        double accuracy = engine.score(tried).accuracy();
        assertThat(trial.get(Metrics.TRIAL_ACCURACY)).isEqualTo(accuracy);
        best = Math.max(best, accuracy);
        assertThat(engine.score(trial.derived().orElseThrow()).accuracy()).isEqualTo(best);
      }
    }
  }

  @Test
  void anUnsuitableRunIsOneLine() throws Exception {
    assertThatThrownBy(
            () -> SearchEngines.open(shared("nas-bench-201", "\"budget\": 3"), Map.of(), runs()))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "search.scorerRun: names r, which searched the space nasnet; name a search of"
                + " nas-bench-201, or set space.name to nasnet");
    assertThatThrownBy(() -> SearchEngines.open(shared("nasnet", "\"budget\": 3"), Map.of()))
        .isInstanceOf(InputProblem.class);
  }

  @Test
  void anEstimateTellsTrials() throws Exception {
    RunEstimate estimate = RunEstimates.of(trained("random", "\"budget\": 7"), Map.of(), 0.2);
    assertThat(estimate.epochs()).isEqualTo(7);
    assertThat(estimate.stepsPerEpoch()).isEqualTo(2);
    assertThat(estimate.parameters()).isPositive();
    assertThat(estimate.memoryBytes()).isGreaterThan(100L << 20);
    assertThat(estimate.epochSeconds())
        .isGreaterThanOrEqualTo(2 * estimate.stepSeconds())
        .isPositive();
    RunEstimate ofWeights = RunEstimates.of(shared("nasnet", "\"budget\": 7"), Map.of(), 1, runs());
    assertThat(ofWeights.epochs()).isEqualTo(7);
    assertThat(ofWeights.epochSeconds()).isPositive();
    OptionalDouble open =
        OptionalDouble.of(
            RunEstimates.of(
                    trained("random", "\"budgetKind\": \"wall\", \"budget\": 50"), Map.of(), 0.2)
                .totalSeconds());
    assertThat(open.getAsDouble()).isBetween(50.0, 500.0);
  }
}
