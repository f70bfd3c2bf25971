package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.RaceConfig;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableFiles;
import cellscope.model.race.Answer;
import cellscope.model.race.SearchEnd;
import cellscope.run.RaceColumns;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceWriter;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunRecordFile;
import cellscope.run.RunState;
import cellscope.ui.runs.RunGroup;
import cellscope.ui.runs.RunItem;
import cellscope.ui.views.RaceCurveView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A race in the window: live, its table, its significance, its searches. */
class RaceWindowTest {
  @TempDir private static Path shared;
  private static BenchmarkTable table;

  @TempDir private Path folder;
  private RunLibrary library;
  private Window window;

  @BeforeAll
  static void readTable() throws IOException {
    table = BenchmarkTable.read(TableFiles.write(shared.resolve("table.csv"), TableFiles.lines()));
  }

  @BeforeEach
  void open() throws Exception {
    library = new RunLibrary(folder);
    window = Window.open(library);
  }

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  @Test
  void aRaceIsFollowedWhileItGoesOn() throws Exception {
    RaceDirectory race = RecordedRace.create(library, 6);
    show(race);
    Window.until("it waits", () -> window.text("#state").equals("queued"));
    assertThat(window.find("#chart", RaceCurveView.class).raceProperty().get()).isNull();
    window.draw("race-queued");
    try (RaceWriter writer = RaceWriter.start(race)) {
      writer.running(new RaceColumns(Optional.of(table)), Map.of());
      RecordedRace.play(writer, table, 9);
      Window.until("nine are over", () -> window.text("#progressText").equals("9 of 24 searches"));
      assertThat(window.text("#state")).isEqualTo("running");
      Window.until("the curves are there", this::hasCurves);
      writer.answered(new Answer(0, 1, ArchitectureNumber.genotype(7), 0.5));
      writer.ended(new SearchEnd(1, 1, "out of luck; try again"));
      Window.until("one failed", () -> window.isShown("#problem"));
      assertThat(window.text("#problem")).contains("failed and ended alone: out of luck");
      window.draw("race-running");
      RecordedRace.play(writer, table, 24);
      writer.finished();
    }
    Window.until("it ends", () -> window.text("#state").equals("finished"));
    assertThat(window.isShown("#pause")).isFalse();
  }

  private boolean hasCurves() throws Exception {
    var scene = window.find("#chart", RaceCurveView.class).raceProperty().get();
    return scene != null && scene.hasContent();
  }

  @Test
  void theTableIsCopiedAndTheMeasureIsChosen() throws Exception {
    show(RecordedRace.finished(library, table, 8));
    Window.until("the curves are there", this::hasCurves);
    window.draw("race-table");
    assertThat(cells("#raceTable .race-table")).contains("REA", "BOHB", "CIFAR-10\ntest");
    window.fire("#copyMarkdown");
    String copied = window.get(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied).startsWith("| Contestant | CIFAR-10 validation | CIFAR-10 test |");
    window.fire("#copyLaTeX");
    assertThat(window.get(() -> Clipboard.getSystemClipboard().getString()))
        .contains("\\begin{tabular}{lcccc}");
    ChoiceBox<?> measure = window.find("#measure", ChoiceBox.class);
    window.run(() -> measure.getSelectionModel().select(1));
    Window.until(
        "the regret is shown",
        () ->
            window
                .find("#chart", RaceCurveView.class)
                .raceProperty()
                .get()
                .measure()
                .equals("CIFAR-10 regret [%]"));
    window.fire("#raceSignificanceTab");
    assertThat(cells("#raceSignificance .race-matrix")).contains("REA", "Random");
    window.draw("race-significance");
  }

  private String cells(String selector) throws Exception {
    Window.until("it is laid out", () -> window.has(selector));
    return window.get(
        () -> {
          GridPane grid = (GridPane) window.scene().lookup(selector);
          StringBuilder text = new StringBuilder();
          grid.lookupAll(".label").forEach(n -> text.append(((Labeled) n).getText()).append('\n'));
          return text.toString();
        });
  }

  @Test
  void racesAreAGroupOfTheList() throws Exception {
    RecordedRace.finished(library, table, 2);
    ListView<?> list = window.find("#list", ListView.class);
    Window.until("it is listed", () -> window.get(() -> list.getItems().size()) == 1);
    RunItem item = (RunItem) window.get(() -> list.getItems().get(0));
    assertThat(item.name()).isEqualTo("four ways");
    assertThat(item.noun()).isEqualTo("race");
    assertThat(item.figures()).isEqualTo("8/8");
    ChoiceBox<RunGroup> group = group();
    window.run(() -> group.setValue(RunGroup.RACES));
    assertThat(window.get(() -> list.getItems().size())).isEqualTo(1);
    window.run(() -> group.setValue(RunGroup.all().get(1)));
    assertThat(window.get(() -> list.getItems().size())).isZero();
  }

