package cellscope.ui.run;

import cellscope.config.RunConfig;
import cellscope.config.TrainConfig;
import cellscope.picture.curve.CurveSeries;
import cellscope.run.EpochMetric;
import cellscope.run.EpochTable;
import cellscope.run.RunUpdate;
import cellscope.run.Series;
import cellscope.run.StepMetric;
import cellscope.run.StepTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The curves of a run by epoch; every point is kept. */
public final class RunCurves {
  private final List<Line> losses;
  private final List<Line> accuracies;
  private final List<Line> learningRates;
  private final List<Line> dropPaths;
  private int stepsTaken;
  private int epochsTaken;

  /** A curve with the column that it is drawn from, of the steps or of the epochs. */
  private record Line(
      CurveSeries series, Optional<StepMetric> ofSteps, Optional<EpochMetric> ofEpochs) {
    static Line of(StepMetric metric, String name, int colour) {
      return new Line(new CurveSeries(name, colour), Optional.of(metric), Optional.empty());
    }

    static Line of(EpochMetric metric, String name, int colour) {
      return new Line(new CurveSeries(name, colour), Optional.empty(), Optional.of(metric));
    }
  }

  private RunCurves(
      List<Line> losses, List<Line> accuracies, List<Line> learningRates, List<Line> dropPaths) {
    this.losses = losses;
    this.accuracies = accuracies;
    this.learningRates = learningRates;
    this.dropPaths = dropPaths;
  }

  /** Empty curves of a run. */
  static RunCurves of(RunConfig config) {
    return config instanceof TrainConfig training
        ? ofTraining(training.network().dropPath() > 0)
        : ofSearch();
  }

  /** Empty curves of a search. */
  static RunCurves ofSearch() {
    return new RunCurves(
        List.of(
            Line.of(StepMetric.WEIGHT_LOSS, "weights", 0),
            Line.of(StepMetric.ARCH_LOSS, "architecture", 1),
            Line.of(EpochMetric.DERIVED_LOSS, "derived", 2)),
        List.of(
            Line.of(StepMetric.WEIGHT_ACCURACY, "weights", 0),
            Line.of(StepMetric.ARCH_ACCURACY, "architecture", 1),
            Line.of(EpochMetric.DERIVED_ACCURACY, "derived", 2)),
        List.of(),
        List.of());
  }

  private static RunCurves ofTraining(boolean dropsPaths) {
    return new RunCurves(
        List.of(
            Line.of(StepMetric.TRAIN_LOSS, "training", 0),
            Line.of(EpochMetric.TEST_LOSS, "test", 2)),
        List.of(
            Line.of(StepMetric.TRAIN_TOP1, "training top-1", 0),
            Line.of(EpochMetric.TRAIN_TOP5, "training top-5", 3),
            Line.of(EpochMetric.TEST_TOP1, "test top-1", 2),
            Line.of(EpochMetric.TEST_TOP5, "test top-5", 1)),
        List.of(Line.of(StepMetric.LEARNING_RATE, "learning rate", 0)),
        dropsPaths ? List.of(Line.of(StepMetric.DROP_PATH, "drop path", 1)) : List.of());
  }

  void clear() {
    all().forEach(line -> line.series().clear());
    stepsTaken = 0;
    epochsTaken = 0;
  }

  /** Takes what an update has beyond the one before. */
  void take(RunUpdate now) {
    StepTable steps = now.steps();
    EpochTable epochs = now.epochs();
    double perEpoch = Math.max(1, now.snapshot().stepsPerEpoch());
    all()
        .forEach(
            line -> {
              line.ofSteps().ifPresent(m -> takeSteps(line.series(), steps, m, perEpoch));
              line.ofEpochs().ifPresent(m -> takeEpochs(line.series(), epochs, m));
            });
    stepsTaken = steps.size();
    epochsTaken = epochs.size();
  }

  private void takeSteps(CurveSeries series, StepTable steps, StepMetric metric, double perEpoch) {
    Series values = steps.get(metric);
    for (int row = stepsTaken; row < steps.size(); row++) {
      double x = steps.epochs().get(row) + (steps.steps().get(row) + 1) / perEpoch;
      append(series, x, values.get(row));
    }
  }

  private void takeEpochs(CurveSeries series, EpochTable epochs, EpochMetric metric) {
    for (int row = epochsTaken; row < epochs.size(); row++) {
      append(series, epochs.epoch(row) + 1.0, epochs.get(metric, row));
    }
  }

  /** An epoch that was not evaluated leaves no gap in the curve. */
  private static void append(CurveSeries series, double x, double y) {
    if (!Double.isNaN(y)) {
      series.append(x, y);
    }
  }

  private Stream<Line> all() {
    return Stream.of(losses, accuracies, learningRates, dropPaths).flatMap(List::stream);
  }

  /** Losses in nats. */
  public List<CurveSeries> losses() {
    return series(losses);
  }

  /** Accuracies, 0..1. */
  public List<CurveSeries> accuracies() {
    return series(accuracies);
  }

  /** The weights' learning rate; none for a search, whose panes have no room for it. */
  public List<CurveSeries> learningRates() {
    return series(learningRates);
  }

  /** The chance of dropping a path, 0..1; of a training that drops any. */
  public List<CurveSeries> dropPaths() {
    return series(dropPaths);
  }

  private static List<CurveSeries> series(List<Line> lines) {
    return lines.stream().map(Line::series).toList();
  }
}
