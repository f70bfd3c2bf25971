package cellscope.ui.pane.genotype;

import cellscope.ui.pane.FactsGrid;
import cellscope.ui.pane.PaneTools;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextArea;

/** Controller of the genotype that is looked at. */
public final class GenotypeView {
  private final GenotypeViewModel model;
  private final PaneTools tools;
  private GenotypeMenus menus;

  @FXML private Label brief;
  @FXML private TextArea structure;
  @FXML private SplitMenuButton copy;
  @FXML private SplitMenuButton export;
  @FXML private Button trainCell;
  @FXML private FactsGrid sizes;

  GenotypeView(GenotypeViewModel model, PaneTools tools) {
    this.model = model;
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
