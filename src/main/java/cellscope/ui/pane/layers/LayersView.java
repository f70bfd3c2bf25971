package cellscope.ui.pane.layers;

import cellscope.export.LayersCsv;
import cellscope.model.plan.LayerTable;
import cellscope.model.plan.NetworkSize;
import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.TextFile;
import cellscope.ui.common.Texts;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.HBox;

/** Controller of the table of layers: parts of the network that unfold into their layers. */
public final class LayersView {
  private static final double ROOMY = 760;
  private static final double ROOM_FOR_KIND = 460;

  private final LayersViewModel model;
  private final Dialogs dialogs;
  private final Background background;
  private final Consumer<String> notice;
  private final Supplier<String> fileName;
  private final Set<String> unfolded = new HashSet<>();

  @FXML private ChoiceBox<String> network;
  @FXML private Label total;
  @FXML private HBox head;
  @FXML private Button unfold;
  @FXML private Button saveCsv;
  @FXML private TreeTableView<LayerLine> table;

  private final Label empty = new Label();

  /**
   * @param notice told what was saved
   * @param fileName what a saved table is called, without ending
   */
  public LayersView(
      LayersViewModel model,
      Dialogs dialogs,
      Background background,
      Consumer<String> notice,
      Supplier<String> fileName) {
    this.model = model;
    this.dialogs = dialogs;
    this.background = background;
    this.notice = notice;
    this.fileName = fileName;
  }

  @FXML
  private void initialize() {
    network.setItems(model.names());
    network
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (property, before, now) -> {
              if (now.intValue() >= 0) {
                model.chosenProperty().set(now.intValue());
              }
            });
    model.names().addListener((javafx.beans.Observable changed) -> selectNetwork());
    model.chosenProperty().addListener(changed -> selectNetwork());
    selectNetwork();
    addColumns();
    empty.setWrapText(true);
    empty.getStyleClass().add("quiet");
    table.setPlaceholder(empty);
    table.setShowRoot(false);
    total.visibleProperty().bind(head.widthProperty().greaterThan(ROOMY));
    model.shownProperty().addListener(changed -> show());
    show();
  }

  private void selectNetwork() {
    network.getSelectionModel().select(model.chosenProperty().get());
  }

  private void addColumns() {
    table.getColumns().add(width(text("layers.layer", LayerLine::name), 80, 190));
    TreeTableColumn<LayerLine, String> kind = width(text("layers.kind", LayerLine::kind), 60, 220);
    kind.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_KIND));
    table.getColumns().add(kind);
    table.getColumns().add(width(text("layers.output", LayerLine::output), 76, 92));
    table
        .getColumns()
        .add(
            width(
                number("layers.parameters", LayerLine::parameters, LayerLine::parameterShare),
                78,
                110));
    table
        .getColumns()
        .add(width(number("layers.flops", LayerLine::flops, LayerLine::flopShare), 88, 120));
    table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
  }

  private static <T> TreeTableColumn<LayerLine, T> width(
      TreeTableColumn<LayerLine, T> column, double least, double usual) {
    column.setMinWidth(least);
    column.setPrefWidth(usual);
    return column;
  }

  private static TreeTableColumn<LayerLine, String> text(
      String key, Function<LayerLine, String> value) {
    TreeTableColumn<LayerLine, String> column = new TreeTableColumn<>(Texts.of(key));
    column.setCellValueFactory(
        line -> new ReadOnlyStringWrapper(value.apply(line.getValue().getValue())));
    column.setSortable(false);
    return column;
  }

  private static TreeTableColumn<LayerLine, LayerLine> number(
      String key, ToLongFunction<LayerLine> value, ToDoubleFunction<LayerLine> share) {
    TreeTableColumn<LayerLine, LayerLine> column = new TreeTableColumn<>(Texts.of(key));
    column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue().getValue()));
    column.setCellFactory(c -> new ShareCell(value, share));
    column.getStyleClass().add("number-column");
    column.setSortable(false);
    return column;
  }

  private void show() {
    Optional<LayerTable> layers = model.shownProperty().get().table();
    String problem = model.shownProperty().get().problem();
    empty.setText(problem.isEmpty() ? Texts.of("layers.none") : problem);
    saveCsv.setDisable(layers.isEmpty());
    unfold.setDisable(layers.isEmpty());
    total.setText(layers.map(t -> sum(t)).orElse(""));
    showFold();
    TreeItem<LayerLine> root = new TreeItem<>();
    layers.ifPresent(t -> fill(root, t));
    root.setExpanded(true);
    table.setRoot(root);
  }

  private void fill(TreeItem<LayerLine> root, LayerTable layers) {
    root.getChildren().add(new TreeItem<>(LayerLine.whole(layers)));
    LayerLine.parts(layers).forEach(p -> root.getChildren().add(item(p)));
  }

  private static String sum(LayerTable table) {
    NetworkSize size = table.total();
    return Texts.of("layers.total", size.parameters(), size.flops() / 1e6, table.rows().size());
  }

  private TreeItem<LayerLine> item(LayerLine.Part part) {
    TreeItem<LayerLine> item = new TreeItem<>(part.sum());
    if (part.layers().size() > 1) {
      item.getChildren().setAll(part.layers().stream().map(TreeItem::new).toList());
    }
    String name = part.sum().name();
    item.setExpanded(unfolded.contains(name));
    item.expandedProperty()
        .addListener(
            (property, before, now) -> {
              if (now) {
                unfolded.add(name);
              } else {
                unfolded.remove(name);
              }
              showFold();
            });
    return item;
  }

  /** Unfolds every part, or folds them all where one is unfolded. */
  @FXML
  private void unfoldOrFold() {
    List<TreeItem<LayerLine>> parts = List.copyOf(table.getRoot().getChildren());
    boolean open = parts.stream().noneMatch(TreeItem::isExpanded);
    parts.forEach(p -> p.setExpanded(open && !p.isLeaf()));
    showFold();
  }

  private void showFold() {
    unfold.setText(Texts.of(unfolded.isEmpty() ? "layers.unfold" : "layers.fold"));
  }

  @FXML
  private void saveCsv() {
    Optional<LayerTable> layers = model.shownProperty().get().table();
    if (layers.isEmpty()) {
      return;
    }
    String text = LayersCsv.write(layers.get());
    Optional<Path> target =
        dialogs.saveFile(Texts.of("layers.save"), fileName.get() + "-layers.csv", List.of("csv"));
    target.ifPresent(
        path ->
            background.submit(
                () -> TextFile.write(path, text),
                saved -> notice.accept("saved " + saved.getFileName()),
                problem -> dialogs.tell(Texts.of("layers.save"), problem)));
  }
}
