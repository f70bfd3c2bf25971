package cellscope.engine.loop;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.RandomStream;
import cellscope.model.metric.Measurement;
import cellscope.model.metric.Metric;
import cellscope.model.metric.MetricGroup;
import cellscope.model.run.RunColumns;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunListener.Position;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest algorithm that is one: it tosses a coin in each step and counts the heads. */
final class CoinToss implements Algorithm {
  static final Metric HEADS =
      new Metric("heads", "", MetricGroup.COST, "heads", "heads", 0, false, "Heads so far");
  private static final RunColumns COLUMNS =
      new RunColumns(List.of(HEADS), List.of(), List.of(HEADS), HEADS);

  private final int epochs;
  private final int steps;
  private final RandomStream coin = RandomStream.ofSeed(7).split("coin");
  private long heads;

  CoinToss(int epochs, int steps) {
    this.epochs = epochs;
    this.steps = steps;
  }

  @Override
  public RunStarted started() {
    return new RunStarted("nas-bench-201", Optional.empty(), epochs, steps, Map.of(), COLUMNS);
  }

  @Override
  public String identity() {
    return "coin toss";
  }

  @Override
  public EpochSteps begin(Position from) {
    return new EpochSteps() {
      @Override
      public void fetch() {
        // it needs no batch
      }

      @Override
      public StepDone make(int step) {
        heads += coin.split(from.epoch()).split(step).nextInt(2);
        return new StepDone(from.epoch(), step, Measurement.of(COLUMNS.steps(), heads), List.of());
      }

      @Override
      public int images() {
        return 0;
      }

      @Override
      public void close() {
        // nor holds it anything
      }
    };
  }

  @Override
  public EpochEnd end(int epoch, boolean evaluates) {
    Measurement measured = Measurement.of(COLUMNS.epochs(), heads);
    return new EpochEnd(new EpochDone(epoch, measured, Optional.empty(), List.of()), false);
  }

  @Override
  public void write(StateOut out) throws IOException {
    out.whole("heads", heads);
  }

  @Override
  public void read(StateIn in) {
    heads = in.whole("heads");
  }
}
