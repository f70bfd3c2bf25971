package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.TrainConfig;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.picture.curve.CurveSeries;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunState;
import cellscope.run.RunWriter;
import cellscope.run.SnapshotReader;
import cellscope.ui.common.Theme;
import cellscope.ui.shell.ShellView;
import cellscope.ui.views.CellDagView;
import cellscope.ui.views.CurveView;
import cellscope.ui.views.OperationLegend;
import cellscope.ui.views.PaneSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Published cells and trainings in the window. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TrainingTest {
  @TempDir Path folder;

  private final NoDialogs dialogs = new NoDialogs();
  private ShellView shell;
  private Scene scene;
  private Stage stage;
  private RunLibrary library;

  @BeforeEach
  void open() throws Exception {
    library = new RunLibrary(folder.resolve("library"));
    stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          shell = new ShellView(library, dialogs);
          scene = WorkbenchApp.scene(shell);
          stage.setScene(scene);
          stage.setWidth(1400);
          stage.setHeight(860);
          stage.show();
        });
  }

  @AfterEach
  void close() throws Exception {
    dialogs.choosing(1);
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> shell.mayClose());
    for (RunLibrary.Entry entry : library.list()) {
      until("the worker ends", () -> !SnapshotReader.read(entry.run()).state().live());
    }
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> shell.close());
  }

  private static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(30);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private <T> T onFx(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private void doFx(Runnable work) throws Exception {
    onFx(
        () -> {
          work.run();
          return null;
        });
  }

  private <T extends Node> T find(String selector, Class<T> type) {
    return type.cast(scene.lookup(selector));
  }

  private String text(String selector) throws Exception {
    return onFx(() -> find(selector, Labeled.class).getText());
  }

  @Test
  void everyPublishedCellIsDrawn() throws Exception {
    doFx(() -> find("#showCells", Button.class).fire());
    until("the names are there", () -> scene.lookup("#names") != null);
    for (String name : PublishedCells.names()) {
      Genotype genotype = PublishedCells.byName(name).orElseThrow();
      doFx(() -> select(name));
      assertThat(text("#title")).isEqualTo(name);
      assertThat(text("#facts")).startsWith(genotype.space());
      genotype
          .cells()
          .forEach(
              cell -> {
                CellDagView graph = find("#published-" + cell.kind(), CellDagView.class);
                long drawn = graph.getFrame().derived().stream().mapToLong(List::size).sum();
                assertThat(drawn).as(name).isEqualTo(cell.choices().size());
                assertThat(graph.getFrame().topology().outputs()).isEqualTo(cell.outputs());
              });
      draw("published-" + name.replaceAll("\\W", "_"));
    }
  }

  @SuppressWarnings("unchecked") // the list of names holds names
  private void select(String name) {
    ((ListView<String>) find("#names", ListView.class)).getSelectionModel().select(name);
  }

  @Test
  void aTrainingHasPanesOfItsOwn() throws Exception {
    RunDirectory run = RecordedTraining.of(library, "GDAS_V1", 8, 0.2);
    doFx(() -> shell.open(run));
    until("its rates are there", () -> scene.lookup("#rate-learning-rate") != null);
    until("the last epoch is shown", () -> text("#place").startsWith("epoch 8 of 8"));
    assertThat(names("#loss")).containsExactly("training", "test");
    assertThat(names("#accuracy"))
        .containsExactly("training top-1", "training top-5", "test top-1", "test top-5");
    CurveView rate = find("#rate-learning-rate", CurveView.class);
    assertThat(rate.getSeries().get(0).size()).isEqualTo(8 * RecordedTraining.STEPS);
    assertThat(find("#rate-drop-path", CurveView.class).getSeries().get(0).size())
        .isEqualTo(8 * RecordedTraining.STEPS);
    assertThat(rate.smoothingProperty().get()).as("a schedule is drawn as it is").isZero();
    assertThat(onFx(() -> find("#structure", TextArea.class).getText()))
        .startsWith("Genotype(normal=[('skip_connect', 0), ('skip_connect', 1)");
    assertThat(find("#cell-reduce", CellDagView.class).getFrame().edges()).isEqualTo(8);
    draw("training");
  }

  @Test
  void aTrainingThatDropsNoPathHasNoPaneForIt() throws Exception {
    RunDirectory run = RecordedTraining.of(library, "resnet", 3, 0);
    doFx(() -> shell.open(run));
    until("the last epoch is shown", () -> text("#place").startsWith("epoch 3 of 3"));
    assertThat(find("#rate-learning-rate", CurveView.class).isVisible()).isTrue();
    assertThat(find("#rate-drop-path", CurveView.class).isVisible()).isFalse();
    draw("training-nas-bench");
  }

  @Test
  void legendOfACellThatIsTrainedNamesNoChange() throws Exception {
    RunDirectory run = RecordedTraining.of(library, "GDAS_V1", 2, 0);
    doFx(() -> shell.open(run));
    until("the last epoch is shown", () -> text("#place").startsWith("epoch 2 of 2"));
    assertThat(onFx(() -> find("#cellLegend", OperationLegend.class).named()))
        .containsExactly("skip_connect", "dua_sepc_3x3", "dua_sepc_5x5", "dil_sepc_5x5");
  }

  private List<String> names(String curves) {
    return find(curves, CurveView.class).getSeries().stream().map(CurveSeries::name).toList();
  }

  @Test
  void theCellThatIsShownIsTrained() throws Exception {
    doFx(() -> find("#showCells", Button.class).fire());
    until("the names are there", () -> scene.lookup("#names") != null);
    doFx(() -> select("resnet"));
    doFx(() -> find("#trainPublished", Button.class).fire());
    until("the form is there", () -> scene.lookup("#start") != null);
    draw("train-form");
    doFx(() -> field("training.epochs").setText("1"));
    doFx(() -> field("network.channels").setText("4"));
    doFx(() -> field("data.trainLimit").setText("200"));
    doFx(() -> field("data.heldOutLimit").setText("50"));
    assertThat(text("#problems")).isEmpty();
    doFx(() -> find("#estimate", Button.class).fire());
    until("it is estimated", () -> text("#cost").contains("free"));
    assertThat(text("#cost")).startsWith("about ").contains("an epoch");
    draw("train-form-estimated");
    doFx(() -> find("#start", Button.class).fire());
    until("the run is there", () -> library.list().size() == 1 || !dialogs.told().isEmpty());
    assertThat(dialogs.told()).isEmpty();
    RunDirectory run = library.list().get(0).run();
    until("it is under way", () -> SnapshotReader.read(run).state() != RunState.QUEUED);
    until("it has ended", () -> !SnapshotReader.read(run).state().live());
    assertThat(SnapshotReader.read(run).state())
        .as(SnapshotReader.read(run).record().cause())
        .isEqualTo(RunState.FINISHED);
    TrainConfig config = SnapshotReader.read(run).record().training().orElseThrow();
    assertThat(config.genotype())
        .isEqualTo(
            "|nor_conv_3x3~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|skip_connect~2|");
    assertThat(config.name()).isEqualTo("train-resnet");
    until("its last epoch is shown", () -> text("#place").startsWith("epoch 2 of 2"));
    save("Trained weights (.npz)", "model.npz");
    save("deeplearning4j network (.zip)", "model.zip");
    save("Numbers of every epoch (.csv)", "epochs.csv");
    assertThat(Files.readAllLines(folder.resolve("epochs.csv"))).hasSize(3);
    assertThat(zipEntries("model.npz")).contains("stem.0.weight.npy", "model.json");
    assertThat(zipEntries("model.zip")).contains("configuration.json", "coefficients.bin");
  }

  private void save(String item, String file) throws Exception {
    Path target = folder.resolve(file);
    dialogs.answering(target);
    doFx(
        () ->
            find("#export", SplitMenuButton.class).getItems().stream()
                .filter(i -> item.equals(i.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    until(file + " is saved", () -> Files.exists(target) || !dialogs.told().isEmpty());
    assertThat(dialogs.told()).isEmpty();
    until("the notice tells it", () -> text("#notice").equals("saved " + file));
  }

  private List<String> zipEntries(String file) throws IOException {
    try (ZipFile zip = new ZipFile(folder.resolve(file).toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void aNasNetCellIsTrainedFromTheForm() throws Exception {
    doFx(() -> find("#showCells", Button.class).fire());
    until("the names are there", () -> scene.lookup("#names") != null);
    doFx(() -> select("GDAS_F1"));
    doFx(() -> find("#trainPublished", Button.class).fire());
    until("the form is there", () -> scene.lookup("#start") != null);
    assertThat(onFx(() -> find("#preset", ChoiceBox.class).getValue()))
        .isEqualTo("train-nasnet-quick");
    doFx(() -> field("training.epochs").setText("1"));
    doFx(() -> field("network.channels").setText("4"));
    doFx(() -> field("data.trainLimit").setText("200"));
    doFx(() -> field("data.heldOutLimit").setText("50"));
    assertThat(text("#problems")).isEmpty();
    String size = text("#size");
    doFx(() -> find("#start", Button.class).fire());
    until("the run is there", () -> library.list().size() == 1 || !dialogs.told().isEmpty());
    assertThat(dialogs.told()).isEmpty();
    RunDirectory run = library.list().get(0).run();
    until("it is under way", () -> SnapshotReader.read(run).state() != RunState.QUEUED);
    until("it has ended", () -> !SnapshotReader.read(run).state().live());
    assertThat(SnapshotReader.read(run).state())
        .as(SnapshotReader.read(run).record().cause())
        .isEqualTo(RunState.FINISHED);
    until("its last epoch is shown", () -> text("#place").startsWith("epoch 2 of 2"));
    assertThat(find("#rate-drop-path", CurveView.class).isVisible()).isTrue();
    doFx(() -> find("#showLayers", ToggleButton.class).fire());
    String parameters = text("#total").replaceAll(" .*", "");
    assertThat(size).as("the form counted what was trained").startsWith(parameters + " ");
    assertThat(onFx(() -> facts("#sizes"))).containsEntry("parameters of this network", parameters);
    draw("training-nasnet");
  }

  private Map<String, String> facts(String grid) {
    List<String> texts =
        find(grid, GridPane.class).getChildren().stream()
            .map(n -> ((Labeled) n).getText())
            .toList();
    Map<String, String> facts = new HashMap<>();
    for (int i = 0; i + 1 < texts.size(); i += 2) {
      facts.put(texts.get(i), texts.get(i + 1));
    }
    return facts;
  }

  @Test
  void aFailedTrainingTellsItsCauseAndCanBeResumed() throws Exception {
    RunDirectory run =
        library.create(
            ConfigReader.parse(
                ConfigSchema.TRAIN, "{\"name\": \"lost\", \"genotype\": \"GDAS_V1\"}", "a test"),
            "lost",
            Map.of());
    String cause =
        "/data/cifar: there is no cifar-10-batches-py; set data.path to the folder that holds it, or"
            + " put the folder where CELLSCOPE_DATA or TORCH_HOME points";
    try (RunWriter writer = RunWriter.start(run)) {
      writer.failed(cause);
    }
    doFx(() -> shell.open(run));
    until("its cause is told", () -> text("#problem").equals(cause));
    assertThat(text("#state")).isEqualTo("failed");
    assertThat(find("#resume", Button.class).isVisible()).isTrue();
    assertThat(find("#pause", Button.class).isVisible()).isFalse();
    assertThat(find("#export", SplitMenuButton.class).isDisabled()).isFalse();
    assertThat(find("#cell-reduce", CellDagView.class).getFrame().edges()).isEqualTo(8);
    draw("training-failed");
  }

  @Test
  void aTrainingsConfigThatIsDroppedOpensTheFormOfTrainings() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("mine.json"),
            """
            {"genotype": "resnet", "network": {"channels": 8, "cells": 1},
             "training": {"epochs": 7}}
            """);
    doFx(() -> shell.take(config));
    until(
        "the form is there or a problem is told",
        () -> scene.lookup("#training-epochs") != null || told());
    assertThat(dialogs.told()).isEmpty();
    assertThat(text("#title")).isEqualTo("Train one cell");
    assertThat(onFx(() -> find("#genotype", TextArea.class).getText())).isEqualTo("resnet");
    assertThat(onFx(() -> field("training.epochs").getText())).isEqualTo("7");
    assertThat(onFx(() -> field("name").getText())).isEqualTo("mine");
    assertThat(onFx(() -> find("#start", Button.class).isDisabled())).isFalse();
  }

  private boolean told() {
    return !dialogs.told().isEmpty();
  }

  @Test
  void anEpochsCellOfANasNetSearchIsOfferedForTraining() throws Exception {
    RunDirectory run = RecordedNasNet.of(library, 3);
    doFx(() -> shell.open(run));
    until("the last epoch is shown", () -> text("#place").startsWith("epoch 3 of"));
    doFx(() -> find("#back", Button.class).fire());
    String structure = onFx(() -> find("#structure", TextArea.class).getText());
    doFx(() -> find("#trainCell", Button.class).fire());
    until("the form is there", () -> scene.lookup("#start") != null);
    assertThat(onFx(() -> ((TextArea) scene.lookup("#genotype")).getText())).isEqualTo(structure);
    assertThat(field("name").getText()).isEqualTo("train-" + run.id() + "-epoch2");
    assertThat(onFx(() -> find("#data-dataset", ChoiceBox.class).getValue())).isEqualTo("cifar-10");
    assertThat(text("#problems")).isEmpty();
    assertThat(text("#size")).contains("parameters");
    doFx(() -> field("network.channels").setText("1"));
    assertThat(onFx(() -> find("#start", Button.class).isDisabled())).isTrue();
    draw("train-form-problem");
  }

  private TextField field(String path) {
    return (TextField) scene.lookup("#" + path.replace('.', '-'));
  }

  /** Pictures of the whole window to look at, where {@code -Dpictures.target} names a folder. */
  private void draw(String name) throws Exception {
    String target = System.getProperty("pictures.target");
    if (target == null) {
      return;
    }
    Files.createDirectories(Path.of(target));
    for (Theme theme : Theme.values()) {
      doFx(() -> shell.themeProperty().set(theme));
      TimeUnit.MILLISECONDS.sleep(400);
      var image = onFx(() -> PaneSnapshot.take(scene.getRoot(), 1, Color.WHITE));
      String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
      PaneSnapshot.write(image, Path.of(target, file));
    }
  }
}
