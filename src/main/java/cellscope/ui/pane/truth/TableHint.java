package cellscope.ui.pane.truth;

import cellscope.ui.benchmark.TableState;
import cellscope.ui.common.Texts;
import cellscope.ui.look.TruthModel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** What a pane says while it has no table, and the way to the settings. */
final class TableHint {
  private final TruthModel truth;
  private final HBox box;

  TableHint(TruthModel truth, Runnable settings) {
    this.truth = truth;
    Button name = new Button(Texts.of("truth.nameTable"));
    name.getStyleClass().add("small");
    name.setOnAction(event -> settings.run());
    box = new HBox(name);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("pane-offer");
  }

  /** The button; it is there while a table is missing. */
  Node node() {
    return box;
  }

  void follow() {
    TableState.Status status = truth.state().get().status();
    box.setVisible(status == TableState.Status.NONE || status == TableState.Status.FAILED);
    box.setManaged(box.isVisible());
  }

  /** What stands in the middle of an empty pane. */
  String text() {
    return switch (truth.state().get().status()) {
      case NONE -> Texts.of("truth.noTable");
      case UNREAD, READING -> Texts.of("settings.tableReading");
      case FAILED -> Texts.of("truth.badTable");
      case READY -> Texts.of("truth.noEpoch");
    };
  }

  /** The line below it. */
  String explanation() {
    return switch (truth.state().get().status()) {
      case NONE -> Texts.of("truth.noTableHint");
      case UNREAD, READING -> "";
      case FAILED -> truth.state().get().problem();
      case READY -> Texts.of("truth.noEpochHint");
    };
  }
}
