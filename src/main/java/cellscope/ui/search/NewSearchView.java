package cellscope.ui.search;

import cellscope.config.FieldSpec;
import cellscope.config.RunConfig;
import cellscope.run.RunCost;
import cellscope.ui.common.Background;
import cellscope.ui.common.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** Controller of the form that starts a run; made from the config's own schema. */
public final class NewSearchView {
  /** What a preset says of its own data set's images and another run need not. */
  private static final Set<String> TREATMENT =
      Set.of("data.channels", "data.cropPadding", "data.flip");

  private static final int TRIAL_SECONDS = 4;

  private final NewSearchViewModel model;
  private final Consumer<RunConfig> started;
  private final Runnable cancelled;
  private final Background background;

  private final Map<String, FieldRow> rows = new HashMap<>();
  private Map<String, String> given = Map.of();
  private int asked;

  @FXML private Label title;
  @FXML private ChoiceBox<String> preset;
  @FXML private VBox mainFields;
  @FXML private TitledPane more;
  @FXML private VBox moreFields;
  @FXML private Label problems;
  @FXML private Label size;
  @FXML private Label cost;
  @FXML private Button estimate;
  @FXML private Button start;

  public NewSearchView(
      NewSearchViewModel model,
      Consumer<RunConfig> started,
      Runnable cancelled,
      Background background) {
    this.model = model;
    this.started = started;
    this.cancelled = cancelled;
    this.background = background;
  }

  @FXML
  private void initialize() {
    showFields();
    model.schemaProperty().addListener((property, before, now) -> showFields());
    title.setText(model.kind().title());
    start.setText(model.kind().start());
    preset
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                RunConfig config = SampleConfigs.read(model.schema(), now);
                model.load(config, now, givenBeside(config));
              }
            });
    model.problemsProperty().addListener((property, before, now) -> show(now));
    size.textProperty().bind(model.sizeProperty());
    problems.managedProperty().bind(problems.textProperty().isNotEmpty());
    size.managedProperty().bind(size.textProperty().isNotEmpty());
    cost.managedProperty().bind(cost.textProperty().isNotEmpty());
    model.editsProperty().addListener(changed -> forgetEstimate());
    forgetEstimate();
  }

  /** The fields of the chosen algorithm; rows that stay keep their focus. */
  private void showFields() {
    List<FieldSpec> main = model.main();
    List<FieldSpec> others = new ArrayList<>(model.schema().fields());
    others.removeAll(main);
    mainFields.getChildren().setAll(rows(main));
    moreFields.getChildren().setAll(rows(others));
    List<String> now = presets();
    if (!preset.getItems().equals(now)) {
      preset.setValue(null);
      preset.getItems().setAll(now);
    }
  }

  private List<FieldRow> rows(List<FieldSpec> fields) {
    return fields.stream()
        .map(f -> rows.computeIfAbsent(f.path() + f.help(), key -> new FieldRow(f, model)))
        .toList();
  }

  private void forgetEstimate() {
    asked++;
    cost.setText("");
    estimate.setText(Texts.of("search.estimate"));
  }

  /** Tries the run for some seconds, which the worker's process does. */
  @FXML
  private void estimate() {
    if (!model.problemsProperty().get().isEmpty()) {
      return;
    }
    int mine = ++asked;
    RunConfig config = model.config();
    cost.setText(Texts.of("search.estimating"));
    estimate.setDisable(true);
    background.submit(
        () -> RunCost.ask(config, TRIAL_SECONDS),
        found -> showCost(mine, CostText.of(found)),
        problem -> showCost(mine, problem));
  }

  private void showCost(int question, String text) {
    estimate.setDisable(!model.problemsProperty().get().isEmpty());
    if (question == asked) {
      cost.setText(text);
    }
  }

  /** Images of the preset's own data set are treated as the preset says. */
  private Map<String, String> givenBeside(RunConfig config) {
    Map<String, String> fields = new HashMap<>(given);
    if (config.data().dataset().equals(given.get("data.dataset"))) {
      fields.keySet().removeAll(TREATMENT);
    }
    return fields;
  }

  private void show(Map<String, String> now) {
    start.setDisable(!now.isEmpty());
    estimate.setDisable(!now.isEmpty());
    problems.setText(
        now.isEmpty()
            ? ""
            : now.size() == 1 ? "one field needs a look" : now.size() + " fields need a look");
    List<String> main = model.main().stream().map(FieldSpec::path).toList();
    boolean hidden = now.keySet().stream().anyMatch(p -> !main.contains(p));
    if (hidden) {
      more.setExpanded(true);
    }
  }

  /** What stands above the form. */
  public String title() {
    return model.kind().title();
  }

  /** Begins with the smallest preset that suits the genotype among the fields that are kept. */
  public void chooseFitting(Map<String, String> kept) {
    choose(SampleConfigs.trainingsOf(GenotypeField.read(kept.get("genotype"))).get(0), kept);
  }

  private List<String> presets() {
    return model.kind().presets(model.schema(), given);
  }

  /** Begins with a preset. */
  public void choose(String name) {
    choose(name, Map.of());
  }

  /** Begins with a preset but for some fields, by path, which every preset keeps. */
  public void choose(String name, Map<String, String> kept) {
    given = Map.copyOf(kept);
    RunConfig config = SampleConfigs.read(model.schema(), name);
    model.load(config, name, givenBeside(config)); // its algorithm's presets are offered
    preset.setValue(null);
    preset.getItems().setAll(presets());
    preset.setValue(name);
  }

  /** Begins with a config of the user's own. */
  public void fill(RunConfig config, String name) {
    given = Map.of();
    preset.getItems().setAll(presets());
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
