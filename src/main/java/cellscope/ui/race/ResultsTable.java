package cellscope.ui.race;

import cellscope.analysis.race.RaceTable;
import cellscope.ui.common.Texts;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the contestants reached, as papers print it. */
final class ResultsTable {
  /** Below this height the note is told on hover alone. */
  private static final double ROOM_FOR_NOTE = 190;

  private final GridPane grid = new GridPane();
  private final VBox box;

  ResultsTable() {
    grid.getStyleClass().add("race-table");
    Label note = new Label(Texts.of("race.tableNote"));
    note.getStyleClass().add("quiet");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setMinHeight(60);
    box = new VBox(8, scroll, note);
    box.getStyleClass().add("race-page");
    box.setId("raceTable");
    note.visibleProperty().bind(box.heightProperty().greaterThan(ROOM_FOR_NOTE));
    note.managedProperty().bind(note.visibleProperty());
    Tooltip.install(grid, new Tooltip(note.getText()));
  }

  VBox node() {
    return box;
  }

  /**
   * @param failures why a contestant ended alone, by its label
   */
  void show(RaceTable table, Map<String, String> failures) {
    grid.getChildren().clear();
    grid.add(head(Texts.of("racecolumn.contestant")), 0, 0);
    grid.add(head(Texts.of("racecolumn.seeds")), 1, 0);
    for (int c = 0; c < table.columns().size(); c++) {
      grid.add(head(table.columns().get(c).title()), c + 2, 0);
    }
    for (int r = 0; r < table.rows().size(); r++) {
      RaceTable.Row row = table.rows().get(r);
      grid.add(contestant(row.contestant(), r, failures.get(row.contestant())), 0, r + 1);
      int seeds = row.cells().stream().mapToInt(c -> c.score().count()).max().orElse(0);
      grid.add(number(String.valueOf(seeds)), 1, r + 1);
      for (int c = 0; c < row.cells().size(); c++) {
        grid.add(cell(row.cells().get(c)), c + 2, r + 1);
      }
    }
  }

  /** What is measured stands below the data set. */
  private static Label head(String text) {
    Label label = new Label(text.replaceFirst(" (?=\\S+$)", "\n"));
    label.getStyleClass().add("fact-name");
    label.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return label;
  }

  private static HBox contestant(String name, int place, String failureOrNull) {
    HBox box = RaceSwatch.named(name, place);
    if (failureOrNull != null) {
      FontIcon alert = new FontIcon("mdi2a-alert-circle-outline");
      alert.getStyleClass().add("state-failed");
      box.getChildren().add(alert);
      Tooltip.install(box, new Tooltip(failureOrNull));
    }
    return box;
  }

  private static Label number(String text) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  private static HBox cell(RaceTable.Cell cell) {
    Label score = new Label(cell.score().text());
    score.setMinWidth(Region.USE_PREF_SIZE);
    if (cell.leading()) {
      score.getStyleClass().add("leading");
    }
    Label letters = new Label(cell.letters());
    letters.getStyleClass().add("quiet");
    return new HBox(4, score, letters);
  }
}
