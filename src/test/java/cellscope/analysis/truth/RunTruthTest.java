package cellscope.analysis.truth;

import static cellscope.model.benchmark.BenchmarkDataSet.CIFAR_10;
import static cellscope.model.benchmark.BenchmarkDataSet.CIFAR_100;
import static cellscope.model.benchmark.BenchmarkDataSet.IMAGENET16_120;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.analysis.truth.EpochTruth.Since;
import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.RunConfig;
import cellscope.config.SearchConfig;
import cellscope.model.InputProblem;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableFiles;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunReader;
import cellscope.run.RunWriter;
import cellscope.run.SearchEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table in which few cells stand out, so that every number is known by hand. */
class RunTruthTest {
  private static final String BEST =
      "|nor_conv_3x3~0|+|none~0|nor_conv_3x3~1|+|none~0|none~1|nor_conv_3x3~2|";
  private static final String SECOND =
      "|skip_connect~0|+|none~0|none~1|+|nor_conv_3x3~0|nor_conv_1x1~1|none~2|";

  /** Computes the same: the source of the last node's edges is node 0 or its copy, node 1. */
  private static final String TWIN =
      "|skip_connect~0|+|none~0|none~1|+|nor_conv_1x1~0|nor_conv_3x3~1|none~2|";

  private static final String LARGEST =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
  private static final String OTHER = "|none~0|+|none~0|none~1|+|none~0|none~1|nor_conv_1x1~2|";
  private static final Map<String, Double> ON_CIFAR_10 =
      Map.of(BEST, 94.5, SECOND, 90.0, TWIN, 90.0, LARGEST, 93.0);

  @TempDir private static Path folder;
  private static BenchmarkTable table;

  @BeforeAll
  static void makeTable() throws IOException {
    List<String> lines = TableFiles.lines(RunTruthTest::value);
    table = BenchmarkTable.read(TableFiles.write(folder.resolve("table.csv"), lines));
  }

  private static double value(String column, int number) {
    String cell = ArchitectureNumber.text(number);
    return switch (column) {
      case "c10_test_200" -> ON_CIFAR_10.getOrDefault(cell, 50.0);
      case "c100_test_200" -> cell.equals(SECOND) ? 70.25 : cell.equals(TWIN) ? 69.5 : 20.0;
      case "c10_test_12" -> cell.equals(SECOND) ? 77.5 : 30.0;
      default -> 5.0;
    };
  }

  private static Genotype genotype(String text) {
    return Spaces.read(text);
  }

  @Test
  void accuracyRankAndRegretAreThoseOfTheTable() {
    CellTruth cell = CellTruth.of(table, genotype(SECOND));
    Worth worth = cell.on(CIFAR_10);
    assertThat(worth.accuracy()).isEqualTo(90.0);
    assertThat(worth.rank()).as("behind the best and the largest").isEqualTo(3);
    assertThat(worth.regret()).isCloseTo(4.5, within(1e-12));
    assertThat(worth.testAfter12()).isEqualTo(77.5);
    assertThat(cell.on(CIFAR_100).rank()).isEqualTo(1);
    assertThat(cell.on(CIFAR_100).regret()).isZero();
    assertThat(cell.on(IMAGENET16_120).accuracy()).isEqualTo(5.0);
    assertThat(cell.architecture()).isEqualTo(SECOND);
  }

  @Test
  void equalCellsShareTheBestRankAmongThem() {
    assertThat(CellTruth.of(table, genotype(TWIN)).on(CIFAR_10).rank()).isEqualTo(3);
    assertThat(CellTruth.of(table, genotype(OTHER)).on(CIFAR_10).rank()).isEqualTo(5);
    assertThat(CellTruth.of(table, genotype(OTHER)).on(IMAGENET16_120).rank()).isEqualTo(1);
  }

  @Test
  void twinsAreCountedAndTheirRangeIsTold() {
    CellTruth cell = CellTruth.of(table, genotype(SECOND));
    CellTruth twin = CellTruth.of(table, genotype(TWIN));
    assertThat(cell.isomorphicClass()).isEqualTo(twin.isomorphicClass());
    assertThat(cell.twins()).isEqualTo(twin.twins()).isPositive();
    assertThat(cell.on(CIFAR_100).highest()).isEqualTo(70.25);
    assertThat(cell.on(CIFAR_100).lowest()).isLessThanOrEqualTo(69.5);
    assertThat(twin.on(CIFAR_100).highest()).isEqualTo(70.25);
  }

