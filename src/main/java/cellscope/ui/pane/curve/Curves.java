package cellscope.ui.pane.curve;

import cellscope.ui.look.Look;
import cellscope.ui.views.CurveView;
import javafx.beans.binding.Bindings;

/** Views of curves that follow the look. */
final class Curves {
  private Curves() {}

  /** A view without curves yet. */
  static CurveView view(String id, Look look) {
    CurveView view = new CurveView();
    view.setId(id);
    view.revisionProperty().bind(look.run().revisionProperty());
    view.epochCursorProperty().bind(look.run().placeProperty());
    view.turnProperty()
        .bind(
            Bindings.createStringBinding(
                () -> look.run().turn().noun(), look.run().timeline().turnProperty()));
    view.setPalette(look.themeProperty().get().palette());
    look.themeProperty().addListener((property, before, now) -> view.setPalette(now.palette()));
    return view;
  }
}
