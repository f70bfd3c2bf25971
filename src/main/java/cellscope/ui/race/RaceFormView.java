package cellscope.ui.race;

import cellscope.config.AlgorithmSpec;
import cellscope.config.RaceBudget;
import cellscope.config.RaceConfig;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.ui.common.Texts;
import cellscope.ui.search.SampleConfigs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** Controller of the form of a new race. */
public final class RaceFormView {
  private final RaceFormModel model = new RaceFormModel(SampleConfigs.race(first()));
  private final BiConsumer<RaceConfig, Map<String, String>> started;
  private final Runnable cancelled;
  private final List<CheckBox> boxes = new ArrayList<>();
  private boolean filling;

  @FXML private ChoiceBox<String> raceSample;
  @FXML private FlowPane contestants;
  @FXML private TextField raceFirst;
  @FXML private TextField raceCount;
  @FXML private TextField raceAmount;
  @FXML private ChoiceBox<String> raceUnit;
  @FXML private ChoiceBox<String> raceDataset;
  @FXML private TextField raceBenchmark;
  @FXML private Label raceProblem;
  @FXML private Label raceSize;
  @FXML private Button startRace;

  /**
   * @param started told a race and what its worker's environment needs
   */
  public RaceFormView(BiConsumer<RaceConfig, Map<String, String>> started, Runnable cancelled) {
    this.started = started;
    this.cancelled = cancelled;
  }

  private static String first() {
    return SampleConfigs.RACES.get(0);
  }

  @FXML
  private void initialize() {
    for (AlgorithmSpec algorithm : AlgorithmSpec.ALL) {
      CheckBox box = new CheckBox(algorithm.label());
      box.setId("race-" + algorithm.id());
      box.setUserData(algorithm.id());
      box.setTooltip(new Tooltip(algorithm.help()));
      box.selectedProperty().addListener(changed -> check());
      boxes.add(box);
    }
    contestants.getChildren().setAll(boxes);
    raceUnit.setItems(
        FXCollections.observableArrayList(
            Arrays.stream(RaceBudget.Unit.values())
                .map(u -> u.name().toLowerCase(Locale.ROOT))
                .toList()));
    raceDataset.setItems(
        FXCollections.observableArrayList(
            Arrays.stream(BenchmarkDataSet.values()).map(BenchmarkDataSet::id).toList()));
    for (TextField field : List.of(raceFirst, raceCount, raceAmount, raceBenchmark)) {
      field.textProperty().addListener(changed -> check());
    }
    raceUnit.valueProperty().addListener(changed -> check());
    raceDataset.valueProperty().addListener(changed -> check());
    raceSample.setItems(FXCollections.observableArrayList(SampleConfigs.RACES));
    raceSample
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null && SampleConfigs.RACES.contains(now)) {
                begin(SampleConfigs.race(now));
              }
            });
    raceSample.setValue(first());
  }

  /** Names the window's benchmark table where the form names none yet. */
  public void suggestTable(Map<String, String> environment) {
    if (raceBenchmark.getText().isBlank()) {
      raceBenchmark.setText(environment.getOrDefault(BenchmarkPlace.VARIABLE, ""));
    }
  }

  /** Fills the form from a race's config that was opened. */
  public void fill(RaceConfig race, String name) {
    if (!raceSample.getItems().contains(name)) {
      raceSample.getItems().add(name);
    }
    raceSample.setValue(name);
    begin(race);
  }

  private void begin(RaceConfig race) {
    model.begin(race);
    RaceFormModel.Fields fields = model.fields(raceBenchmark.getText());
    filling = true;
    boxes.forEach(box -> box.setSelected(fields.algorithms().contains(box.getUserData())));
    raceFirst.setText(fields.first());
    raceCount.setText(fields.count());
    raceAmount.setText(fields.amount());
    raceUnit.setValue(fields.unit());
    raceDataset.setValue(fields.dataset());
    filling = false;
    check();
  }

  private RaceFormModel.Fields fields() {
    Set<String> algorithms = new LinkedHashSet<>();
    boxes.stream()
        .filter(CheckBox::isSelected)
        .forEach(box -> algorithms.add((String) box.getUserData()));
    return new RaceFormModel.Fields(
        algorithms,
        raceFirst.getText(),
        raceCount.getText(),
        raceUnit.getValue(),
        raceAmount.getText(),
        raceDataset.getValue(),
        raceBenchmark.getText().strip());
  }

  private void check() {
    if (!filling) {
      show(model.check(fields()));
    }
  }

  private void show(RaceFormModel.Result result) {
    raceProblem.setText(result.problem());
    raceProblem.setVisible(!result.problem().isEmpty());
    raceProblem.setManaged(raceProblem.isVisible());
    raceSize.setText(
        result.config().map(c -> Texts.of("raceform.searches", c.searches())).orElse(""));
    startRace.setDisable(result.config().isEmpty());
  }

  @FXML
  private void start() {
    RaceFormModel.Result result = model.check(fields());
    show(result);
    String table = raceBenchmark.getText().strip();
    result
        .config()
        .ifPresent(
            race ->
                started.accept(
                    race, table.isEmpty() ? Map.of() : Map.of(BenchmarkPlace.VARIABLE, table)));
  }

  @FXML
  private void cancel() {
    cancelled.run();
  }
}
