package cellscope.ui.run;

import cellscope.picture.Palette;
import cellscope.picture.curve.CurveSeries;
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
final class RatePanes {
  private final RunViewModel model;
  private final Map<CurveSeries, CurveView> views = new LinkedHashMap<>();
  private final VBox box = new VBox();
  private RunCurves curves = RunCurves.NONE;
  private Palette palette;

  RatePanes(RunViewModel model) {
    this.model = model;
    VBox.setVgrow(box, Priority.ALWAYS);
    box.setMinHeight(0);
    model.revisionProperty().addListener(changed -> hideUnused());
  }

  void show(RunCurves now) {
    curves = now;
    views.clear();
    for (CurveSeries series : curves.rates()) {
      views.put(series, view(series));
    }
    box.getChildren().setAll(views.values());
    hideUnused();
  }

  private CurveView view(CurveSeries series) {
    CurveView view = new CurveView();
    view.setId("rate-" + series.name().replace(' ', '-'));
    VBox.setVgrow(view, Priority.ALWAYS);
    view.smoothingProperty().set(0);
    view.revisionProperty().bind(model.revisionProperty());
    view.epochCursorProperty().bind(model.placeProperty());
    view.getSeries().setAll(series);
    if (palette != null) {
      view.setPalette(palette);
    }
    return view;
  }

  private void hideUnused() {
    views.forEach(
        (series, view) -> {
          view.setVisible(curves.isUsed(series));
          view.setManaged(view.isVisible());
        });
  }

  void setPalette(Palette now) {
    palette = now;
    views.values().forEach(view -> view.setPalette(now));
  }

  Node node() {
    return box;
  }
}
