package cellscope.ui.cells;

import cellscope.export.GenotypeJson;
import cellscope.model.CellGenotype;
import cellscope.model.Genotype;
import cellscope.model.GenotypeNames;
import cellscope.model.NasNetCells;
import cellscope.model.NetworkPlans;
import cellscope.model.NetworkPlans.Macro;
import cellscope.model.NetworkSize;
import cellscope.model.PublishedCells;
import cellscope.picture.CellFrame;
import cellscope.picture.cell.CellMode;
import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.Texts;
import cellscope.ui.common.Theme;
import cellscope.ui.run.KindPanes;
import cellscope.ui.run.PaneSaver;
import cellscope.ui.views.CellDagView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Controller of the published cells: their names at the left, the chosen one's graphs beside. */
public final class CellsView {
  private static final double LEAST_GRAPH = 300;
  private static final Macro NASNET_CIFAR =
      new Macro(36, 6, Macro.CIFAR_10.image(), Macro.CIFAR_10.classes());

  private final ObservableValue<Theme> theme;
  private final PaneSaver saver;
  private final Consumer<String> notice;
  private final BiConsumer<String, Genotype> train;
  private final List<CellDagView> graphs = new ArrayList<>();
  private KindPanes panes;
  private Genotype shown;

  @FXML private ListView<String> names;
  @FXML private Label title;
  @FXML private Label facts;
  @FXML private HBox graphSwitch;
  @FXML private HBox graphPlace;
  @FXML private VBox picture;
  @FXML private TextArea text;
  @FXML private Button save;

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
    this.notice = notice;
    this.train = train;
    saver = new PaneSaver(dialogs, background, () -> theme.getValue().paper(), notice);
  }

  @FXML
  private void initialize() {
    panes = new KindPanes(graphPlace, graphSwitch, LEAST_GRAPH, 0, index -> {});
    saver.attach(save, picture, () -> names.getSelectionModel().getSelectedItem());
    theme.addListener(changed -> showTheme());
    names.getItems().setAll(PublishedCells.names());
    names
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> PublishedCells.byName(now).ifPresent(this::show));
    names.getSelectionModel().select(0);
  }

  private void show(Genotype genotype) {
    shown = genotype;
    title.setText(names.getSelectionModel().getSelectedItem());
    facts.setText(facts(genotype));
    text.setText(GenotypeNames.full(genotype));
    graphs.clear();
    for (CellGenotype cell : genotype.cells()) {
      CellDagView graph = new CellDagView();
      graph.setId("published-" + cell.kind());
      graph.setMode(CellMode.DERIVED);
      graph.setFrame(CellFrame.of(cell));
      graphs.add(graph);
    }
    panes.set(graphs, genotype.cells().stream().map(CellGenotype::kind).toList());
    showTheme();
  }

  private static String facts(Genotype genotype) {
    boolean nasNet = NasNetCells.holds(genotype);
    Macro macro = nasNet ? NASNET_CIFAR : Macro.CIFAR_10;
    NetworkSize size = NetworkSize.of(NetworkPlans.standAlone(genotype, macro));
    String fixed =
        nasNet && genotype.cells().size() == 1 ? " · " + Texts.of("cells.fixedReduction") : "";
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

  private void showTheme() {
    graphs.forEach(g -> g.setPalette(theme.getValue().palette()));
  }

  @FXML
  private void copy() {
    toClipboard(text.getText());
  }

  @FXML
  private void copyJson() {
    toClipboard(GenotypeJson.write(shown));
  }

  private void toClipboard(String what) {
    ClipboardContent content = new ClipboardContent();
    content.putString(what);
    Clipboard.getSystemClipboard().setContent(content);
    notice.accept("copied");
  }

  @FXML
  private void train() {
    train.accept(title.getText(), shown);
  }
}
