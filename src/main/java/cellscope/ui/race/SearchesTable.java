package cellscope.ui.race;

import cellscope.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/** Every search of a race; one that is chosen opens as a run of its own. */
final class SearchesTable {
  private final ObservableList<SearchRow> all = FXCollections.observableArrayList();
  private final FilteredList<SearchRow> let = new FilteredList<>(all);
  private final TableView<SearchRow> table = new TableView<>();
  private final TableColumn<SearchRow, Double> value;
  private final ChoiceBox<String> filter = new ChoiceBox<>();
  private final Button open = new Button(Texts.of("race.open"));

  /**
   * @param opened told which search shall be a run
   */
  SearchesTable(Consumer<SearchRow> opened) {
    SortedList<SearchRow> sorted = new SortedList<>(let);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setId("raceSearches");
    table.getStyleClass().addAll("dense", "striped");
    table.setPlaceholder(new Label(Texts.of("race.noResults")));
    value = number("", 110, SearchRow::value, v -> String.format(Locale.ROOT, "%.2f", v));
    table
        .getColumns()
        .setAll(
            List.of(
                text(Texts.of("racecolumn.contestant"), 100, SearchRow::contestant),
                number(Texts.of("racecolumn.seed"), 54, r -> (double) r.seed(), v -> whole(v)),
                value,
                number(Texts.of("racecolumn.spent"), 60, SearchRow::spent, v -> whole(v)),
                text(Texts.of("racecolumn.state"), 70, SearchRow::standing),
                text(Texts.of("racecolumn.answer"), 260, SearchRow::genotype)));
    open.setId("openSearch");
    open.getStyleClass().add("small");
    open.disableProperty().bind(Bindings.isNull(table.getSelectionModel().selectedItemProperty()));
    open.setOnAction(event -> chosen(opened));
    table.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            chosen(opened);
          }
        });
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            chosen(opened);
            event.consume();
          }
        });
    filter.getStyleClass().add("small");
    filter.getItems().setAll(Texts.of("race.all"));
    filter.getSelectionModel().select(0);
    filter.valueProperty().addListener(changed -> filter());
  }

  private static String whole(double v) {
    return String.format(Locale.ROOT, "%.0f", v);
  }

  private static TableColumn<SearchRow, String> text(
      String title, double width, Function<SearchRow, String> get) {
    TableColumn<SearchRow, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(get.apply(row.getValue())));
    return column;
  }

  private static TableColumn<SearchRow, Double> number(
      String title,
      double width,
      Function<SearchRow, Double> get,
      Function<Double, String> format) {
    TableColumn<SearchRow, Double> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.getStyleClass().add("number-column");
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(get.apply(row.getValue())));
    column.setCellFactory(c -> new NumberCell(format));
    return column;
  }

  private void chosen(Consumer<SearchRow> opened) {
    SearchRow row = table.getSelectionModel().getSelectedItem();
    if (row != null) {
      opened.accept(row);
    }
  }

  private void filter() {
    String wanted = filter.getValue();
    boolean every = wanted == null || wanted.equals(Texts.of("race.all"));
    let.setPredicate(row -> every || row.contestant().equals(wanted));
  }

  Node node() {
    return table;
  }

  /** What stands in the pane's head. */
  List<Node> controls() {
    return List.of(filter, open);
  }

  /** Changes rows in place, so that selection and scrolling stay. */
  void show(List<String> contestants, List<SearchRow> rows, String measure) {
    value.setText(measure);
    if (filter.getItems().size() != contestants.size() + 1) {
      filter.getItems().setAll(Texts.of("race.all"));
      filter.getItems().addAll(contestants);
      filter.getSelectionModel().select(0);
    }
    if (rows.size() < all.size()) {
      all.setAll(rows);
      return;
    }
    SearchRow chosen = table.getSelectionModel().getSelectedItem();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).equals(rows.get(i))) {
        all.setAll(rows); // a search of another contestant came between: the rest has moved
        break;
      }
    }
    all.addAll(rows.subList(all.size(), rows.size()));
    reselect(chosen);
  }

  private void reselect(SearchRow chosen) {
    if (chosen == null) {
      return;
    }
    for (int i = 0; i < table.getItems().size(); i++) {
      SearchRow row = table.getItems().get(i);
      if (row.contestant().equals(chosen.contestant()) && row.seed() == chosen.seed()) {
        table.getSelectionModel().select(i);
        return;
      }
    }
  }
}
