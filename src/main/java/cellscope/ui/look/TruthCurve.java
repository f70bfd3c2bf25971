package cellscope.ui.look;

import cellscope.analysis.truth.EpochTruth;
import cellscope.analysis.truth.Quantity;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.picture.curve.CurveSeries;
import java.util.List;

/** What the derived cells of a run are worth, as a curve that grows with the run. */
public final class TruthCurve {
  private final TruthModel truth;
  private final Quantity quantity;
  private final BenchmarkDataSet dataSet;
  private final double unit;
  private final CurveSeries series;
  private long generation = -1;
  private int taken;

  /**
   * A curve of no epoch yet.
   *
   * @param unit what a value is multiplied by
   */
  public TruthCurve(
      TruthModel truth,
      Quantity quantity,
      BenchmarkDataSet dataSet,
      double unit,
      CurveSeries series) {
    this.truth = truth;
    this.quantity = quantity;
    this.dataSet = dataSet;
    this.unit = unit;
    this.series = series;
  }

  /** Takes the epochs that came since. */
  public void follow() {
    if (generation != truth.generation()) {
      generation = truth.generation();
      series.clear();
      taken = 0;
    }
    List<EpochTruth> epochs = truth.epochs();
    for (; taken < epochs.size(); taken++) {
      EpochTruth epoch = epochs.get(taken);
      series.append(epoch.epoch() + 1.0, unit * quantity.of(epoch.cell().on(dataSet)));
    }
  }

  public CurveSeries series() {
    return series;
  }
}
