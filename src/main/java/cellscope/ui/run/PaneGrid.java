package cellscope.ui.run;

import cellscope.ui.look.Look;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneSaver;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.PaneView;
import cellscope.ui.pane.catalogue.Panes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The places of a run's panes, filled from a list with those that suit the run. */
final class PaneGrid {
  private final List<Pane> panes;
  private final Look look;
  private final GridPane grid;
  private final OpenPanes open;
  private final Map<PanePlace, Place> places = new EnumMap<>(PanePlace.class);

  /**
   * @param panes the list
   * @param grid where the places stand
   */
  PaneGrid(List<Pane> panes, Look look, PaneTools tools, GridPane grid) {
    this.panes = List.copyOf(panes);
    this.look = look;
    this.grid = grid;
    open = new OpenPanes(look, tools);
    PaneSaver saver =
        new PaneSaver(
            tools.dialogs(),
            tools.background(),
            () -> look.themeProperty().get().paper(),
            tools.notice());
    for (PanePlace place : PanePlace.values()) {
      places.put(
          place,
          place == PanePlace.SIDE
              ? new TabbedPlace(open)
              : new HeadedPlace(open, saver, look, this::watchWidth));
      grid.getChildren().add(places.get(place).node());
    }
    share(false);
    fill();
    look.run().updateProperty().addListener(changed -> fill());
  }

  /** What suits the run may be another choice when it has told what it measures. */
  private void fill() {
    places.forEach((place, node) -> node.show(Panes.at(panes, place, look.run())));
  }

  private void watchWidth(PaneView view) {
    view.asksForHalf()
        .ifPresent(
            asks -> {
              share(asks.get());
              asks.addListener((property, before, now) -> share(now));
            });
  }

  /**
   * Shares the width: a third for each of the upper row, or a quarter, a quarter and a half, with
   * two thirds for the wide place below.
   */
  private void share(boolean halfAtTheRight) {
    if (halfAtTheRight) {
      grid.getColumnConstraints().setAll(column(25), column(25), column(16.7), column(33.3));
    } else {
      grid.getColumnConstraints().setAll(column(33.4), column(33.3), column(33.3));
    }
    int last = halfAtTheRight ? 3 : 2;
    put(PanePlace.UPPER_LEFT, 0, 0, 1);
    put(PanePlace.UPPER_MIDDLE, 1, 0, 1);
    put(PanePlace.UPPER_RIGHT, 2, 0, last - 1);
    put(PanePlace.WIDE, 0, 1, last);
    put(PanePlace.SIDE, last, 1, 1);
  }

  private static ColumnConstraints column(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    return column;
  }

  private void put(PanePlace place, int column, int row, int span) {
    Region node = places.get(place).node();
    node.setMinWidth(0);
    GridPane.setConstraints(node, column, row, span, 1);
  }

  /** Saves the genotype, or what else there is, in its usual form. */
  void export() {
    open.export();
  }
}
