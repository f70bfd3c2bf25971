package cellscope.ui.pane.numbers;

import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.FactsGrid;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Every number of the epoch that is looked at, and diagnostics of its cells. */
public final class NumbersPane implements Pane {
  @Override
  public String id() {
    return "numbers";
  }

  @Override
  public String title() {
    return Texts.of("pane.numbers");
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
    return new View(look);
  }

  private static final class View implements PaneView {
    private final Look look;
    private final FactsGrid grid = new FactsGrid();
    private final ScrollPane node = new ScrollPane(grid);
    private boolean isShown;

    View(Look look) {
      this.look = look;
      grid.getStyleClass().add("inspector-page");
      grid.setMinWidth(0);
      grid.setId("numbers");
      node.setFitToWidth(true);
      node.getStyleClass().add("edge-to-edge");
      look.observe(this::show);
    }

    private void show() {
      if (isShown) {
        RunViewModel run = look.run();
        grid.show(
            look.genotype()
                .map(cell -> Numbers.of(run.updateProperty().get().epochs(), run.row(), cell))
                .orElse(Map.of()));
      }
    }

    @Override
    public void setShown(boolean shown) {
      isShown = shown;
      show();
    }

    @Override
    public Node node() {
      return node;
    }
  }
}
