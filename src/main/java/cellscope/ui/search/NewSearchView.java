package cellscope.ui.search;

import cellscope.config.ConfigSchema;
import cellscope.config.FieldSpec;
import cellscope.config.SearchConfig;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** Controller of the form that starts a search; made from the config's own schema. */
public final class NewSearchView {
  private final NewSearchViewModel model;
  private final Consumer<SearchConfig> started;
  private final Runnable cancelled;

  @FXML private ChoiceBox<String> preset;
  @FXML private VBox mainFields;
  @FXML private TitledPane more;
  @FXML private VBox moreFields;
  @FXML private Label problems;
  @FXML private Button start;

  public NewSearchView(
      NewSearchViewModel model, Consumer<SearchConfig> started, Runnable cancelled) {
    this.model = model;
    this.started = started;
    this.cancelled = cancelled;
  }

  @FXML
  private void initialize() {
    for (String path : NewSearchViewModel.MAIN) {
      mainFields
          .getChildren()
          .add(new FieldRow(ConfigSchema.SEARCH.field(path).orElseThrow(), model));
    }
    for (FieldSpec field : ConfigSchema.SEARCH.fields()) {
      if (!NewSearchViewModel.MAIN.contains(field.path())) {
        moreFields.getChildren().add(new FieldRow(field, model));
      }
    }
    preset.getItems().setAll(SampleConfigs.NAMES);
    preset
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                model.load(SampleConfigs.read(now), now);
              }
            });
    model.problemsProperty().addListener((property, before, now) -> show(now));
  }

  private void show(Map<String, String> now) {
    start.setDisable(!now.isEmpty());
    problems.setText(
        now.isEmpty()
            ? ""
            : now.size() == 1 ? "one field needs a look" : now.size() + " fields need a look");
    boolean hidden = now.keySet().stream().anyMatch(p -> !NewSearchViewModel.MAIN.contains(p));
    if (hidden) {
      more.setExpanded(true);
    }
  }

  /** Begins with a preset. */
  public void choose(String name) {
    preset.setValue(null);
    preset.setValue(name);
  }

  /** Begins with a config of the user's own. */
  public void fill(SearchConfig config, String name) {
    preset.setValue(null);
    model.load(config, name);
  }

  @FXML
  private void start() {
    if (model.problemsProperty().get().isEmpty()) {
      started.accept(model.config());
    }
  }

  @FXML
  private void cancel() {
    cancelled.run();
  }
}
