package cellscope.ui.runs;

import cellscope.run.RunDirectory;
import cellscope.ui.common.Texts;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Controller of the list of runs. */
public final class RunsView {
  private final RunsViewModel model;
  private final Consumer<RunDirectory> opened;
  private RunDirectory selected;

  @FXML private Label count;
  @FXML private TextField filter;
  @FXML private ChoiceBox<RunGroup> group;
  @FXML private ChoiceBox<RunOrder> order;
  @FXML private ListView<RunItem> list;

  /**
   * @param opened told which run was selected
   */
  public RunsView(RunsViewModel model, Consumer<RunDirectory> opened) {
    this.model = model;
    this.opened = opened;
  }

  @FXML
  private void initialize() {
    list.setItems(model.runs());
    list.setCellFactory(view -> new RunCell());
    list.setPlaceholder(placeholder());
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.runs().size() == model.all().size()
                        ? "" + model.all().size()
                        : Texts.of("runs.count", model.runs().size(), model.all().size()),
                model.runs(),
                model.all()));
    group.getItems().setAll(RunGroup.all());
    group.valueProperty().bindBidirectional(model.groupProperty());
    order.getItems().setAll(RunOrder.values());
    order.valueProperty().bindBidirectional(model.orderProperty());
    model.filterProperty().bind(filter.textProperty());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null && !now.run().equals(selected)) {
                selected = now.run();
                opened.accept(now.run());
              }
            });
    model.runs().addListener((javafx.beans.Observable changed) -> reselect());
  }

  private VBox placeholder() {
    BooleanBinding none = Bindings.isEmpty(model.all());
    Label text = new Label();
    text.textProperty()
        .bind(
            Bindings.when(none).then(Texts.of("runs.empty")).otherwise(Texts.of("runs.noneFits")));
    Label hint = new Label();
    hint.textProperty()
        .bind(
            Bindings.when(model.problemProperty().isNotEmpty())
                .then(model.problemProperty())
                .otherwise(
                    Bindings.when(none)
                        .then(Texts.of("runs.hint"))
                        .otherwise(Texts.of("runs.noneFitsHint"))));
    hint.setWrapText(true);
    hint.getStyleClass().add("quiet");
    VBox box = new VBox(6, text, hint);
    box.getStyleClass().add("placeholder");
    return box;
  }

  /** Marks the open run in the list, also one that the list has yet to read; null for none. */
  public void select(RunDirectory run) {
    selected = run;
    if (run == null) {
      list.getSelectionModel().clearSelection();
    }
    reselect();
  }

  private void reselect() {
    RunItem now = list.getSelectionModel().getSelectedItem();
    if (selected == null || now != null && now.run().equals(selected)) {
      return;
    }
    int index = -1;
    for (int i = 0; i < list.getItems().size(); i++) {
      index = list.getItems().get(i).run().equals(selected) ? i : index;
    }
    if (index >= 0) {
      list.getSelectionModel().clearAndSelect(index);
    } else {
      list.getSelectionModel().clearSelection();
    }
  }
}
