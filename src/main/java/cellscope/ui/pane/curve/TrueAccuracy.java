package cellscope.ui.pane.curve;

import cellscope.analysis.truth.Quantity;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.picture.curve.CurveSeries;
import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.TruthCurve;
import cellscope.ui.pane.TruthTexts;
import cellscope.ui.views.CurveView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lays what the benchmark table knows of the derived cells over the accuracies that a run measured,
 * where the table has the run's images.
 */
final class TrueAccuracy {
  /** The table's percent as a share of 1. */
  private static final double UNIT = 0.01;

  private static final int COLOUR = 2;

  private final CurveView view;
  private final Look look;
  private final Supplier<List<CurveSeries>> measured;
  private TruthCurve curve;

  private TrueAccuracy(CurveView view, Look look, Supplier<List<CurveSeries>> measured) {
    this.view = view;
    this.look = look;
    this.measured = measured;
  }

  /**
   * Shows both in a view from now on.
   *
   * @param measured the run's own curves
   */
  static void in(CurveView view, Look look, Supplier<List<CurveSeries>> measured) {
    TrueAccuracy both = new TrueAccuracy(view, look, measured);
    look.run().curvesProperty().addListener(changed -> both.show());
    look.truth().revisionProperty().addListener((property, before, now) -> both.follow());
    both.show();
    both.follow();
  }

  private void show() {
    List<CurveSeries> all = new ArrayList<>(measured.get());
    if (curve != null) {
      all.add(curve.series());
    }
    view.getSeries().setAll(all);
  }

  private void follow() {
    Optional<BenchmarkDataSet> own =
        look.truth().table().flatMap(table -> look.truth().ownDataSet());
    if (own.isPresent() && curve == null) {
      CurveSeries series = new CurveSeries(Texts.of("truth.curve"), COLOUR, true);
      curve = new TruthCurve(look.truth(), Quantity.ACCURACY, own.get(), UNIT, series);
      show();
    }
    if (curve != null) {
      curve.follow();
      view.getLevels()
          .setAll(
              own.map(d -> TruthTexts.levels(look.truth(), Quantity.ACCURACY, d, UNIT))
                  .orElse(List.of()));
      view.refresh();
    }
  }
}
