package cellscope.ui.pane.truth;

import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.look.TruthModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;

/** Accuracy, regret or rank of each epoch's derived cell by the benchmark table. */
public final class TruthPane implements Pane {
  @Override
  public String id() {
    return "truth";
  }

  @Override
  public String title() {
    return Texts.of("pane.truth");
  }

  @Override
  public PanePlace place() {
    return PanePlace.UPPER_MIDDLE;
  }

  @Override
  public boolean suits(RunViewModel run) {
    return TruthModel.suits(run);
  }

  @Override
  public PaneView open(Look look, PaneTools tools) {
    return new TruthView(look, tools);
  }
}
