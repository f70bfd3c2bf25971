package cellscope.ui.pane.layers;

import cellscope.ui.common.Texts;
import cellscope.ui.common.ViewLoader;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The layers of the networks that a run builds, and of its cells alone. */
public final class LayersPane implements Pane {
  @Override
  public String id() {
    return "layers";
  }

  @Override
  public String title() {
    return Texts.of("pane.layers");
  }

  @Override
  public PanePlace place() {
    return PanePlace.WIDE;
  }

  @Override
  public boolean suits(RunViewModel run) {
    return true;
  }

  @Override
  public PaneView open(Look look, PaneTools tools) {
    LayersViewModel model = new LayersViewModel();
    LayersView view =
        new LayersView(
            model,
            tools.dialogs(),
            tools.background(),
            tools.notice(),
            () -> look.fileName("network"));
    Parent node = new ViewLoader().with(view).load("layers");
    look.observe(() -> show(model, look));
    show(model, look);
    return new PaneView() {
      @Override
      public Node node() {
        return node;
      }

      @Override
      public void setShown(boolean shown) {
        model.lookingProperty().set(shown);
      }
    };
  }

  private static void show(LayersViewModel model, Look look) {
    if (look.run().updateProperty().get() != null) {
      model.show(() -> NetworkChoices.of(look.run().updateProperty().get(), look.genotype()));
    }
  }
}
