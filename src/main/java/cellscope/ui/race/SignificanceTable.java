package cellscope.ui.race;

import cellscope.analysis.race.RaceMeasure;
import cellscope.analysis.race.Significance;
import cellscope.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which contestants differ by more than chance, each pair by the measure that is shown. */
final class SignificanceTable {
  private final GridPane grid = new GridPane();
  private final Label note = new Label();
  private final ScrollPane scroll;

  SignificanceTable() {
    grid.getStyleClass().add("race-matrix");
    note.getStyleClass().add("quiet");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(10, grid, note);
    box.getStyleClass().add("race-page");
    scroll = new ScrollPane(box);
    scroll.setFitToWidth(true);
    scroll.setId("raceSignificance");
  }

  ScrollPane node() {
    return scroll;
  }

  void show(List<String> contestants, Significance significance, RaceMeasure measure) {
    grid.getChildren().clear();
    note.setText(
        contestants.size() < 2
            ? Texts.of("race.oneContestant")
            : Texts.of("race.significanceNote", measure.title()));
    if (contestants.size() < 2) {
      return;
    }
    for (int i = 0; i < contestants.size(); i++) {
      Label column = new Label(contestants.get(i));
      column.getStyleClass().add("fact-name");
      GridPane.setHalignment(column, HPos.CENTER);
      grid.add(column, i + 1, 0);
      grid.add(RaceSwatch.named(contestants.get(i), i), 0, i + 1);
      for (int j = 0; j < contestants.size(); j++) {
        grid.add(cell(significance, i, j), j + 1, i + 1);
      }
    }
  }

  private static Label cell(Significance significance, int row, int column) {
    Label cell = new Label();
    cell.getStyleClass().add("race-pair");
    if (row != column && Double.isNaN(significance.pValue(row, column))) {
      cell.setText("–");
    } else if (row != column) {
      double chance = 100 * significance.superiority(row, column);
      String p = p(significance.pValue(row, column));
      cell.setText(String.format(Locale.ROOT, "%.0f %%%n%s", chance, p));
      if (significance.differ(row, column)) {
        cell.getStyleClass().add("differs");
      }
    }
    return cell;
  }

  private static String p(double value) {
    return value < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p %.3f", value);
  }
}