  @SuppressWarnings("unchecked")
  private ChoiceBox<RunGroup> group() throws Exception {
    return window.find("#group", ChoiceBox.class);
  }

  @Test
  void aSearchThatIsChosenOpensAsARun() throws Exception {
    RaceDirectory race = RecordedRace.finished(library, table, 2);
    show(race);
    Window.until("the curves are there", this::hasCurves);
    window.fire("#raceSearchesTab");
    TableView<?> searches = window.find("#raceSearches", TableView.class);
    assertThat(window.get(() -> searches.getItems().size())).isEqualTo(8);
    assertThat(window.get(() -> ((ButtonBase) window.scene().lookup("#openSearch")).isDisabled()))
        .isTrue();
    window.run(() -> searches.getSelectionModel().select(5));
    window.draw("race-searches");
    window.fire("#openSearch");
    RunDirectory run = new RunDirectory(folder.resolve(race.id() + "-random-2"));
    Window.until("it runs to its end", () -> isFinished(run));
    Window.until("it is open", () -> window.text("#name").equals("four ways: Random, seed 2"));
  }

  private static boolean isFinished(RunDirectory run) {
    return Files.exists(run.record()) && RunRecordFile.read(run).state() == RunState.FINISHED;
  }

  @Test
  void aBrokenRaceSaysWhatIsWrong() throws Exception {
    RaceDirectory race = RecordedRace.create(library, 2);
    Files.writeString(race.record(), "{");
    show(race);
    Window.until("it is told", () -> window.isShown("#problem"));
    assertThat(window.text("#problem")).contains("the race's record is broken");
  }

  @Test
  void aRaceIsMadeInTheFormAndStarted() throws Exception {
    window.fire("#newRace");
    assertThat(window.text("#raceSize")).isEmpty();
    assertThat(window.text("#raceProblem")).contains("REA asks the benchmark table");
    field("#raceBenchmark", shared.resolve("table.csv").toString());
    assertThat(window.text("#raceSize")).isEqualTo("2,000 searches");
    field("#raceCount", "three");
    assertThat(window.text("#raceProblem")).isEqualTo("'three' is no whole number");
    field("#raceCount", "3");
    field("#raceAmount", "15");
    check("#race-bohb", false);
    check("#race-gdas", true);
    assertThat(window.text("#raceProblem")).contains("gdas, which shares weights");
    assertThat(window.get(() -> ((ButtonBase) window.scene().lookup("#startRace")).isDisabled()))
        .isTrue();
    window.draw("race-form");
    check("#race-gdas", false);
    assertThat(window.text("#raceSize")).isEqualTo("9 searches");
    window.fire("#startRace");
    Window.until("it ends", () -> window.has("#state") && window.text("#state").equals("finished"));
    Window.until("all are shown", () -> window.text("#progressText").equals("9 of 9 searches"));
    RaceConfig config = library.races().get(0).snapshot().orElseThrow().record().config();
    assertThat(config.contestants())
        .extracting(RaceConfig.Contestant::label)
        .containsExactly("REA", "REINFORCE", "Random");
  }

  @Test
  void aRacesConfigThatIsDroppedFillsTheForm() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("mine.json"),
            """
            {"budget": {"kind": "epochs", "amount": 4}, "seeds": {"count": 2},
             "contestants": [{"search": {"algorithm": "rsps"}}, {"search": {"algorithm": "enas"}},
                             {"label": "again", "search": {"algorithm": "rsps"}}]}
            """);
    window.run(() -> window.shell().take(config));
    Window.until("it is shown", () -> window.has("#raceSize"));
    assertThat(window.text("#raceSize")).isEqualTo("6 searches");
    Files.writeString(config, "{\"contestants\": []}");
    window.run(() -> window.shell().take(config));
    Window.until("it is refused", () -> !window.dialogs().told().isEmpty());
    assertThat(window.dialogs().told().get(0))
        .contains("mine.json:1", "contestants must be a list");
  }

  private void field(String selector, String text) throws Exception {
    window.run(() -> ((TextField) window.scene().lookup(selector)).setText(text));
  }

  private void check(String selector, boolean now) throws Exception {
    window.run(() -> ((CheckBox) window.scene().lookup(selector)).setSelected(now));
  }

  /** Pictures of real races, to look at. */
  @Test
  void realRacesAreDrawn() throws Exception {
    String place = System.getProperty("pictures.races");
    if (place == null) {
      return;
    }
    for (RunLibrary.RaceEntry entry : new RunLibrary(Path.of(place)).races()) {
      show(entry.race());
      Window.until("the curves are there", this::hasCurves);
      window.draw("real-" + entry.race().id());
    }
  }

  private void show(RaceDirectory race) throws Exception {
    window.run(() -> window.shell().open(race.place()));
  }
}
