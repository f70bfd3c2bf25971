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
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Rank, regret and accuracy of a cell: a data set a row, the run's own first. */
public final class WorthGrid extends GridPane {
  private static final int COLUMNS = 4;

  /** Below this width a data set's name stands above its numbers. */
  private static final double ROOM_FOR_NAMES = 290;

  private static final double GAP = 16;
  private static final double NARROW_GAP = 8;

  /** A grid of nothing yet. */
  public WorthGrid() {
    getStyleClass().add("worths");
    setMinWidth(0);
    add("", "fact-name");
    add(Texts.of("truth.rank"), "fact-name");
    add(Texts.of("truth.regret"), "fact-name");
    add(Texts.of("truth.accuracy"), "fact-name");
    for (int dataSet = 0; dataSet < BenchmarkDataSet.values().length; dataSet++) {
      add("", "fact-name");
      for (int column = 1; column < COLUMNS; column++) {
        add("", "fact-value");
      }
    }
    arrange(false);
    widthProperty()
        .addListener((property, before, now) -> arrange(now.doubleValue() < ROOM_FOR_NAMES));
  }

  private void add(String text, String style) {
    getChildren().add(label(text, style));
  }

  private void arrange(boolean narrow) {
    setHgap(narrow ? NARROW_GAP : GAP);
    getChildren().get(0).setManaged(!narrow); // the empty corner
    for (int i = 0; i < getChildren().size(); i++) {
      int row = i / COLUMNS;
      if (narrow && i == 0) {
        continue;
      }
      int column = i % COLUMNS;
      boolean name = column == 0;
      GridPane.setConstraints(
          getChildren().get(i),
          narrow && !name ? column - 1 : column,
          narrow ? 2 * row - (name ? 1 : 0) : row,
          narrow && name ? COLUMNS - 1 : 1,
          1,
          name ? HPos.LEFT : HPos.RIGHT,
          VPos.CENTER);
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
