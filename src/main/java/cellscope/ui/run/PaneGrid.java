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
  private static final int COLUMNS = 12;
  private static final List<PanePlace> UPPER =
      List.of(PanePlace.UPPER_LEFT, PanePlace.UPPER_MIDDLE, PanePlace.UPPER_RIGHT);
  private static final List<PanePlace> LOWER = List.of(PanePlace.WIDE, PanePlace.SIDE);

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
    for (int column = 0; column < COLUMNS; column++) {
      ColumnConstraints constraints = new ColumnConstraints();
      constraints.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(constraints);
    }
    fill();
    look.run().updateProperty().addListener(changed -> fill());
  }

  /** What suits the run may be another choice when it has told what it measures. */
  private void fill() {
    places.forEach((place, node) -> node.show(Panes.at(panes, place, look.run())));
    arrange();
  }

  private void watchWidth(PaneView view) {
    view.asksForHalf().ifPresent(asks -> asks.addListener(changed -> arrange()));
  }

  /** A place without a pane leaves its room to the others of its row. */
  private void arrange() {
    List<PanePlace> upper = filled(UPPER);
    boolean half =
        upper.size() > 1
            && upper.contains(PanePlace.UPPER_RIGHT)
            && places.get(PanePlace.UPPER_RIGHT).asksForHalf();
    int column = 0;
    for (PanePlace place : upper) {
      boolean widest = half && place == PanePlace.UPPER_RIGHT;
      int others = half ? COLUMNS / 2 / (upper.size() - 1) : COLUMNS / upper.size();
      int span = widest ? COLUMNS / 2 : others;
      put(place, column, 0, span);
      column += span;
    }
    boolean side = filled(LOWER).contains(PanePlace.SIDE);
    put(PanePlace.WIDE, 0, 1, side ? COLUMNS * 2 / 3 : COLUMNS);
    put(PanePlace.SIDE, COLUMNS * 2 / 3, 1, COLUMNS / 3);
  }

  private List<PanePlace> filled(List<PanePlace> row) {
    for (PanePlace place : row) {
      Place node = places.get(place);
      node.node().setVisible(!node.isEmpty());
      node.node().setManaged(!node.isEmpty());
    }
    return row.stream().filter(place -> !places.get(place).isEmpty()).toList();
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
