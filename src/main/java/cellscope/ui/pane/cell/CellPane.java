package cellscope.ui.pane.cell;

import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;

/** The graphs of the cells: sampled, derived, and all of their candidates. */
public final class CellPane implements Pane {
  @Override
  public String id() {
    return "cell";
  }

  @Override
  public String title() {
    return Texts.of("pane.cell");
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
    return new CellGraphs(look);
  }
}