  @Test
  void linesAreBestLargestAndMean() {
    ReferenceLines lines = ReferenceLines.of(table, CIFAR_10);
    assertThat(lines.best()).isEqualTo(94.5);
    assertThat(lines.largest()).isEqualTo(93.0);
    double sum = 94.5 + 93.0 + 90.0 + 90.0 + 15_621 * 50.0;
    assertThat(lines.mean()).isCloseTo(sum / 15_625, within(1e-9));
    assertThat(CellTruth.of(table, genotype(SECOND)).on(CIFAR_10).isBelow(lines)).isTrue();
    assertThat(CellTruth.of(table, genotype(LARGEST)).on(CIFAR_10).isBelow(lines)).isFalse();
    assertThat(CellTruth.of(table, genotype(BEST)).on(CIFAR_10).isBelow(lines)).isFalse();
  }

  @Test
  void epochsTellHowTheirCellDiffersFromTheOneBefore() throws IOException {
    RunDirectory run = run("nas-bench-201", List.of(SECOND, SECOND, TWIN, BEST));
    RunReader reader = new RunReader(run);
    RunTruth truth = new RunTruth(table);
    truth.take(reader.poll());
    truth.take(reader.poll());
    assertThat(truth.epochs())
        .extracting(EpochTruth::since)
        .containsExactly(Since.FIRST, Since.SAME, Since.ISOMORPHIC, Since.OTHER);
    assertThat(truth.epochs()).extracting(EpochTruth::epoch).containsExactly(0, 1, 2, 3);
    assertThat(truth.epoch(3).orElseThrow().cell().on(CIFAR_10).regret()).isZero();
    assertThat(truth.epoch(4)).isEmpty();
    truth.clear();
    assertThat(truth.epochs()).isEmpty();
    truth.take(new RunReader(run).poll());
    assertThat(truth.epochs()).hasSize(4);
  }

  private static RunDirectory run(String space, List<String> derived) throws IOException {
    RunConfig config = search("{\"search\": {\"epochs\": 4}}");
    RunDirectory run = new RunLibrary(folder.resolve("runs")).create(config, "a", Map.of());
    try (RunWriter writer = RunWriter.start(run)) {
      writer.onEvent(SearchEvents.started(space, derived.size(), 1, 1, 1, 1, 1));
      for (int epoch = 0; epoch < derived.size(); epoch++) {
        writer.onEvent(
            SearchEvents.epoch(epoch, new double[11], genotype(derived.get(epoch)), List.of()));
      }
    }
    return run;
  }

  @Test
  void runsOfOtherSpacesAreRefusedWithTheRemedy() throws IOException {
    RunDirectory run = run("nasnet", List.of());
    RunTruth truth = new RunTruth(table);
    var update = new RunReader(run).poll();
    assertThatThrownBy(() -> truth.take(update))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no benchmark table knows cells of the space nasnet")
        .hasMessageContaining("choose one of nas-bench-201");
    Genotype darts = PublishedCells.byName("GDAS_V1").orElseThrow();
    assertThatThrownBy(() -> truth.add(0, darts)).isInstanceOf(InputProblem.class);
  }

  @Test
  void aRunsDataSetIsThatOfItsImagesOrOfTheTableThatAnswersIt() {
    assertThat(RunTruth.dataSet(search("{\"data\": {\"dataset\": \"cifar-100\"}}")))
        .contains(CIFAR_100);
    assertThat(RunTruth.dataSet(SearchConfig.defaults())).isEmpty();
    String trials = "{\"search\": {\"algorithm\": \"rea\", \"dataset\": \"imagenet16-120\"}}";
    assertThat(RunTruth.dataSet(search(trials))).contains(IMAGENET16_120);
    assertThat(BenchmarkDataSet.byName("imagenet16-120")).contains(IMAGENET16_120);
    assertThat(BenchmarkDataSet.byName("cifar-10")).contains(CIFAR_10);
  }

  private static SearchConfig search(String json) {
    return ConfigReader.parse(ConfigSchema.SEARCH, json, "a test");
  }

  @Test
  void csvHasARowForEachEpochWithTheSchedulesApart() {
    RunTruth truth = new RunTruth(table);
    truth.add(0, genotype(SECOND));
    truth.add(2, genotype(BEST));
    int twins = truth.epochs().get(0).cell().twins();
    assertThat(TruthCsv.text(truth.epochs()).lines())
        .containsExactly(
            "epoch,since,architecture,twins,c10_test_200,c10_rank,c10_regret,c10_test_12,"
                + "c100_test_200,c100_rank,c100_regret,c100_test_12,"
                + "in16_test_200,in16_rank,in16_regret,in16_test_12",
            "1,first," + SECOND + "," + twins + ",90,3,4.5,77.5,70.25,1,0,5,5,1,0,5",
            "3,other,"
                + BEST
                + ","
                + truth.epochs().get(1).cell().twins()
                + ",94.5,1,0,30,20,3,50.25,5,5,1,0,5");
  }
}
