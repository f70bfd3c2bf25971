package cellscope.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Dialogs of the platform, on top of a stage. */
public final class StageDialogs implements Dialogs {
  private final Stage stage;

  public StageDialogs(Stage stage) {
    this.stage = stage;
  }

  @Override
  public Optional<Path> saveFile(String title, String suggestedName, List<String> endings) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(suggestedName);
    for (String ending : endings) {
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter("*." + ending, "*." + ending));
    }
    return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
  }

  @Override
  public Optional<Path> openFolder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
  }

  @Override
  public Optional<Path> openConfig(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*.json", "*.json"));
    return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
  }

  @Override
  public Optional<Path> openTable(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("*.csv, *.csv.gz", "*.csv", "*.csv.gz", "*.gz"),
            new FileChooser.ExtensionFilter("*", "*"));
    return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
  }

  @Override
  public int ask(String title, String text, List<String> answers) {
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION);
    alert.initOwner(stage);
    alert.setHeaderText(title);
    alert.setContentText(text);
    List<ButtonType> buttons = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      boolean last = i == answers.size() - 1;
      buttons.add(
          new ButtonType(
              answers.get(i),
              last ? ButtonData.CANCEL_CLOSE : i == 0 ? ButtonData.OK_DONE : ButtonData.OTHER));
    }
    alert.getButtonTypes().setAll(buttons);
    int chosen = alert.showAndWait().map(buttons::indexOf).orElse(-1);
    return chosen < 0 ? answers.size() - 1 : chosen;
  }

  @Override
  public void tell(String title, String text) {
    Alert alert = new Alert(Alert.AlertType.ERROR);
    alert.initOwner(stage);
    alert.setHeaderText(title);
    alert.setContentText(text);
    alert.show();
  }
}
