package cellscope.ui.search;

import cellscope.config.FieldSpec;
import cellscope.config.RunConfig;
import cellscope.config.RunKind;
import cellscope.ui.common.Texts;
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
  private final Consumer<RunConfig> started;
  private final Runnable cancelled;

  private Map<String, String> given = Map.of();

  @FXML private Label title;
  @FXML private ChoiceBox<String> preset;
  @FXML private VBox mainFields;
  @FXML private TitledPane more;
  @FXML private VBox moreFields;
  @FXML private Label problems;
  @FXML private Button start;

  public NewSearchView(NewSearchViewModel model, Consumer<RunConfig> started, Runnable cancelled) {
    this.model = model;
    this.started = started;
    this.cancelled = cancelled;
  }

  @FXML
  private void initialize() {
    for (String path : model.main()) {
      mainFields.getChildren().add(new FieldRow(model.schema().field(path).orElseThrow(), model));
    }
    for (FieldSpec field : model.schema().fields()) {
      if (!model.main().contains(field.path())) {
        moreFields.getChildren().add(new FieldRow(field, model));
      }
    }
    boolean training = model.schema().kind() == RunKind.TRAIN;
    title.setText(training ? Texts.of("train.title") : Texts.of("search.title"));
    start.setText(training ? Texts.of("train.start") : Texts.of("search.start"));
    preset.getItems().setAll(training ? SampleConfigs.TRAININGS : SampleConfigs.NAMES);
    preset
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                model.load(SampleConfigs.read(model.schema(), now), now);
                given.forEach((path, text) -> model.text(path).set(text));
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
    boolean hidden = now.keySet().stream().anyMatch(p -> !model.main().contains(p));
    if (hidden) {
      more.setExpanded(true);
    }
  }

  /** Begins with a preset. */
  public void choose(String name) {
    choose(name, Map.of());
  }

  /** Begins with a preset but for some fields, by path, which every preset keeps. */
  public void choose(String name, Map<String, String> kept) {
    given = Map.copyOf(kept);
    preset.setValue(null);
    preset.setValue(name);
  }

  /** Begins with a config of the user's own. */
  public void fill(RunConfig config, String name) {
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
