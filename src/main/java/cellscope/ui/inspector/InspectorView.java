package cellscope.ui.inspector;

import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;

/** Controller of the inspector. */
public final class InspectorView {
  private final InspectorViewModel model;
  private final Dialogs dialogs;
  private final Background background;
  private final Callable<String> logTail;
  private final Consumer<String> notice;
  private final Runnable train;

  @FXML private Label brief;
  @FXML private TextArea structure;
  @FXML private Button copy;
  @FXML private Button copyJson;
  @FXML private Button copyAutoDl;
  @FXML private Button export;
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
    for (Button button : List.of(copy, copyJson, export, trainCell)) {
      button.setDisable(!any);
    }
    copyAutoDl.setVisible(!page.autoDl().isEmpty());
    copyAutoDl.setManaged(!page.autoDl().isEmpty());
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
  private void copy() {
    toClipboard(model.pageProperty().get().structure());
  }

  @FXML
  private void copyJson() {
    toClipboard(model.pageProperty().get().json());
  }

  @FXML
  private void copyAutoDl() {
    toClipboard(model.pageProperty().get().autoDl());
  }

  @FXML
  private void train() {
    train.run();
  }

  private void toClipboard(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    notice.accept("copied");
  }

  /** Saves the genotype; the file's ending says in which format. */
  @FXML
  public void export() {
    InspectorViewModel.Page page = model.pageProperty().get();
    if (page.structure().isEmpty()) {
      return;
    }
    Optional<Path> target =
        dialogs.saveFile(
            Texts.of("inspector.exportTitle"),
            page.run() + "-genotype.txt",
            List.of("txt", "json"));
    target.ifPresent(
        path ->
            background.submit(
                () -> write(path, page),
                saved -> notice.accept("saved " + saved.getFileName()),
                problem -> dialogs.tell(Texts.of("inspector.export"), problem)));
  }

  private static Path write(Path target, InspectorViewModel.Page page) throws java.io.IOException {
    boolean json = target.getFileName().toString().endsWith(".json");
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.writeString(
          beside, (json ? page.json() : page.structure()).strip() + "\n", StandardCharsets.UTF_8);
      return Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
