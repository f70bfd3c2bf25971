package cellscope.model.benchmark;

import static cellscope.model.benchmark.BenchmarkDataSet.CIFAR_10;
import static cellscope.model.benchmark.BenchmarkDataSet.CIFAR_100;
import static cellscope.model.benchmark.BenchmarkDataSet.IMAGENET16_120;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.model.genotype.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is published of single cells of NAS-Bench-201, in a table of the public numbers. */
class SharedTableTest {
  private static final Path FILE =
      Path.of(System.getProperty("shared.dir", "../shared"), "data", "nas-bench-201.csv.gz");

  @Test
  void publishedCellsHaveTheirPublishedAccuracies() {
    assumeTrue(Files.exists(FILE), () -> "no benchmark table at " + FILE);
    BenchmarkTable table = BenchmarkTable.read(FILE);
    assertAccuracies(table, table.truth(CIFAR_10).best(), CIFAR_10, 94.37);
    assertAccuracies(table, table.truth(CIFAR_100).best(), CIFAR_100, 73.51);
    assertAccuracies(table, table.truth(IMAGENET16_120).best(), IMAGENET16_120, 47.31);
    assertAccuracies(table, TableTruth.largest(), CIFAR_10, 93.76);

    // What DARTS ends in, by both papers' tables.
    int allSkip = ArchitectureNumber.ofAll(Operation.SKIP_CONNECT);
    assertAccuracies(table, allSkip, CIFAR_10, 54.30);
    assertAccuracies(table, allSkip, CIFAR_100, 15.61);
    assertAccuracies(table, allSkip, IMAGENET16_120, 16.32);

    assertThat(table.truth(CIFAR_10).meanAccuracy()).isBetween(85.0, 90.0);
    int allNone = ArchitectureNumber.ofAll(Operation.NONE);
    assertThat(table.testAfter200(CIFAR_10, allNone)).as("chance").isEqualTo(10);
  }

  private static void assertAccuracies(
      BenchmarkTable table, int number, BenchmarkDataSet dataSet, double published) {
    assertThat(table.testAfter200(dataSet, number)).isCloseTo(published, within(0.0051));
  }
}
