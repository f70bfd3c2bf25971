package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.config.RunKind;
import cellscope.model.InputProblem;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.picture.Colour;
import cellscope.picture.Palette;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportersTest {
  private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));
  private static final Genotype GDAS = PublishedCells.byName("GDAS_V1").orElseThrow();
  private static final Genotype RESNET = PublishedCells.byName("resnet").orElseThrow();

  @TempDir Path folder;

  @Test
  void everyExporterIsFoundByItsNameAndNoNameStandsTwice() {
    for (Exporter exporter : Exporters.ALL) {
      assertThat(Exporters.byId(exporter.id())).isSameAs(exporter);
      assertThat(List.of(exporter.label(), exporter.help(), exporter.extension()))
          .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("\n"));
    }
    assertThatThrownBy(() -> Exporters.byId("pdf"))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "format: no export format is called 'pdf'; use one of nas-bench-201, darts, autodl,"
                + " json, csv, truth-csv, cell-png, heatmap-png, npz, dl4j");
  }

  @Test
  void theDocumentationHoldsTheList() throws IOException {
    assertThat(Files.readString(BASE.resolve("docs/command-line.md"))).contains(Exporters.table());
  }

  @Test
  void theUsualFormOfAGenotypeIsTheOneLineOfItsSpace() {
    assertThat(Exporters.ids(Exporters.of(RESNET))).isEqualTo("nas-bench-201, json");
    assertThat(Exporters.ids(Exporters.of(GDAS))).isEqualTo("darts, autodl, json");
  }

  @Test
  void everyFormOfAGenotypeIsReadBack() {
    for (Genotype genotype : List.of(RESNET, GDAS)) {
      for (GenotypeExporter form : Exporters.of(genotype)) {
        assertThat(GenotypeTexts.read(form.text(genotype), form.id())).isEqualTo(genotype);
      }
    }
  }

  @Test
  void networksAreOfTrainingsAndHeatMapsOfSearches() {
    Optional<Genotype> genotype = Optional.of(RESNET);
    assertThat(ModelExporter.GRAPH.accepts(RunKind.TRAIN, genotype)).isTrue();
    assertThat(ModelExporter.GRAPH.accepts(RunKind.SEARCH, genotype)).isFalse();
    assertThat(new HeatMapPng().accepts(RunKind.TRAIN, genotype)).isFalse();
    assertThat(new CellPng().accepts(RunKind.SEARCH, Optional.empty())).isFalse();
  }

  @Test
  void aFormThatTheSpaceHasNotIsToldWithThoseItHas() throws IOException {
    RunExport run = run(GDAS);
    assertThatThrownBy(() -> written("nas-bench-201", run, ExportOptions.of(EpochChoice.LAST)))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "runs/one: a genotype of nasnet can't be written as nas-bench-201; use one of darts,"
                + " autodl, json");
    assertThat(written("json", run, ExportOptions.of(EpochChoice.LAST)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(GenotypeJson.write(GDAS) + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cell-png", "heatmap-png"})
  void picturesOfASearchShowOperationsInThePalettesColours(String format) throws IOException {
    RunExport run =
        RunExport.of(
            RecordedRun.of(
                folder.resolve("run"),
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                    + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|"));
    BufferedImage light = image(format, run, pictured(1, Palette.LIGHT));
    BufferedImage dark = image(format, run, pictured(2, Palette.DARK));

    assertThat(dark.getWidth()).isEqualTo(2 * light.getWidth());
    assertThat(light.getRGB(0, 0)).isEqualTo(Colour.Role.BACKGROUND.argb(Palette.LIGHT));
    assertThat(dark.getRGB(0, 0)).isEqualTo(Colour.Role.BACKGROUND.argb(Palette.DARK));
    Colour convolution = new Colour.OfOperation(cellscope.model.genotype.Operation.NOR_CONV_3X3);
    assertThat(colours(light)).contains(convolution.argb(Palette.LIGHT));
    assertThat(colours(dark)).contains(convolution.argb(Palette.DARK));
  }

  @Test
  void aTrainingsCellsAreDrawnTooButItHasNoHeatMap() throws IOException {
    RunExport run = run(GDAS);
    BufferedImage both = image("cell-png", run, ExportOptions.of(EpochChoice.LAST));
    BufferedImage one = image("cell-png", run(RESNET), ExportOptions.of(EpochChoice.LAST));

    assertThat(both.getHeight()).isGreaterThan(2 * one.getHeight() - 64);
    assertThatThrownBy(() -> written("heatmap-png", run, ExportOptions.of(EpochChoice.LAST)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no alpha to draw");
  }

  @Test
  void theTruthIsOfTheTablesSpaceAndTellsAMissingTable() {
    TruthTable truth = new TruthTable();
    assertThat(truth.accepts(RunKind.SEARCH, Optional.of(RESNET))).isTrue();
    assertThat(truth.accepts(RunKind.SEARCH, Optional.of(GDAS))).isFalse();
    assertThat(truth.accepts(RunKind.SEARCH, Optional.empty())).isFalse();
    assertThatThrownBy(() -> written("truth-csv", run(RESNET), pictured(1, Palette.LIGHT)))
        .hasMessage("a test: no benchmark table is named; name one");
    assertThatThrownBy(() -> written("truth-csv", run(GDAS), pictured(1, Palette.LIGHT)))
        .hasMessageContaining("runs/one: no benchmark table knows cells of the space nasnet");
  }

  private static RunExport run(Genotype trained) {
    return new RunExport(
        "runs/one", List.of(new EpochRow(1, 0.5, Optional.of(trained), Map.of(), List.of())));
  }

  private static ExportOptions pictured(double scale, Palette palette) {
    return new ExportOptions(EpochChoice.LAST, scale, palette, ExportersTest::noTable);
  }

  private static BenchmarkTable noTable() {
    throw new InputProblem("no benchmark table is named", "a test", "name one");
  }

  private static byte[] written(String format, RunExport run, ExportOptions options)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((RunExporter) Exporters.byId(format)).write(run, options, out);
    return out.toByteArray();
  }

  private static BufferedImage image(String format, RunExport run, ExportOptions options)
      throws IOException {
    return ImageIO.read(new ByteArrayInputStream(written(format, run, options)));
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }
}
