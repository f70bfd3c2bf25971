package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.TableFiles;
import cellscope.model.benchmark.TableTruth;
import cellscope.model.space.catalogue.Spaces;
import cellscope.picture.curve.CurveLevel;
import cellscope.picture.curve.CurveSeries;
import cellscope.run.Ranking;
import cellscope.run.Rankings;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.ui.benchmark.TableNames;
import cellscope.ui.common.KeptText;
import cellscope.ui.views.CurveView;
import cellscope.ui.views.ScatterView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark table in the window: named in the settings, shown in the panes of a run. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TruthTest {
  private static final String BAD = "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";
  private static final String FAIR =
      "|skip_connect~0|+|none~0|none~1|+|nor_conv_3x3~0|nor_conv_1x1~1|none~2|";
  private static final String TWIN =
      "|skip_connect~0|+|none~0|none~1|+|nor_conv_1x1~0|nor_conv_3x3~1|none~2|";

  @TempDir private static Path folder;
  private static Path table;

  private final KeptText kept = KeptText.forgetful();
  private RunLibrary library;
  private Window window;
  private RunDirectory run;

  @BeforeAll
  static void makeTable() throws IOException {
    table = TableFiles.write(folder.resolve("table.csv"), TableFiles.lines(TruthTest::value));
  }

  private static double value(String column, int number) {
    if (!column.equals("c10_test_200")) {
      return 10;
    }
    String cell = ArchitectureNumber.text(number);
    return number == TableTruth.largest() ? 93.75 : cell.equals(FAIR) ? 91.5 : 50;
  }

  private void open(Map<String, String> environment) throws Exception {
    library = new RunLibrary(Files.createTempDirectory(folder, "library"));
    window = Window.open(library, new TableNames("", kept, environment));
  }

  private void show(String dataset, String... derived) throws Exception {
    run = RecordedSearch.of(library, "a", dataset, List.of(derived));
    RunDirectory made = run;
    window.run(() -> window.shell().open(made));
    Window.until("the cell is told", () -> window.isShown("#structure"));
  }

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  @Test
  void aTableNamedInTheSettingsIsShownInTheOpenRunAtOnce() throws Exception {
    open(Map.of());
    show("cifar-10", BAD, FAIR, TWIN);
    assertThat(window.isShown("#nameTable")).isTrue();
    assertThat(window.isShown("#truthPart")).isFalse();
    window.fire("#settingsButton");
    window.dialogs().answering(table);
    window.fire("#browseTable");
    Window.until("it is read", () -> window.text("#tableState").startsWith("15,625 cells, read"));
    assertThat(kept.get()).isEqualTo(table.toString());
    assertThat(window.isShown("#tableProblem")).isFalse();
    window.fire("#closeSettings");

    assertThat(window.isShown("#nameTable")).isFalse();
    assertThat(worths().subList(4, 12))
        .containsExactly("CIFAR-10", "3", "43.75", "50.00 %", "CIFAR-100", "1", "0.00", "10.00 %");
    assertThat(window.text("#verdict"))
        .contains("Below the largest cell (93.75 % on CIFAR-10)")
        .contains("found nothing")
        .contains("computes what the cell of the epoch before did")
        .contains("compute the same: together 50.00 to 91.50 % on CIFAR-10");

    CurveView accuracy = window.find("#accuracy", CurveView.class);
    CurveSeries curve = accuracy.getSeries().get(accuracy.getSeries().size() - 1);
    assertThat(curve.isDashed()).isTrue();
    assertThat(List.of(curve.y(0), curve.y(1), curve.y(2))).containsExactly(0.5, 0.915, 0.5);
    assertThat(accuracy.getLevels())
        .extracting(CurveLevel::label)
        .containsExactly("best 93.75 %", "largest cell 93.75 %", "random mean 50.01 %");
    window.draw("truth-accuracy");
  }

  private List<String> worths() throws Exception {
    Parent grid = window.find("#worth", Parent.class);
    return window.get(
        () -> grid.getChildrenUnmodifiable().stream().map(n -> ((Label) n).getText()).toList());
  }

  @Test
  void theTruthPaneShowsRankAndRegretOnEachDataSet() throws Exception {
    open(Map.of("CELLSCOPE_BENCHMARK", table.toString()));
    show("cifar-10", BAD, FAIR);
    Window.until("the pane is offered", () -> window.has("#showTruth"));
    window.fire("#showTruth");
    CurveView view = window.find("#truth", CurveView.class);
    Window.until("the table is read", () -> !view.getLevels().isEmpty());
    assertThat(values(view)).containsExactly(50.0, 91.5);
    choose("#truthQuantity", 1);
    assertThat(values(view)).containsExactly(43.75, 2.25);
    assertThat(view.getLevels()).extracting(CurveLevel::label).contains("largest cell 0.00");
    choose("#truthQuantity", 2);
    assertThat(values(view)).containsExactly(3.0, 2.0);
    assertThat(view.logScaleProperty().get()).isTrue();
    choose("#truthDataSet", 1);
    assertThat(values(view)).containsExactly(1.0, 1.0);
    assertThat(window.text("#truthVerdict")).contains("10.00 % on CIFAR-100");
    choose("#truthDataSet", 0);
    choose("#truthQuantity", 0);
    window.draw("truth-pane");
  }

  private List<Double> values(CurveView view) throws Exception {
    return window.get(
        () -> {
          CurveSeries series = view.getSeries().get(0);
          return IntStream.range(0, series.size()).mapToObj(series::y).toList();
        });
  }

  private void choose(String selector, int index) throws Exception {
    ChoiceBox<?> box = window.find(selector, ChoiceBox.class);
    window.run(() -> box.getSelectionModel().select(index));
  }

  @Test
  void imagesThatTheTableHasNotAreSaidAndGiveNoCurveAmongTheAccuracies() throws Exception {
    open(Map.of("CELLSCOPE_BENCHMARK", table.toString()));
    show("fashion-mnist-sample", FAIR);
    Window.until("the pane is offered", () -> window.has("#showTruth"));
    Window.until("the table is read", () -> window.isShown("#truthPart"));
    CurveView accuracy = window.find("#accuracy", CurveView.class);
    assertThat(accuracy.getSeries()).noneMatch(CurveSeries::isDashed);
    assertThat(accuracy.getLevels()).isEmpty();
    window.fire("#showTruth");
    assertThat(window.text("#truthVerdict")).contains("has not the images of this run");
  }

  @Test
  void aBrokenTableIsToldBesideItsNameAndInThePaneAndGivesWayToAnotherOne() throws Exception {
    open(Map.of());
    show("cifar-10", FAIR);
    window.fire("#showTruth");
    CurveView view = window.find("#truth", CurveView.class);
    assertThat(view.emptyTextProperty().get()).isEqualTo("No benchmark table");
    window.draw("truth-none");
    Path broken = Files.writeString(folder.resolve("broken.csv"), "arch,params_M\n");
    window.dialogs().answering(broken);
    window.fire("#settingsButton");
    window.fire("#browseTable");
    Window.until("the problem is told", () -> window.isShown("#tableProblem"));
    assertThat(window.text("#tableProblem"))
        .startsWith(broken + ":1: no column flops_M_cifar10")
        .doesNotContain("\n");
    assertThat(view.emptyHintProperty().get()).startsWith(broken + ":1: no column");
    window.draw("truth-settings");
    window.fire("#forgetTable");
    assertThat(window.text("#tableState")).isEqualTo("No table is named.");
    assertThat(kept.get()).isEmpty();
  }

  @Test
  void theSettingGoesBeforeTheVariableAndTheOptionBeforeBoth() throws Exception {
    kept.set("/no/such/setting.csv");
    open(Map.of("CELLSCOPE_BENCHMARK", table.toString()));
    window.fire("#settingsButton");
    Window.until("the setting is read", () -> window.isShown("#tableProblem"));
    assertThat(window.text("#tableProblem"))
        .startsWith("/no/such/setting.csv: there is no such file");
    window.fire("#forgetTable");
    Window.until(
        "the variable's is read", () -> window.text("#tableState").contains("cells, read"));
    assertThat(window.text("#tableOrigin")).contains("variable CELLSCOPE_BENCHMARK");
    window.close();
    library = new RunLibrary(Files.createTempDirectory(folder, "library"));
    kept.set("/no/such/setting.csv");
    window = Window.open(library, new TableNames(table.toString(), kept, Map.of()));
    window.fire("#settingsButton");
    Window.until("the option's is read", () -> window.text("#tableState").contains("cells, read"));
    assertThat(window.text("#tableOrigin")).contains("--benchmark named");
  }

  @Test
  void rankingsAreDrawnWithWhatTheyAmountTo() throws Exception {
    open(Map.of("CELLSCOPE_BENCHMARK", table.toString()));
    show("cifar-10", BAD, FAIR);
    Window.until("the pane is offered", () -> window.has("#showRanking"));
    window.fire("#showRanking");
    ScatterView view = window.find("#ranking", ScatterView.class);
    Window.until(
        "the empty state explains", () -> view.emptyTextProperty().get().equals("No ranking yet"));
    assertThat(view.getShown()).isNull();
    window.draw("ranking-none");
    Rankings.write(run, ranking(0, 30));
    Rankings.write(run, ranking(1, 60));
    window.fire("#showLayers");
    window.fire("#showRanking");
    Window.until("the newest is drawn", () -> view.getShown() != null);
    assertThat(window.text("#rankingFigures"))
        .startsWith("Kendall τ ")
        .endsWith(" · 60 cells · weights of epoch 2");
    assertThat(view.getShown().marked()).as("the derived cell").isZero();
    assertThat(view.getShown().ys()[0]).isEqualTo(91.5);
    window.draw("ranking");
    choose("#rankingEpoch", 0);
    assertThat(window.text("#rankingFigures")).endsWith(" · 30 cells · weights of epoch 1");
    assertThat(view.getShown().marked()).as("no derived cell was scored").isEqualTo(-1);
  }

  /** Some cells; behind the second epoch's weights the one that it derived, as the first. */
  private static Ranking ranking(int epoch, int cells) {
    List<Ranking.Cell> scored = new ArrayList<>();
    if (epoch == 1) {
      scored.add(new Ranking.Cell(Spaces.read(FAIR), 0.7, 1, true));
    }
    for (int n = 0; n < cells; n++) {
      scored.add(
          new Ranking.Cell(ArchitectureNumber.genotype(n * 250), 0.3 + n * 0.005, 1.5, false));
    }
    return new Ranking(epoch, scored);
  }

  @Test
  void aRankingThatCannotBeMadeIsToldInOneLine() throws Exception {
    open(Map.of("CELLSCOPE_BENCHMARK", table.toString()));
    show("cifar-10", FAIR);
    Window.until("the pane is offered", () -> window.has("#showRanking"));
    window.fire("#showRanking");
    window.fire("#rank");
    assertThat(window.text("#rank")).isEqualTo("Stop");
    assertThat(window.isShown("#rankingProgress")).isTrue();
    Window.until("it has failed", () -> window.isShown("#rankingProblem"));
    assertThat(window.text("#rankingProblem")).isNotBlank().doesNotContain("\n");
    assertThat(window.text("#rank")).isEqualTo("Rank cells");
    assertThat(window.isShown("#rankingProgress")).isFalse();
  }
}
