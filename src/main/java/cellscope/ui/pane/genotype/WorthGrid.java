package cellscope.ui.pane.genotype;

import cellscope.analysis.truth.CellTruth;
import cellscope.analysis.truth.Worth;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.ui.common.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Rank, regret and accuracy of a cell: a data set a row, the run's own first. */
public final class WorthGrid extends GridPane {
  private static final int COLUMNS = 4;

  /** A grid of nothing yet. */
  public WorthGrid() {
    getStyleClass().add("facts");
    addRow(
        0,
        label("", "fact-name"),
        label(Texts.of("truth.rank"), "fact-name"),
        label(Texts.of("truth.regret"), "fact-name"),
        label(Texts.of("truth.accuracy"), "fact-name"));
    for (int row = 1; row <= BenchmarkDataSet.values().length; row++) {
      addRow(
          row,
          label("", "fact-name"),
          label("", "fact-value"),
          label("", "fact-value"),
          label("", "fact-value"));
    }
    for (int i = 0; i < getChildren().size(); i++) {
      GridPane.setHalignment(getChildren().get(i), i % COLUMNS == 0 ? HPos.LEFT : HPos.RIGHT);
    }
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  void show(CellTruth cell, Optional<BenchmarkDataSet> own) {
    List<Worth> worths = new ArrayList<>(cell.worths());
    worths.sort(Comparator.comparing(worth -> !own.equals(Optional.of(worth.dataSet()))));
    int place = COLUMNS;
    for (Worth worth : worths) {
      set(place++, worth.dataSet().title());
      set(place++, String.format(Locale.ROOT, "%,d", worth.rank()));
      set(place++, String.format(Locale.ROOT, "%.2f", worth.regret()));
      set(place++, String.format(Locale.ROOT, "%.2f %%", worth.accuracy()));
    }
  }

  private void set(int place, String text) {
    ((Label) getChildren().get(place)).setText(text);
  }
}
