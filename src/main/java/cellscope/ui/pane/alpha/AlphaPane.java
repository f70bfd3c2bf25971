package cellscope.ui.pane.alpha;

import cellscope.model.metric.Metrics;
import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;

/** The heat map of alpha, or of the policy that stands for it. */
public final class AlphaPane implements Pane {
  @Override
  public String id() {
    return "alpha";
  }

  @Override
  public String title() {
    return Texts.of("pane.alpha");
  }

  @Override
  public PanePlace place() {
    return PanePlace.UPPER_RIGHT;
  }

  /** Whether there is an alpha to be drawn; the entropy is measured of nothing else. */
  @Override
  public boolean suits(RunViewModel run) {
    return !run.isMeasured() || run.measures(Metrics.ENTROPY);
  }

  @Override
  public PaneView open(Look look, PaneTools tools) {
    return new AlphaMaps(look);
  }
}
