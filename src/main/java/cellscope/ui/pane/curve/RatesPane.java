package cellscope.ui.pane.curve;

import cellscope.model.metric.MetricGroup;
import cellscope.model.metric.Metrics;
import cellscope.picture.curve.CurveSeries;
import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunCurves;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import cellscope.ui.views.CurveView;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * What schedules set from step to step, a curve below the other; of a run that has no alpha to
 * draw. They follow from a schedule, so they are drawn as they are.
 */
public final class RatesPane implements Pane {
  @Override
  public String id() {
    return "rates";
  }

  @Override
  public String title() {
    return Texts.of("pane.rates");
  }

  @Override
  public PanePlace place() {
    return PanePlace.UPPER_RIGHT;
  }

  @Override
  public boolean suits(RunViewModel run) {
    return run.isMeasured()
        && !run.measures(Metrics.ENTROPY)
        && !run.curvesProperty().get().of(MetricGroup.RATE).isEmpty();
  }

  @Override
  public PaneView open(Look look, PaneTools tools) {
    return new View(look);
  }

  private static final class View implements PaneView {
    private final Look look;
    private final Map<CurveSeries, CurveView> views = new LinkedHashMap<>();
    private final VBox box = new VBox();

    View(Look look) {
      this.look = look;
      box.setMinHeight(0);
      look.run().curvesProperty().addListener(changed -> show());
      look.run().revisionProperty().addListener(changed -> hideUnused());
      show();
    }

    private void show() {
      views.clear();
      for (CurveSeries series : look.run().curvesProperty().get().of(MetricGroup.RATE)) {
        CurveView view = Curves.view("rate-" + series.name().replace(' ', '-'), look);
        VBox.setVgrow(view, Priority.ALWAYS);
        view.smoothingProperty().set(0);
        view.getSeries().setAll(series);
        views.put(series, view);
      }
      box.getChildren().setAll(views.values());
      hideUnused();
    }

    private void hideUnused() {
      RunCurves curves = look.run().curvesProperty().get();
      views.forEach(
          (series, view) -> {
            view.setVisible(curves.isUsed(series));
            view.setManaged(view.isVisible());
          });
    }

    @Override
    public Node node() {
      return box;
    }
  }
}
