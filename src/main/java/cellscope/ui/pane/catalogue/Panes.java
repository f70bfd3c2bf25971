package cellscope.ui.pane.catalogue;

import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.alpha.AlphaPane;
import cellscope.ui.pane.cell.CellPane;
import cellscope.ui.pane.curve.CurvePane;
import cellscope.ui.pane.curve.RatesPane;
import cellscope.ui.pane.genotype.GenotypePane;
import cellscope.ui.pane.layers.LayersPane;
import cellscope.ui.pane.numbers.NumbersPane;
import cellscope.ui.pane.record.ConfigPane;
import cellscope.ui.pane.record.LogPane;
import cellscope.ui.pane.truth.RankingPane;
import cellscope.ui.pane.truth.TruthPane;
import java.util.List;

/** Every pane that a run can be shown in. */
public final class Panes {
  /** The list; panes of one place have their tabs in this order. */
  public static final List<Pane> ALL =
      List.of(
          CurvePane.loss(),
          CurvePane.accuracy(),
          new TruthPane(),
          new AlphaPane(),
          new RatesPane(),
          new CellPane(),
          new LayersPane(),
          new RankingPane(),
          new GenotypePane(),
          new NumbersPane(),
          new ConfigPane(),
          new LogPane());

  private Panes() {}

  /** Those of a list that stand in a place and suit a run. */
  public static List<Pane> at(List<Pane> panes, PanePlace place, RunViewModel run) {
    return panes.stream().filter(p -> p.place() == place && p.suits(run)).toList();
  }
}
