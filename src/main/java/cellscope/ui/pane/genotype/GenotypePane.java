package cellscope.ui.pane.genotype;

import cellscope.run.RunUpdate;
import cellscope.ui.common.Texts;
import cellscope.ui.common.ViewLoader;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The genotype of the epoch that is looked at. */
public final class GenotypePane implements Pane {
  @Override
  public String id() {
    return "genotype";
  }

  @Override
  public String title() {
    return Texts.of("pane.genotype");
  }

  @Override
  public PanePlace place() {
    return PanePlace.SIDE;
  }

  @Override
  public boolean suits(RunViewModel run) {
    return true;
  }

  @Override
  public PaneView open(Look look, PaneTools tools) {
    GenotypeViewModel model = new GenotypeViewModel(tools.benchmark());
    GenotypeView view = new GenotypeView(model, look.truth(), tools);
    Parent node = new ViewLoader().with(view).load("genotype");
    look.observe(
        () -> {
          show(model, look);
          view.showTruth();
        });
    look.truth().revisionProperty().addListener((property, before, now) -> view.showTruth());
    show(model, look);
    view.showTruth();
    return new PaneView() {
      @Override
      public Node node() {
        return node;
      }

      @Override
      public Optional<Runnable> usualExport() {
        return Optional.of(view::export);
      }
    };
  }

  private static void show(GenotypeViewModel model, Look look) {
    RunUpdate update = look.run().updateProperty().get();
    if (update != null) {
      model.show(update, look.run().row(), look.genotype());
    }
  }
}
