package cellscope.ui.run;

import cellscope.picture.Palette;
import cellscope.ui.views.CurveView;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * What a training changes from step to step: the learning rate above, the drop path below where
 * there is any. Both follow from a schedule, so they are drawn as they are.
 */
final class RatePanes {
  private final CurveView learningRate = new CurveView();
  private final CurveView dropPath = new CurveView();
  private final VBox box = new VBox(learningRate, dropPath);

  RatePanes(RunViewModel model) {
    learningRate.setId("learningRate");
    dropPath.setId("dropPath");
    VBox.setVgrow(box, Priority.ALWAYS);
    box.setMinHeight(0);
    for (CurveView curve : List.of(learningRate, dropPath)) {
      VBox.setVgrow(curve, Priority.ALWAYS);
      curve.smoothingProperty().set(0);
      curve.revisionProperty().bind(model.revisionProperty());
      curve.epochCursorProperty().bind(model.placeProperty());
    }
  }

  void show(RunCurves curves) {
    learningRate.getSeries().setAll(curves.learningRates());
    dropPath.getSeries().setAll(curves.dropPaths());
    dropPath.setVisible(!curves.dropPaths().isEmpty());
    dropPath.setManaged(dropPath.isVisible());
  }

  void setPalette(Palette palette) {
    learningRate.setPalette(palette);
    dropPath.setPalette(palette);
  }

  Node node() {
    return box;
  }
}
