package cellscope.ui.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.config.RunKind;
import cellscope.export.EpochChoice;
import cellscope.export.ExportOptions;
import cellscope.export.Exporters;
import cellscope.export.RunExport;
import cellscope.export.RunExporter;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.MetricGroup;
import cellscope.model.metric.Metrics;
import cellscope.model.space.catalogue.Spaces;
import cellscope.picture.curve.CurveSeries;
import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import cellscope.run.RunSnapshot;
import cellscope.run.RunState;
import cellscope.run.RunUpdate;
import cellscope.run.SnapshotReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small runs that an earlier build recorded, and the same ones as this build records them, open as
 * they did. The runs lie in src/test/resources/runs, without checkpoints.
 */
class EarlierRunsTest {
  private static final Path RUNS =
      Path.of(System.getProperty("project.basedir", "."), "src/test/resources/runs");

  private static RunDirectory run(String name) {
    return new RunDirectory(RUNS.resolve(name));
  }

  private static RunUpdate read(String name) throws IOException {
    RunReader reader = new RunReader(run(name), metric -> true);
    RunUpdate update = reader.poll();
    while (update.more()) {
      update = reader.poll();
    }
    assertThat(update.warnings()).isEmpty();
    return update;
  }

  private static RunViewModel open(String name) throws IOException {
    RunViewModel model = new RunViewModel();
    model.accept(new RunFollower.Seen(read(name), false));
    return model;
  }

  private static List<String> names(RunViewModel run, MetricGroup group) {
    return run.curvesProperty().get().of(group).stream().map(CurveSeries::name).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"earlier/search", "now/search"})
  void aSearchOfNasBench201OpensAsItDid(String name) throws IOException {
    RunViewModel run = open(name);
    RunSnapshot snapshot = run.snapshot();
    assertThat(snapshot.state()).isEqualTo(RunState.FINISHED);
    assertThat(snapshot.record().config().kind()).isEqualTo(RunKind.SEARCH);
    assertThat(snapshot.record().config().summary()).isEqualTo("nas-bench-201 C=8 N=1");
    assertThat(snapshot.epochs()).isEqualTo(4);
    assertThat(run.row()).isEqualTo(3);
    RunUpdate update = run.updateProperty().get();
    assertThat(update.steps().size()).isEqualTo(24);
    assertThat(update.epochs().get(Metrics.DERIVED_ACCURACY, 3)).isEqualTo(0.08666666666666667);
    assertThat(update.epochs().get(Metrics.ENTROPY, 0)).isEqualTo(1.6094374670805311);
    assertThat(names(run, MetricGroup.LOSS)).hasSize(3);
    assertThat(names(run, MetricGroup.ACCURACY)).hasSize(3);
    assertThat(run.measures(Metrics.ENTROPY)).as("it has a heat map").isTrue();
    Genotype genotype = run.genotype().orElseThrow();
    assertThat(Spaces.text(genotype))
        .isEqualTo(
            "|nor_conv_1x1~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|none~0|skip_connect~1|avg_pool_3x3~2|");
    assertThat(run.kinds()).hasSize(1);
    assertThat(run.kinds().get(0).frames()).hasSize(4);
    assertThat(run.kinds().get(0).frameProperty().get().alpha().get(0, 0))
        .isCloseTo(0.0016316017845616356, within(1e-18));
  }

  @ParameterizedTest
  @ValueSource(strings = {"earlier/search-nasnet", "now/search-nasnet"})
  void aSearchOfNasNetOpensAsItDid(String name) throws IOException {
    RunViewModel run = open(name);
    assertThat(run.kinds()).extracting(KindModel::kind).containsExactly("normal", "reduce");
    assertThat(run.kinds()).allSatisfy(kind -> assertThat(kind.frames()).hasSize(2));
    assertThat(run.updateProperty().get().steps().size()).isEqualTo(8);
    assertThat(run.updateProperty().get().epochs().get(Metrics.DERIVED_ACCURACY, 1))
        .isEqualTo(0.15);
    assertThat(Spaces.text(run.genotype().orElseThrow()))
        .startsWith("Genotype(normal=[('avg_pool_3x3', 1), ('sep_conv_3x3', 0), ")
        .contains("('max_pool_3x3', 1)], reduce_concat=range(2, 6)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"earlier/training", "now/training"})
  void aTrainingOpensAsItDid(String name) throws IOException {
    RunViewModel run = open(name);
    assertThat(run.snapshot().record().config().kind()).isEqualTo(RunKind.TRAIN);
    assertThat(run.row()).isEqualTo(2);
    assertThat(names(run, MetricGroup.LOSS)).containsExactly("training", "test");
    assertThat(names(run, MetricGroup.ACCURACY))
        .containsExactly("training top-1", "training top-5", "test top-1", "test top-5");
    assertThat(run.measures(Metrics.ENTROPY)).as("it has no heat map").isFalse();
    assertThat(run.updateProperty().get().epochs().get(Metrics.TEST_TOP1, 2)).isEqualTo(0.31);
    assertThat(run.updateProperty().get().steps().size()).isEqualTo(15);
    assertThat(Spaces.text(run.genotype().orElseThrow()))
        .isEqualTo(
            "|nor_conv_3x3~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|skip_connect~2|");
    assertThat(run.kinds().get(0).isFixed()).isTrue();
    assertThat(run.snapshot().bestAccuracy()).isEqualTo(0.31);
  }

  static Stream<String> all() {
    return Stream.of("earlier", "now")
        .flatMap(
            build -> Stream.of("search", "search-nasnet", "training").map(r -> build + "/" + r));
  }

  /** Both builds' runs differ in nothing that is told of them. */
  @ParameterizedTest
  @ValueSource(strings = {"search", "search-nasnet", "training"})
  void theListAndTheReaderTellTheSameOfBoth(String name) throws IOException {
    RunUpdate earlier = read("earlier/" + name);
    RunUpdate now = read("now/" + name);
    assertThat(earlier.started().orElseThrow()).isEqualTo(now.started().orElseThrow());
    assertThat(csv("earlier/" + name)).isEqualTo(csv("now/" + name));
    assertThat(SnapshotReader.read(run("earlier/" + name)).bestAccuracy())
        .isEqualTo(SnapshotReader.read(run("now/" + name)).bestAccuracy());
  }

  private static byte[] export(String name, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((RunExporter) Exporters.byId(format))
        .write(RunExport.of(run(name)), ExportOptions.of(EpochChoice.LAST), out);
    return out.toByteArray();
  }

  private static String csv(String name) throws IOException {
    return new String(export(name, "csv"), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyExporterThatAcceptsARunWritesIt(String name) throws IOException {
    RunUpdate update = read(name);
    RunKind kind = update.snapshot().record().config().kind();
    Genotype genotype = RunExport.of(run(name)).genotype(EpochChoice.LAST);
    assertThat(csv(name).lines()).hasSize(1 + update.epochs().size());
    String form = Exporters.of(genotype).get(0).id();
    assertThat(new String(export(name, form), StandardCharsets.UTF_8).strip())
        .isEqualTo(Spaces.text(genotype));
    assertThat(ImageIO.read(new ByteArrayInputStream(export(name, "cell-png"))).getWidth())
        .isGreaterThan(400);
    if (kind == RunKind.SEARCH) {
      assertThat(ImageIO.read(new ByteArrayInputStream(export(name, "heatmap-png"))).getHeight())
          .isGreaterThan(200);
    }
  }
}
