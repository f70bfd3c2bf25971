package cellscope.ui.pane;

import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Names and values, a fact a row. */
public final class FactsGrid extends GridPane {
  /** A grid of nothing. */
  public FactsGrid() {
    getStyleClass().add("facts");
  }

  /** Shows these facts in their order; scrubbing makes no nodes. */
  public void show(Map<String, String> facts) {
    if (getChildren().size() == 2 * facts.size()) {
      refill(facts);
      return;
    }
    getChildren().clear();
    int row = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      Label name = new Label(fact.getKey());
      name.getStyleClass().add("fact-name");
      name.setMinWidth(Label.USE_PREF_SIZE);
      Label value = new Label(fact.getValue());
      value.getStyleClass().add("fact-value");
      GridPane.setHalignment(value, HPos.LEFT);
      addRow(row++, name, value);
    }
  }

  private void refill(Map<String, String> facts) {
    int index = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      ((Label) getChildren().get(index++)).setText(fact.getKey());
      ((Label) getChildren().get(index++)).setText(fact.getValue());
    }
  }
}
