package cellscope.ui.pane.genotype;

import cellscope.analysis.truth.CellTruth;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.ui.benchmark.TableState;
import cellscope.ui.look.TruthModel;
import cellscope.ui.pane.FactsGrid;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.TruthTexts;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Controller of the genotype that is looked at. */
public final class GenotypeView {
  private final GenotypeViewModel model;
  private final TruthModel truth;
  private final PaneTools tools;
  private GenotypeMenus menus;

  @FXML private Label brief;
  @FXML private TextArea structure;
  @FXML private SplitMenuButton copy;
  @FXML private SplitMenuButton export;
  @FXML private Button trainCell;
  @FXML private FactsGrid sizes;
  @FXML private VBox truthPart;
  @FXML private Label verdict;
  @FXML private WorthGrid worth;
  @FXML private Hyperlink nameTable;

  GenotypeView(GenotypeViewModel model, TruthModel truth, PaneTools tools) {
    this.model = model;
    this.truth = truth;
    this.tools = tools;
  }

  @FXML
  private void initialize() {
    menus = new GenotypeMenus(export, copy, tools.dialogs(), tools.background(), tools.notice());
    model.pageProperty().addListener((property, before, now) -> show(now));
    show(model.pageProperty().get());
  }

  private void show(GenotypeViewModel.Page page) {
    brief.setText(page.brief());
    if (!structure.getText().equals(page.structure())) { // it keeps its scroll position
      structure.setText(page.structure());
    }
    boolean any = !page.structure().isEmpty();
    structure.setVisible(any);
    structure.setManaged(any);
    trainCell.setDisable(!any);
    menus.show(page.genotype(), page.fileName(), model.files());
    sizes.show(page.sizes());
  }

  /** Shows what the benchmark table knows of the cell. */
  void showTruth() {
    Optional<CellTruth> cell = truth.cell();
    Optional<BenchmarkDataSet> own = truth.ownDataSet();
    shown(truthPart, cell.isPresent());
    boolean missing = truth.suits() && truth.state().get().status() == TableState.Status.NONE;
    shown(nameTable, missing);
    if (cell.isPresent()) {
      BenchmarkDataSet dataSet = own.orElse(BenchmarkDataSet.CIFAR_10);
      worth.show(cell.get(), own);
      verdict.setText(
          TruthTexts.verdict(truth, dataSet) + " " + TruthTexts.twins(cell.get(), dataSet));
    }
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  @FXML
  private void nameTable() {
    tools.settings().run();
  }

  @FXML
  private void train() {
    tools.train().accept(model.training());
  }

  /** Saves the genotype in its usual form. */
  void export() {
    if (!export.isDisabled()) {
      export.fire();
    }
  }
}
