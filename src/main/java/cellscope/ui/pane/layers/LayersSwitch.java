package cellscope.ui.pane.layers;

import cellscope.ui.common.ViewLoader;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A pane that shows a cell's graphs or the layers of its network. The table is made when it is
 * first asked for: it costs more than all graphs.
 */
public final class LayersSwitch {
  private final VBox pane;
  private final List<Node> ofCell;
  private final LayersViewModel model;
  private final LayersView view;
  private Parent layers;

  /**
   * @param pane gets the table at its end
   * @param ofCell what is hidden while the table is shown
   */
  public LayersSwitch(VBox pane, List<Node> ofCell, LayersViewModel model, LayersView view) {
    this.pane = pane;
    this.ofCell = List.copyOf(ofCell);
    this.model = model;
    this.view = view;
  }

  /** Makes two buttons switch; one of them is always on. */
  public void attach(ToggleButton cell, ToggleButton layersButton) {
    ToggleGroup group = new ToggleGroup();
    group.getToggles().setAll(List.<Toggle>of(cell, layersButton));
    cell.setSelected(true);
    group
        .selectedToggleProperty()
        .addListener(
            (property, before, now) -> {
              if (now == null) {
                group.selectToggle(before);
              } else {
                show(now == layersButton);
              }
            });
  }

  private void show(boolean table) {
    if (table && layers == null) {
      layers = new ViewLoader().with(view).load("layers");
      VBox.setVgrow(layers, Priority.ALWAYS);
      pane.getChildren().add(layers);
    }
    for (Node node : ofCell) {
      node.setVisible(!table);
      node.setManaged(!table);
    }
    if (layers != null) {
      layers.setVisible(table);
      layers.setManaged(table);
    }
    model.lookingProperty().set(table);
  }
}
