package cellscope.ui.cells;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkSize;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import cellscope.picture.CellFrame;
import cellscope.picture.cell.CellMode;
import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.Texts;
import cellscope.ui.common.Theme;
import cellscope.ui.look.Look;
import cellscope.ui.pane.KindViews;
import cellscope.ui.pane.PaneSaver;
import cellscope.ui.pane.genotype.GenotypeMenus;
import cellscope.ui.pane.layers.LayersSwitch;
import cellscope.ui.pane.layers.LayersView;
import cellscope.ui.pane.layers.LayersViewModel;
import cellscope.ui.pane.layers.NetworkChoices;
import cellscope.ui.views.CellDagView;
import cellscope.ui.views.OperationLegend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Controller of the published cells: their names at the left, the chosen one's graphs beside. */
public final class CellsView {
  private static final double LEAST_GRAPH = 300;

  private final ObservableValue<Theme> theme;
  private final PaneSaver saver;
  private final Dialogs dialogs;
  private final Background background;
  private final Consumer<String> notice;
  private final BiConsumer<String, Genotype> train;
  private final LayersViewModel layersModel = new LayersViewModel();
  private final LayersView layers;
  private final List<CellDagView> graphs = new ArrayList<>();
  private final StringProperty kind = new SimpleStringProperty(this, "kind", Look.EVERY_KIND);
  private KindViews panes;
  private GenotypeMenus menus;
  private Genotype shown;

  @FXML private ListView<String> names;
  @FXML private Label title;
  @FXML private Label facts;
  @FXML private HBox graphSwitch;
  @FXML private ToggleButton showCell;
  @FXML private ToggleButton showLayers;
  @FXML private VBox graphFace;
  @FXML private HBox graphPlace;
  @FXML private OperationLegend legend;
  @FXML private VBox picture;
  @FXML private TextArea text;
  @FXML private Button save;
  @FXML private SplitMenuButton export;
  @FXML private SplitMenuButton copy;

  /**
   * @param notice told what was copied or saved
   * @param train told the name and the genotype that shall be trained
   */
  public CellsView(
      ObservableValue<Theme> theme,
      Dialogs dialogs,
      Background background,
      Consumer<String> notice,
      BiConsumer<String, Genotype> train) {
    this.theme = theme;
    this.dialogs = dialogs;
    this.background = background;
    this.notice = notice;
    this.train = train;
    saver = new PaneSaver(dialogs, background, () -> theme.getValue().paper(), notice);
    layers = new LayersView(layersModel, dialogs, background, notice, this::chosen);
  }

  @FXML
  private void initialize() {
    menus = new GenotypeMenus(export, copy, dialogs, background, notice);
    panes = new KindViews(kind, graphPlace, graphSwitch, LEAST_GRAPH, 0, index -> {});
    saver.attach(save, picture, this::chosen);
    new LayersSwitch(picture, List.of(graphSwitch, graphFace), layersModel, layers)
        .attach(showCell, showLayers);
    theme.addListener(changed -> showTheme());
    names.getItems().setAll(PublishedCells.names());
    names
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> PublishedCells.byName(now).ifPresent(this::show));
    names.getSelectionModel().select(0);
  }

  private String chosen() {
    return names.getSelectionModel().getSelectedItem();
  }

  private void show(Genotype genotype) {
    shown = genotype;
    title.setText(chosen());
    layersModel.show(() -> NetworkChoices.of(genotype));
    facts.setText(facts(genotype));
    text.setText(Spaces.text(genotype));
    menus.show(Optional.of(genotype), chosen(), List.of());
    graphs.clear();
    for (CellGenotype cell : genotype.cells()) {
      CellDagView graph = new CellDagView();
      graph.setId("published-" + cell.kind());
      graph.setMode(CellMode.DERIVED);
      graph.setLegendShown(false);
      graph.setFrame(CellFrame.of(Spaces.of(genotype), cell));
      graphs.add(graph);
    }
    legend.setOperations(operations(genotype));
    panes.set(graphs, genotype.cells().stream().map(CellGenotype::kind).toList());
    showTheme();
  }

  private static String facts(Genotype genotype) {
    Space space = Spaces.of(genotype);
    Macro macro = space.networks().usual();
    NetworkSize size = NetworkSize.of(space.standAlone(genotype, macro));
    String fixed = space.reductionsFixed() ? " · " + Texts.of("cells.fixedReduction") : "";
    return String.format(
        Locale.ROOT,
        "%s · %.2f M parameters, %.0f M FLOPs on CIFAR-10 at C=%d, N=%d%s",
        genotype.space(),
        size.parameters() / 1e6,
        size.flops() / 1e6,
        macro.channels(),
        macro.cells(),
        fixed);
  }

  private static List<Operation> operations(Genotype genotype) {
    return genotype.cells().stream()
        .flatMap(c -> c.choices().stream())
        .map(CellGenotype.Choice::operation)
        .distinct()
        .sorted()
        .toList();
  }

  private void showTheme() {
    legend.setPalette(theme.getValue().palette());
    graphs.forEach(g -> g.setPalette(theme.getValue().palette()));
  }

  @FXML
  private void train() {
    train.accept(title.getText(), shown);
  }
}
