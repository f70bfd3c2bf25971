package cellscope.ui.benchmark;

import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Controller of the window's settings. A table is read as soon as it is named. */
public final class SettingsView {
  private final BenchmarkModel benchmark;
  private final Dialogs dialogs;
  private final Runnable close;

  @FXML private TextField tableFile;
  @FXML private Label tableState;
  @FXML private Label tableProblem;
  @FXML private Label tableOrigin;
  @FXML private Button forgetTable;

  /**
   * @param close leads back to what was shown before
   */
  public SettingsView(BenchmarkModel benchmark, Dialogs dialogs, Runnable close) {
    this.benchmark = benchmark;
    this.dialogs = dialogs;
    this.close = close;
  }

  @FXML
  private void initialize() {
    tableFile.setText(benchmark.setting());
    tableFile.setOnAction(event -> take());
    tableFile
        .focusedProperty()
        .addListener(
            (property, before, now) -> {
              if (!now) {
                take();
              }
            });
    benchmark.stateProperty().addListener((property, before, now) -> show(now));
    benchmark.read();
    show(benchmark.stateProperty().get());
  }

  private void take() {
    if (!tableFile.getText().strip().equals(benchmark.setting())) {
      benchmark.choose(tableFile.getText());
    }
  }

  private void show(TableState state) {
    tableState.setText(
        switch (state.status()) {
          case NONE -> Texts.of("settings.tableNone");
          case UNREAD, READING -> Texts.of("settings.tableReading");
          case READY -> Texts.of("settings.tableReady", ArchitectureNumber.COUNT, state.seconds());
          case FAILED -> "";
        });
    tableProblem.setText(state.problem());
    shown(tableState, !tableState.getText().isEmpty());
    shown(tableProblem, !state.problem().isEmpty());
    String origin =
        state
            .named()
            .map(
                named ->
                    switch (named.origin()) {
                      case OPTION -> Texts.of("settings.tableByOption", named.file());
                      case ENVIRONMENT -> Texts.of("settings.tableByVariable", named.file());
                      case SETTING -> "";
                    })
            .orElse("");
    tableOrigin.setText(origin);
    shown(tableOrigin, !origin.isEmpty());
    forgetTable.setDisable(benchmark.setting().isEmpty());
  }

  private static void shown(Label label, boolean shown) {
    label.setVisible(shown);
    label.setManaged(shown);
  }

  @FXML
  private void browse() {
    dialogs
        .openTable(Texts.of("settings.tableTitle"))
        .ifPresent(
            file -> {
              tableFile.setText(file.toAbsolutePath().toString());
              take();
            });
  }

  @FXML
  private void readAgain() {
    take();
    benchmark.readAgain();
  }

  @FXML
  private void forget() {
    tableFile.setText("");
    take();
  }

  @FXML
  private void close() {
    take();
    close.run();
  }
}
