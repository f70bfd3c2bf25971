package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.run.RunLibrary;
import cellscope.run.RunState;
import cellscope.ui.common.Theme;
import cellscope.ui.shell.ShellView;
import cellscope.ui.views.CurveView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window from the first click to the exported genotype, on real searches in real workers. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class WorkbenchTest {
  private static final String TINY =
      """
      {"name": "tiny", "space": {"channels": 4, "cells": 1},
       "data": {"trainLimit": 200, "heldOutLimit": 40},
       "search": {"epochs": 400, "batchSize": 20}}
      """;

  @TempDir Path folder;

  private final FxRobot robot = new FxRobot();
  private final NoDialogs dialogs = new NoDialogs();
  private ShellView shell;
  private Scene scene;
  private RunLibrary library;

  private void open() throws Exception {
    library = new RunLibrary(folder.resolve("library"));
    Stage stage = FxToolkit.registerPrimaryStage();
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
  void stopEverything() throws Exception {
    if (shell != null) {
      dialogs.choosing(1);
      WaitForAsyncUtils.waitForAsyncFx(60_000, () -> shell.mayClose());
      for (RunLibrary.Entry entry : library.list()) {
        until(
            "the worker ends",
            () -> !cellscope.run.SnapshotReader.read(entry.run()).state().live());
      }
      WaitForAsyncUtils.waitForAsyncFx(60_000, () -> shell.close());
    }
  }

  private static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private <T extends Node> T find(String selector, Class<T> type) {
    return type.cast(scene.lookup(selector));
  }

  private <T> T onFx(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private void fire(String selector) throws Exception {
    onFx(
        () -> {
          find(selector, ButtonBase.class).fire();
          return null;
        });
  }

  private String text(String selector) throws Exception {
    return onFx(() -> find(selector, Labeled.class).getText());
  }

  private void startTiny() throws Exception {
    Path config = Files.writeString(folder.resolve("tiny.json"), TINY);
    onFx(
        () -> {
          shell.take(config);
          return null;
        });
    until("the form is filled", () -> scene.lookup("#start") != null);
    until("the form has no problem", () -> !find("#start", Button.class).isDisabled());
    fire("#start");
    until(
        "the search runs",
        () -> scene.lookup("#state") != null && text("#state").equals("running"));
  }

  private int epochs() throws Exception {
    return onFx(() -> (int) find("#slider", Slider.class).getMax());
  }

  @Test
  void searchIsStartedWatchedPausedSteppedScrubbedAndExported() throws Exception {
    open();
    startTiny();
    until("three epochs are done", () -> epochs() >= 3);
    assertThat(find("#loss", CurveView.class).getAccessibleText()).contains("weights");

    robot.press(KeyCode.CONTROL, KeyCode.P).release(KeyCode.P, KeyCode.CONTROL);
    until("it is paused", () -> text("#state").equals("paused"));
    String before = steps();
    robot.press(KeyCode.CONTROL, KeyCode.PERIOD).release(KeyCode.PERIOD, KeyCode.CONTROL);
    until("a step was made", () -> !steps().equals(before));
    until("it is paused again", () -> text("#state").equals("paused"));

    robot.press(KeyCode.HOME).release(KeyCode.HOME);
    until("the first epoch is shown", () -> text("#place").startsWith("epoch 1 of"));
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    until("the second epoch is shown", () -> text("#place").startsWith("epoch 2 of"));
    robot.press(KeyCode.L).release(KeyCode.L);
    until("the newest is shown", () -> !text("#place").startsWith("epoch 2 of"));

    Path target = folder.resolve("genotype.txt");
    dialogs.answering(target);
    fire("#export");
    until("the genotype is saved", () -> Files.exists(target));
    String shown = onFx(() -> find("#structure", TextArea.class).getText());
    assertThat(Files.readString(target).strip()).isEqualTo(shown).startsWith("|");
    Path picture = folder.resolve("cell.png");
    dialogs.answering(picture);
    fire("#saveCell");
    until("the pane is saved", () -> Files.exists(picture));
    assertThat(javax.imageio.ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(800);

    fire("#stop");
    until("it is stopped", () -> text("#state").equals("stopped"));
    assertThat(onFx(() -> find("#resume", Button.class).isVisible())).isTrue();
    fire("#resume");
    until("it runs again", () -> text("#state").equals("running"));
    assertThat(dialogs.told()).isEmpty();
  }

  private String steps() throws Exception {
    return onFx(() -> find("#loss", CurveView.class).getSeries().get(0).size() + " steps");
  }

  @Test
  void formShowsTheFieldsAndPresetsOfTheChosenAlgorithm() throws Exception {
    open();
    fire("#newSearch");
    until("the form is there", () -> scene.lookup("#mainFields") != null);
    assertThat(find("#preset", ChoiceBox.class).getValue()).isEqualTo("quickstart");
    onFx(() -> choose("#search-algorithm", "enas"));
    until("the controller's fields are there", () -> scene.lookup("#controller-steps") != null);
    assertThat(scene.lookup("#search-temperatureMax")).isNull();
    assertThat(find("#preset", ChoiceBox.class).getValue()).isNull();
    onFx(() -> choose("#preset", "enas-quick"));
    assertThat(find("#controller-steps", TextField.class).getText()).isEqualTo("10");
    onFx(() -> choose("#search-algorithm", "gdas"));
    until("GDAS' fields are back", () -> scene.lookup("#search-temperatureMax") != null);
    assertThat(scene.lookup("#controller-steps")).isNull();
  }

  @SuppressWarnings("unchecked") // choices of texts
  private Object choose(String selector, String value) {
    ChoiceBox<String> box = find(selector, ChoiceBox.class);
    assertThat(box.getItems()).contains(value);
    box.setValue(value);
    return value;
  }

  @Test
  void wrongFieldIsToldBesideItAndCannotBeStarted() throws Exception {
    open();
    fire("#newSearch");
    until("the form is there", () -> scene.lookup("#mainFields") != null);
    TextField epochs =
        onFx(
            () ->
                scene.lookup("#mainFields").lookupAll(".text-field").stream()
                    .map(TextField.class::cast)
                    .filter(f -> f.getText().equals("25"))
                    .findFirst()
                    .orElseThrow());
    onFx(
        () -> {
          epochs.setText("0");
          return null;
        });
    assertThat(onFx(() -> find("#start", Button.class).isDisabled())).isTrue();
    List<String> problems =
        onFx(
            () ->
                scene.lookup("#mainFields").lookupAll(".problem").stream()
                    .map(n -> ((Label) n).getText())
                    .filter(t -> !t.isEmpty())
                    .toList());
    assertThat(problems).singleElement().asString().contains("must be from 1 to 100000");
    onFx(
        () -> {
          epochs.setText("3");
          return null;
        });
    assertThat(onFx(() -> find("#start", Button.class).isDisabled())).isFalse();
  }

  @Test
  void closingWithARunningSearchAsksAndCancellingKeepsEverything() throws Exception {
    open();
    startTiny();
    until(
        "the list knows it",
        () -> onFx(() -> find("#list", ListView.class).getItems().size() == 1));
    dialogs.choosing(2);
    until("it asks", () -> !onFx(() -> shell.mayClose()));
    assertThat(dialogs.asked()).last().asString().contains("tiny");
    dialogs.choosing(0);
    assertThat(onFx(() -> shell.mayClose())).isTrue();
    assertThat(library.list().get(0).snapshot().orElseThrow().state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void failedSearchShowsItsCauseAndAWrongFolderIsTold() throws Exception {
    open();
    Path config =
        Files.writeString(
            folder.resolve("bad.json"),
            "{\"data\": {\"dataset\": \"cifar-10\", \"path\": \"/no/such/folder\"}}");
    onFx(
        () -> {
          shell.take(config);
          return null;
        });
    until("the form is filled", () -> scene.lookup("#start") != null);
    fire("#start");
    until(
        "the cause is told",
        () ->
            scene.lookup("#problem") != null && text("#problem").contains("/no/such/folder")
                || !dialogs.told().isEmpty() && dialogs.told().get(0).contains("/no/such/folder"));
    onFx(
        () -> {
          shell.take(folder);
          return null;
        });
    assertThat(dialogs.told()).last().asString().contains("run.json");
  }

  @Test
  void themeSwitchesEveryColour() throws Exception {
    open();
    robot.press(KeyCode.CONTROL, KeyCode.T).release(KeyCode.T, KeyCode.CONTROL);
    until("it is dark", () -> onFx(() -> shell.themeProperty().get() == Theme.DARK));
    assertThat(onFx(() -> List.copyOf(scene.getStylesheets())))
        .containsExactly(Theme.base(), Theme.DARK.colours());
  }
}
