package cellscope.ui.look;

import cellscope.model.metric.Metric;
import cellscope.model.metric.MetricGroup;
import cellscope.model.run.RunColumns;
import cellscope.picture.curve.CurveSeries;
import cellscope.run.EpochTable;
import cellscope.run.RunUpdate;
import cellscope.run.Series;
import cellscope.run.StepTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The curves of a run by epoch: every metric of a group that is drawn, and all of its points. */
public final class RunCurves {
  /** Before it is known what the run measures. */
  static final RunCurves NONE = new RunCurves(List.of());

  private final List<Line> lines;
  private final Set<CurveSeries> used = new HashSet<>();
  private int stepsTaken;
  private int epochsTaken;

  /** A curve with the column that it is drawn from, of the steps where they have it. */
  private record Line(Metric metric, boolean ofSteps, CurveSeries series) {
    Line(Metric metric, boolean ofSteps) {
      this(metric, ofSteps, new CurveSeries(metric.label(), metric.colour()));
    }
  }

  private RunCurves(List<Line> lines) {
    this.lines = lines;
  }

  /** Empty curves of what a run measures. */
  static RunCurves of(RunColumns columns) {
    List<Line> lines = new ArrayList<>();
    columns.steps().forEach(metric -> lines.add(new Line(metric, true)));
    columns.epochs().stream()
        .filter(metric -> !columns.steps().contains(metric))
        .forEach(metric -> lines.add(new Line(metric, false)));
    return new RunCurves(lines);
  }

  /** Whether there is none, as before it is known what the run measures. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  void clear() {
    lines.forEach(line -> line.series().clear());
    stepsTaken = 0;
    epochsTaken = 0;
  }

  /** Takes what an update has beyond the one before. */
  void take(RunUpdate now) {
    StepTable steps = now.steps();
    EpochTable epochs = now.epochs();
    double perEpoch = Math.max(1, now.snapshot().stepsPerEpoch());
    for (Line line : lines) {
      if (line.ofSteps()) {
        takeSteps(line.series(), steps, line.metric(), perEpoch);
      } else {
        takeEpochs(line.series(), epochs, line.metric());
      }
    }
    stepsTaken = steps.size();
    epochsTaken = epochs.size();
  }

  private void takeSteps(CurveSeries series, StepTable steps, Metric metric, double perEpoch) {
    Series values = steps.get(metric);
    for (int row = stepsTaken; row < values.size(); row++) {
      double x = steps.epochs().get(row) + (steps.steps().get(row) + 1) / perEpoch;
      append(series, x, values.get(row));
    }
  }

  private void takeEpochs(CurveSeries series, EpochTable epochs, Metric metric) {
    for (int row = epochsTaken; row < epochs.size(); row++) {
      append(series, epochs.epoch(row) + 1.0, epochs.get(metric, row));
    }
  }

  /** An epoch that was not evaluated leaves no gap in the curve. */
  private void append(CurveSeries series, double x, double y) {
    if (!Double.isNaN(y)) {
      series.append(x, y);
    }
    if (y != 0) {
      used.add(series);
    }
  }

  /** Whether a curve was ever anything but zero: one of what a run makes no use of is not shown. */
  public boolean isUsed(CurveSeries series) {
    return used.contains(series);
  }

  /** Whether the run measures this. */
  public boolean has(Metric metric) {
    return lines.stream().anyMatch(line -> line.metric().equals(metric));
  }

  /** The curves of a group, in the order of the run's columns. */
  public List<CurveSeries> of(MetricGroup group) {
    return lines.stream().filter(line -> line.metric().group() == group).map(Line::series).toList();
  }
}
