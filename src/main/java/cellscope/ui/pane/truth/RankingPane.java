package cellscope.ui.pane.truth;

import cellscope.model.metric.Metrics;
import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.look.TruthModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;

/** How far a search's shared weights rank cells as the benchmark table does. */
public final class RankingPane implements Pane {
  @Override
  public String id() {
    return "ranking";
  }

  @Override
  public String title() {
    return Texts.of("pane.ranking");
  }

  @Override
  public PanePlace place() {
    return PanePlace.WIDE;
  }

  /** Only a search with a supernet measures the loss of the weights' half. */
  @Override
  public boolean suits(RunViewModel run) {
    return TruthModel.suits(run) && run.measures(Metrics.WEIGHT_LOSS);
  }

  @Override
  public PaneView open(Look look, PaneTools tools) {
    return new RankingView(look, tools);
  }
}
