package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.RunKind;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.SnapshotReader;
import cellscope.ui.runs.RunGroup;
import cellscope.ui.runs.RunItem;
import cellscope.ui.runs.RunOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The list of runs: kinds, order, filter, and runs that are damaged or go on at once. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RunsListTest {
  @TempDir Path folder;

  private RunLibrary library;
  private Window window;

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  private void open() throws Exception {
    window = Window.open(library);
  }

  private List<String> names() throws Exception {
    return window.get(() -> items().getItems().stream().map(RunItem::name).toList());
  }

  @SuppressWarnings("unchecked") // the list holds runs
  private ListView<RunItem> items() {
    return (ListView<RunItem>) window.scene().lookup("#list");
  }

  @SuppressWarnings("unchecked") // each choice box has one kind of values
  private <T> void choose(String selector, T value) throws Exception {
    window.run(() -> ((ChoiceBox<T>) window.scene().lookup(selector)).setValue(value));
  }

  private void filter(String text) throws Exception {
    window.run(() -> ((TextField) window.scene().lookup("#filter")).setText(text));
  }

  /** A search of the NASNet space, two trainings and a broken run, made in this order. */
  private void fill() throws Exception {
    library = new RunLibrary(folder.resolve("library"));
    RecordedNasNet.of(library, 3);
    TimeUnit.MILLISECONDS.sleep(20);
    RecordedTraining.of(library, "GDAS_F1", 4, 0.2);
    TimeUnit.MILLISECONDS.sleep(20);
    RecordedTraining.of(library, "resnet", 2, 0);
    Path broken = Files.createDirectories(library.folder().resolve("a-broken-run"));
    Files.writeString(broken.resolve("run.json"), "{\"schemaVersion\": 1, \"id\": ");
  }

  @Test
  void trainingsAreMarkedAndEveryGroupOrderAndFilterHolds() throws Exception {
    fill();
    open();
    Window.until("every run is listed", () -> names().size() == 4);
    assertThat(names())
        .containsExactly("train-resnet", "train-gdas_f1", "nasnet-cifar", "a-broken-run");
    assertThat(chips()).containsExactly("training", "training");
    assertThat(figures())
        .anyMatch(f -> f.startsWith("4/4") && f.endsWith("GDAS_F1"))
        .anyMatch(f -> f.startsWith("3/3") && f.endsWith("nasnet"));
    window.draw("runs");
    choose("#group", RunGroup.of(RunKind.TRAIN));
    assertThat(names()).containsExactly("train-resnet", "train-gdas_f1");
    choose("#group", RunGroup.of(RunKind.SEARCH));
    assertThat(names()).containsExactly("nasnet-cifar");
    assertThat(window.text("#count")).isEqualTo("1 of 4");
    choose("#group", group("nasnet-frc"));
    assertThat(names()).containsExactly("train-gdas_f1");
    choose("#group", RunGroup.ALL);
    choose("#order", RunOrder.NAME);
    assertThat(names())
        .containsExactly("a-broken-run", "nasnet-cifar", "train-gdas_f1", "train-resnet");
    filter("training gdas");
    assertThat(names()).containsExactly("train-gdas_f1");
    filter("no such run");
    assertThat(names()).isEmpty();
    window.draw("runs-none");
  }

  private List<String> chips() throws Exception {
    return window.get(
        () ->
            items().lookupAll(".kind-chip").stream()
                .filter(n -> n.isVisible())
                .map(n -> ((Label) n).getText())
                .toList());
  }

  private List<String> figures() throws Exception {
    return window.get(
        () ->
            items().lookupAll(".quiet").stream()
                .filter(n -> n.isVisible())
                .map(n -> ((Label) n).getText())
                .toList());
  }

  @Test
  void aBrokenRunTellsWhatIsWrongAndLeavesTheOthersAlone() throws Exception {
    fill();
    open();
    Window.until("every run is listed", () -> names().size() == 4);
    window.run(() -> items().getSelectionModel().select(3));
    Window.until(
        "its problem is told",
        () -> window.has("#problem") && window.text("#problem").contains("record is broken"));
    assertThat(window.text("#state")).isEqualTo("broken");
    assertThat(window.isShown("#pause")).isFalse();
    window.draw("runs-broken");
    window.run(() -> items().getSelectionModel().select(1));
    Window.until(
        "another run is shown",
        () -> window.has("#name") && window.text("#name").equals("train-gdas_f1"));
    assertThat(window.isShown("#problem")).isFalse();
  }

  @Test
  void aRunThatWasOpenIsShownAsItWasAndFollowedAgain() throws Exception {
    fill();
    open();
    Window.until("every run is listed", () -> names().size() == 4);
    window.run(() -> items().getSelectionModel().select(2));
    Window.until(
        "it is shown", () -> window.has("#place") && window.text("#place").startsWith("epoch 3"));
    window.fire("#back");
    Node view = window.find("#panes", Node.class);
    window.run(() -> items().getSelectionModel().select(1));
    Window.until("the other is shown", () -> window.text("#name").equals("train-gdas_f1"));
    assertThat(window.find("#panes", Node.class)).isNotSameAs(view);
    window.run(() -> items().getSelectionModel().select(2));
    assertThat(window.find("#panes", Node.class)).isSameAs(view);
    assertThat(window.text("#place")).startsWith("epoch 2 of 3");
    RunDirectory run = library.list().get(2).run();
    Path record = run.record();
    Files.writeString(record, Files.readString(record).replace("\"finished\"", "\"stopped\""));
    Window.until("a change is seen", () -> window.text("#state").equals("stopped"));
  }

  @Test
  void twoSearchesAtOnceAreBothFollowed() throws Exception {
    library = new RunLibrary(folder.resolve("library"));
    open();
    for (String name : List.of("first", "second")) {
      Path config =
          Files.writeString(
              folder.resolve(name + ".json"),
              """
              {"name": "%s", "space": {"channels": 4, "cells": 1},
               "data": {"trainLimit": 200, "heldOutLimit": 40},
               "search": {"epochs": 400, "batchSize": 20}}
              """
                  .formatted(name));
      window.run(() -> window.shell().take(config));
      Window.until(
          "the form is filled",
          () ->
              window.has("#start")
                  && !window.get(() -> window.find("#start", Node.class).isDisabled()));
      window.fire("#start");
      Window.until(
          name + " runs",
          () ->
              window.has("#state")
                  && window.text("#name").equals(name)
                  && window.text("#state").equals("running"));
    }
    Window.until("both are listed", () -> names().size() == 2);
    assertThat(library.list()).allMatch(e -> e.snapshot().orElseThrow().state().live(), "goes on");
    Window.until(
        "the second goes on", () -> window.text("#place").matches("epoch ([3-9]|\\d\\d).*"));
    window.draw("runs-two");
    window.run(() -> items().getSelectionModel().select(1));
    Window.until("the first is shown", () -> window.text("#name").equals("first"));
    Window.until("it goes on", () -> window.text("#place").matches("epoch ([3-9]|\\d\\d).*"));
    for (RunLibrary.Entry entry : library.list()) {
      RunDirectory run = entry.run();
      int epochs = SnapshotReader.read(run).epochsDone();
      Window.until("both go on", () -> SnapshotReader.read(run).epochsDone() > epochs);
    }
  }

  private static RunGroup group(String label) {
    return RunGroup.all().stream().filter(g -> g.label().equals(label)).findFirst().orElseThrow();
  }
}
