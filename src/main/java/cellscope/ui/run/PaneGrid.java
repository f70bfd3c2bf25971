package cellscope.ui.run;

import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Where the panes of a run stand. */
final class PaneGrid {
  private PaneGrid() {}

  /**
   * Gives the heat maps of two kinds of cell half of the width, and the graphs below two thirds.
   *
   * @param panes loss, accuracy, heat maps, graphs, inspector
   */
  static void makeRoomForMaps(GridPane grid, List<Region> panes) {
    grid.getColumnConstraints().setAll(column(25), column(25), column(16.7), column(33.3));
    place(panes.get(0), 0, 1);
    place(panes.get(1), 1, 1);
    place(panes.get(2), 2, 2);
    place(panes.get(3), 0, 3);
    place(panes.get(4), 3, 1);
  }

  private static ColumnConstraints column(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    return column;
  }

  private static void place(Region pane, int column, int span) {
    pane.setMinWidth(0);
    GridPane.setColumnIndex(pane, column);
    GridPane.setColumnSpan(pane, span);
  }
}
