package cellscope.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.metric.Metrics;
import cellscope.run.EpochTable;
import cellscope.run.LongRun;
import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import cellscope.run.RunUpdate;
import cellscope.ui.benchmark.BenchmarkModel;
import cellscope.ui.benchmark.TableNames;
import cellscope.ui.common.Background;
import cellscope.ui.common.KeptText;
import cellscope.ui.common.Theme;
import cellscope.ui.look.LitEdge;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunFollower;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PanePlace;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.SkipsPane;
import cellscope.ui.pane.catalogue.Panes;
import cellscope.ui.views.CellDagView;
import cellscope.ui.views.HeatMapView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The workspace of a run is made of the list of panes, which know each other by the look alone. */
class PaneGridTest {
  private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));
  private static final int EPOCHS = 6;

  @TempDir Path folder;

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
  private final RunViewModel run = new RunViewModel();
  private final BenchmarkModel benchmark =
      new BenchmarkModel(new TableNames("", KeptText.forgetful(), Map.of()));
  private final Look look = new Look(run, theme, benchmark);
  private final Background background = new Background();
  private final GridPane grid = new GridPane();

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void stop() {
    background.close();
  }

  private <T> T onFx(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private void fill(List<Pane> panes) throws Exception {
    PaneTools tools =
        new PaneTools(null, background, notice -> {}, benchmark, () -> {}, fields -> {}, run -> {});
    RunDirectory directory = LongRun.write(folder.resolve("run"), EPOCHS, 3);
    RunUpdate update = new RunReader(directory, metric -> true).poll();
    onFx(
        () -> {
          new PaneGrid(panes, look, tools, grid);
          new Scene(grid, 1200, 700);
          run.accept(new RunFollower.Seen(update, false));
          grid.applyCss();
          grid.layout();
          return null;
        });
  }

  private <T> T find(String selector, Class<T> type) {
    return type.cast(grid.lookup(selector));
  }

  @Test
  void everyPaneHasAnIdAndATitleOfItsOwn() {
    assertThat(Panes.ALL).extracting(Pane::id).doesNotHaveDuplicates();
    assertThat(Panes.ALL).extracting(Pane::title).doesNotHaveDuplicates();
    assertThat(Panes.ALL).extracting(Pane::id).allMatch(id -> id.matches("[a-z]+"));
  }

  @Test
  void aSearchHasAMapAndNoRates() throws Exception {
    fill(Panes.ALL);
    List<String> right =
        Panes.at(Panes.ALL, PanePlace.UPPER_RIGHT, run).stream().map(Pane::id).toList();
    assertThat(right).containsExactly("alpha");
    assertThat(grid.lookup("#saveAlpha")).isNotNull();
  }

  @Test
  void aPaneOfOneMoreLineInTheListStandsInItsPlace() throws Exception {
    List<Pane> panes = new ArrayList<>(Panes.ALL);
    panes.add(new SkipsPane());
    fill(panes);
    TabPane side = find(".inspector", TabPane.class);
    assertThat(side.getTabs()).last().extracting(t -> t.getText()).isEqualTo("Skips");
    EpochTable epochs = run.updateProperty().get().epochs();
    int most =
        IntStream.range(0, EPOCHS)
            .reduce(
                (a, b) ->
                    epochs.get(Metrics.SKIP_COUNT, b) > epochs.get(Metrics.SKIP_COUNT, a) ? b : a)
            .orElseThrow();
    onFx(
        () -> {
          side.getSelectionModel().selectLast();
          run.timeline().goTo(most == 0 ? 1 : 0);
          grid.applyCss();
          grid.layout();
          find("#skipCount", Button.class).fire();
          return null;
        });
    assertThat(run.timeline().getEpoch()).isEqualTo(most);
    assertThat(find("#skipCount", Button.class).getText())
        .startsWith((int) epochs.get(Metrics.SKIP_COUNT, most) + " skips");
  }

  @Test
  void anEdgeIsSharedByMapAndGraphThroughTheLook() throws Exception {
    fill(Panes.ALL);
    HeatMapView map = find("#heat", HeatMapView.class);
    CellDagView graph = find("#cell", CellDagView.class);
    String kind = run.kinds().get(0).kind();
    onFx(
        () -> {
          graph.setSelectedEdge(2);
          return null;
        });
    assertThat(look.edgeProperty().get()).isEqualTo(new LitEdge(kind, 2));
    assertThat(map.getSelectedEdge()).isEqualTo(2);
    onFx(
        () -> {
          map.setSelectedEdge(-1);
          return null;
        });
    assertThat(look.edgeProperty().get()).isEqualTo(LitEdge.NONE);
    assertThat(graph.getSelectedEdge()).isEqualTo(-1);
  }

  @Test
  void everyPaneTakesTheWindowsColours() throws Exception {
    fill(Panes.ALL);
    onFx(
        () -> {
          theme.set(Theme.DARK);
          return null;
        });
    assertThat(find("#heat", HeatMapView.class).getPalette()).isEqualTo(Theme.DARK.palette());
    assertThat(find("#cell", CellDagView.class).getPalette()).isEqualTo(Theme.DARK.palette());
  }

  /** What the page shows is what is compiled here. */
  @Test
  void thePaneOfThePageIsThisOne() throws Exception {
    String page = Files.readString(BASE.resolve("docs/extending.md"));
    String source =
        Files.readString(BASE.resolve("src/test/java/cellscope/ui/pane/SkipsPane.java"));
    assertThat(page)
        .contains("```java\n" + source.substring(source.indexOf("/** A small pane")) + "```");
  }
}
