package cellscope.ui.inspector;

import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;

/** Controller of the inspector. */
public final class InspectorView {
  private final InspectorViewModel model;
  private final Dialogs dialogs;
  private final Background background;
  private final Callable<String> logTail;
  private final Consumer<String> notice;
  private final Runnable train;
  private GenotypeMenus menus;

  @FXML private Label brief;
  @FXML private TextArea structure;
  @FXML private SplitMenuButton copy;
  @FXML private SplitMenuButton export;
  @FXML private Button trainCell;
  @FXML private GridPane sizes;
  @FXML private GridPane numbers;
  @FXML private TextArea config;
  @FXML private Tab logTab;
  @FXML private TextArea log;

  /**
   * @param logTail reads the end of the worker's log
   * @param notice told what was copied or saved
   * @param train opens the form that trains the cell shown
   */
  public InspectorView(
      InspectorViewModel model,
      Dialogs dialogs,
      Background background,
      Callable<String> logTail,
      Consumer<String> notice,
      Runnable train) {
    this.model = model;
    this.dialogs = dialogs;
    this.background = background;
    this.logTail = logTail;
    this.notice = notice;
    this.train = train;
  }

  @FXML
  private void initialize() {
    menus = new GenotypeMenus(export, copy, dialogs, background, notice);
    model.pageProperty().addListener((property, before, now) -> show(now));
    logTab.selectedProperty().addListener(changed -> readLog());
    show(model.pageProperty().get());
  }

  private void show(InspectorViewModel.Page page) {
    brief.setText(page.brief());
    setIfChanged(structure, page.structure());
    setIfChanged(config, page.config());
    boolean any = !page.structure().isEmpty();
    structure.setVisible(any);
    structure.setManaged(any);
    trainCell.setDisable(!any);
    menus.show(page.genotype(), page.fileName(), model.files());
    fill(sizes, page.sizes());
    fill(numbers, page.numbers());
    readLog();
  }

  /** A text that stays must keep its scroll position and selection. */
  private static void setIfChanged(TextArea area, String text) {
    if (!area.getText().equals(text)) {
      area.setText(text);
    }
  }

  private static void fill(GridPane grid, Map<String, String> facts) {
    if (grid.getChildren().size() == 2 * facts.size()) {
      refill(grid, facts);
      return;
    }
    grid.getChildren().clear();
    int row = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      Label name = new Label(fact.getKey());
      name.getStyleClass().add("fact-name");
      name.setMinWidth(Label.USE_PREF_SIZE);
      Label value = new Label(fact.getValue());
      value.getStyleClass().add("fact-value");
      GridPane.setHalignment(value, HPos.LEFT);
      grid.addRow(row++, name, value);
    }
  }

  /** Changes the texts of the labels that are there: scrubbing makes no nodes. */
  private static void refill(GridPane grid, Map<String, String> facts) {
    int index = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      ((Label) grid.getChildren().get(index++)).setText(fact.getKey());
      ((Label) grid.getChildren().get(index++)).setText(fact.getValue());
    }
  }

  private void readLog() {
    if (logTab.isSelected()) {
      background.submit(logTail, this::showLog, this::showLog);
    }
  }

  private void showLog(String text) {
    if (!log.getText().equals(text)) {
      log.setText(text);
      log.positionCaret(text.length());
    }
  }

  @FXML
  private void train() {
    train.run();
  }

  /** For the window's keys: saves the genotype in its usual form. */
  public void export() {
    if (!export.isDisabled()) {
      export.fire();
    }
  }
}
