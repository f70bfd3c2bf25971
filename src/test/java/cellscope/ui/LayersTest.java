package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.plan.NetworkSize;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The table of layers beside the cells. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LayersTest {
  @TempDir Path folder;

  private RunLibrary library;
  private Window window;

  @BeforeEach
  void open() throws Exception {
    library = new RunLibrary(folder.resolve("library"));
    window = Window.open(library);
  }

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  @Test
  void layersOfEveryPublishedCellSumToItsSize() throws Exception {
    window.fire("#showCells");
    Window.until("the names are there", () -> window.has("#names"));
    window.fire("#showLayers");
    for (String name : PublishedCells.names()) {
      window.run(() -> select(name));
      var genotype = PublishedCells.byName(name).orElseThrow();
      NetworkSize size =
          NetworkSize.of(
              Spaces.of(genotype).standAlone(genotype, Spaces.of(genotype).networks().usual()));
      assertThat(window.text("#total")).as(name).startsWith(number(size.parameters()) + " ");
      assertThat(window.isShown("#graphPlace")).isFalse();
    }
    assertThat(parts()).startsWith("network", "stem", "cells.0").endsWith("classifier");
    window.run(() -> select("GDAS_V1"));
    window.draw("layers-published");
    window.fire("#showCell");
    assertThat(window.isShown("#table")).isFalse();
    assertThat(window.isShown("#graphPlace")).isTrue();
  }

  @SuppressWarnings("unchecked") // the list of names holds names
  private void select(String name) {
    ((ListView<String>) window.scene().lookup("#names")).getSelectionModel().select(name);
  }

  private List<String> parts() throws Exception {
    TreeTableView<?> table = window.find("#table", TreeTableView.class);
    return table.getRoot().getChildren().stream()
        .map(TreeItem::getValue)
        .map(line -> line.toString().replaceAll("LayerLine\\[name=([^,]+),.*", "$1"))
        .toList();
  }

  @Test
  void aSearchShowsItsCellsAndItsSupernetsLayers() throws Exception {
    RunDirectory run = RecordedNasNet.of(library, 12);
    window.run(() -> window.shell().open(run));
    Window.until("the last epoch is shown", () -> window.text("#place").startsWith("epoch 12 of"));
    window.fire("#showLayers");
    ChoiceBox<?> networks = window.find("#network", ChoiceBox.class);
    assertThat(networks.getItems().stream().map(String::valueOf))
        .anyMatch(n -> n.startsWith("Cell alone · C=36 N=6"))
        .anyMatch(n -> n.startsWith("Supernet · C=16 N=2"));
    String last = window.text("#total");
    window.run(() -> networks.getSelectionModel().select(2));
    assertThat(window.text("#total"))
        .isNotEqualTo(last)
        .startsWith(number(RecordedNasNet.PARAMETERS) + " ");
    window.draw("layers-supernet");
    window.run(() -> networks.getSelectionModel().select(0));
    assertThat(window.text("#total")).isEqualTo(last);
    window.fire("#back");
    assertThat(window.text("#total")).as("another epoch's cell").isNotEqualTo(last);
    Path csv = folder.resolve("layers.csv");
    window.dialogs().answering(csv);
    window.fire("#saveCsv");
    Window.until("the table is saved", () -> Files.exists(csv));
    assertThat(Files.readAllLines(csv)).first().isEqualTo("layer,kind,output,parameters,flops");
    assertThat(Files.readString(csv)).contains("classifier,linear,10x1x1,");
  }

  @Test
  void partsUnfoldIntoTheirLayersAndStayUnfolded() throws Exception {
    window.fire("#showCells");
    Window.until("the names are there", () -> window.has("#names"));
    window.fire("#showLayers");
    int folded = rows();
    window.fire("#unfold");
    assertThat(rows()).isGreaterThan(10 * folded);
    window.run(() -> select("DARTS_V2"));
    assertThat(rows()).isGreaterThan(10 * folded);
    window.draw("layers-unfolded");
    window.fire("#unfold");
    assertThat(rows()).isEqualTo(folded);
  }

  private int rows() throws Exception {
    return window.get(
        () -> ((TreeTableView<?>) window.scene().lookup("#table")).getExpandedItemCount());
  }
}
