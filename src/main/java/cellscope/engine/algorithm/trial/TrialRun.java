package cellscope.engine.algorithm.trial;

import static cellscope.model.metric.Metrics.BEST_ACCURACY;
import static cellscope.model.metric.Metrics.ENTROPY;
import static cellscope.model.metric.Metrics.QUESTIONS;
import static cellscope.model.metric.Metrics.SKIP_COUNT;
import static cellscope.model.metric.Metrics.TRAINING_SECONDS;
import static cellscope.model.metric.Metrics.TRIAL_ACCURACY;
import static cellscope.model.metric.Metrics.TRIAL_EPOCHS;

import cellscope.config.SearchConfig;
import cellscope.engine.loop.Algorithm;
import cellscope.engine.loop.EpochEnd;
import cellscope.engine.loop.EpochSteps;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.metric.Measurement;
import cellscope.model.metric.Metric;
import cellscope.model.run.CellState;
import cellscope.model.run.Draw;
import cellscope.model.run.RunColumns;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunListener.Position;
import cellscope.model.run.StepGate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A search without weight sharing as a run: a trial is an epoch of one step. What an epoch sampled
 * is the cell tried, what it derived the best cell so far.
 */
public final class TrialRun implements Algorithm {
  private static final String TRIAL_DRAW = "trialDraw";
  private static final double PERCENT = 100;

  private final Trials trials;
  private final TrialMethod method;
  private final TrialSearch search;
  private final TrialCells cells;
  private final int count;
  private final RunColumns columns;
  private Trial trial;

  /**
   * A search whose scorer is the table.
   *
   * @throws cellscope.model.InputProblem if the budget is too small or too large, or the table
   *     lacks what the method asks
   */
  public TrialRun(SearchConfig config, BenchmarkTable table) {
    this(new TableTrials(config, table));
  }

  /**
   * A search whose scorer computes its answers.
   *
   * @throws cellscope.model.InputProblem if the budget is too small or too large, or not for this
   *     scorer
   */
  public TrialRun(SearchConfig config, TimedScorer scorer) {
    this(new TimedTrials(config, scorer));
  }

  /** Epochs that a trial is trained for, on average over the first of a config's trials. */
  public static double meanEpochs(SearchConfig config, TimedScorer scorer) {
    return new TimedTrials(config, scorer).meanEpochs();
  }

  private TrialRun(Trials trials) {
    this.trials = trials;
    count = trials.count();
    method = trials.method();
    search = trials.search(method);
    cells = new TrialCells(trials.space());
    columns = columns();
  }

  private RunColumns columns() {
    List<Metric> epochs = new ArrayList<>(List.of(TRIAL_ACCURACY, BEST_ACCURACY));
    if (method instanceof Bohb) {
      epochs.add(TRIAL_EPOCHS);
    }
    epochs.add(QUESTIONS);
    if (trials.tellsSeconds()) {
      epochs.add(TRAINING_SECONDS);
    }
    if (method instanceof Reinforce) {
      epochs.add(ENTROPY);
    }
    epochs.add(SKIP_COUNT);
    return new RunColumns(List.of(TRIAL_ACCURACY), List.of(TRIAL_DRAW), epochs, BEST_ACCURACY);
  }

  @Override
  public RunStarted started() {
    return new RunStarted(
        trials.space().name(), Optional.empty(), count, 1, trials.counts(), columns);
  }

  @Override
  public void heed(StepGate gate) {
    trials.heed(gate);
  }

  @Override
  public double leastSecondsBetweenCheckpoints() {
    return trials.leastSecondsBetweenCheckpoints();
  }

  @Override
  public String identity() {
    return trials.identity();
  }

  @Override
  public EpochSteps begin(Position from) {
    if (search.trials() != from.epoch()) {
      throw StateIn.problem("it has " + search.trials() + " trials, not " + from.epoch());
    }
    return new EpochSteps() {
      @Override
      public void fetch() {
        // a question needs no images
      }

      @Override
      public StepDone make(int step) {
        return makeTrial(from.epoch(), step);
      }

      @Override
      public int images() {
        return 0;
      }

      @Override
      public void close() {
        // nothing is held
      }
    };
  }

  private StepDone makeTrial(int epoch, int step) {
    trial = search.next().orElseThrow();
    return new StepDone(
        epoch,
        step,
        Measurement.of(columns.steps(), accuracy(trial)),
        List.of(new Draw(TRIAL_DRAW, cells.draws(trial.question().architecture()))));
  }

  private static double accuracy(Trial trial) {
    return trial.answer().validationAccuracy() / PERCENT;
  }

  @Override
  public EpochEnd end(int epoch, boolean evaluates) {
    if (epoch == count - 1) {
      search.next(); // a last question that the budget doesn't count may still be the answer
    }
    Best best = search.curve().get(search.curve().size() - 1);
    Genotype derived = cells.genotype(best.architecture());
    Optional<double[][]> alpha =
        method instanceof Reinforce policy ? Optional.of(policy.alpha()) : Optional.empty();
    List<CellState> states = cells.states(trial.question().architecture(), alpha);
    double[] values =
        columns.epochs().stream().mapToDouble(m -> value(m, best, derived, states)).toArray();
    Measurement measurement = Measurement.of(columns.epochs(), values);
    return new EpochEnd(new EpochDone(epoch, measurement, Optional.of(derived), states), false);
  }

  @Override
  public boolean isOver() {
    return search.isOver();
  }

  private double value(Metric metric, Best best, Genotype derived, List<CellState> states) {
    if (metric.equals(TRIAL_ACCURACY)) {
      return accuracy(trial);
    } else if (metric.equals(BEST_ACCURACY)) {
      return best.validationAccuracy() / PERCENT;
    } else if (metric.equals(TRIAL_EPOCHS)) {
      return trial.question().epochs();
    } else if (metric.equals(QUESTIONS)) {
      return search.questions();
    } else if (metric.equals(TRAINING_SECONDS)) {
      return search.seconds();
    } else if (metric.equals(ENTROPY)) {
      return CellState.meanEntropy(states);
    }
    return derived.count(Operation.SKIP_CONNECT);
  }

  @Override
  public void write(StateOut out) throws IOException {
    search.write(out);
  }

  @Override
  public void read(StateIn in) {
    search.read(in);
  }
}
