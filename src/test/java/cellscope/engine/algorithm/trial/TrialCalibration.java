package cellscope.engine.algorithm.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.statistics.Spread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Where 500 searches of each method land on the shared table, beside the published rows. The table
 * has no seconds, so all get the number of questions at which random search meets its published
 * mean. Prints the rows of the documentation and the questions a second: {@code mvn test
 * -Dtest=TrialCalibration -Dexcluded.test.groups=peer}.
 */
@Tag("slow")
class TrialCalibration {
  private static final Path FILE =
      Path.of(System.getProperty("shared.dir", "../shared"), "data", "nas-bench-201.csv.gz");
  private static final List<String> METHODS = List.of("random", "rea", "reinforce", "bohb");
  private static final int MOST_QUESTIONS = 300;
  private static final long[] SEEDS = LongStream.range(0, 500).toArray();
  private static final int THREADS = 2;

  private static BenchmarkTable table;

  /** Test accuracy in percent, mean and standard deviation. */
  private record Published(double mean, double deviation) {}

  @BeforeAll
  static void readTable() {
    assumeTrue(Files.exists(FILE), () -> "no benchmark table at " + FILE);
    table = BenchmarkTable.read(FILE);
  }

  /** NAS-Bench-201 (ICLR 2020): searched on CIFAR-10, read on all three data sets. */
  @Test
  void meansLieWithinTheSpreadOfNasBench201() throws InterruptedException {
    Map<String, List<TrialResult>> results = race(BenchmarkDataSet.CIFAR_10);
    int questions = questions(results.get("random"), BenchmarkDataSet.CIFAR_10, 93.70);
    System.out.printf("searched on CIFAR-10, %d questions%n", questions);
    Map<String, List<Published>> published = new LinkedHashMap<>();
    published.put("random", row(93.70, 0.36, 71.04, 1.07, 44.57, 1.25));
    published.put("rea", row(93.92, 0.30, 71.84, 0.99, 45.54, 1.03));
    published.put("reinforce", row(93.85, 0.37, 71.71, 1.09, 45.24, 1.18));
    published.put("bohb", row(93.61, 0.52, 70.85, 1.28, 44.42, 1.49));
    for (String method : METHODS) {
      printRow(method, results.get(method), questions);
      for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
        Published wanted = published.get(method).get(dataSet.ordinal());
        assertWithin(method, test(results.get(method), dataSet, questions), wanted);
      }
    }
    assertThat(questions).isBetween(80, 110);
  }

  /** NATS-Bench (TPAMI 2021), topology space: searched on each data set. */
  @Test
  void meansLieWithinTheSpreadOfNatsBench() throws InterruptedException {
    Map<String, List<Published>> published = new LinkedHashMap<>();
    published.put("random", row(93.86, 0.23, 71.55, 0.97, 45.28, 0.97));
    published.put("rea", row(94.02, 0.31, 72.23, 0.84, 45.77, 0.80));
    published.put("reinforce", row(93.90, 0.26, 71.86, 0.89, 45.64, 0.78));
    published.put("bohb", row(93.94, 0.28, 72.00, 0.86, 45.70, 0.86));
    for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
      Map<String, List<TrialResult>> results = race(dataSet);
      Published random = published.get("random").get(dataSet.ordinal());
      int questions = questions(results.get("random"), dataSet, random.mean());
      System.out.printf("searched on %s, %d questions%n", dataSet.title(), questions);
      for (String method : METHODS) {
        printRow(method, results.get(method), questions);
        Published wanted = published.get(method).get(dataSet.ordinal());
        assertWithin(method, test(results.get(method), dataSet, questions), wanted);
      }
    }
  }

  private static List<Published> row(double... numbers) {
    return List.of(
        new Published(numbers[0], numbers[1]),
        new Published(numbers[2], numbers[3]),
        new Published(numbers[4], numbers[5]));
  }

  private static void assertWithin(String method, Spread got, Published wanted) {
    assertThat(Math.abs(got.mean() - wanted.mean()))
        .as("%s: %.2f against %s", method, got.mean(), wanted)
        .isLessThanOrEqualTo(wanted.deviation());
  }

  /** A search of most questions holds every shorter one, as its curve until then. */
  private static Map<String, List<TrialResult>> race(BenchmarkDataSet dataSet)
      throws InterruptedException {
    TableScorer scorer = new TableScorer(table, dataSet, TableScorer.Price.OF_THE_ANSWER);
    Budget budget = Budget.questions(MOST_QUESTIONS, scorer, Budget.Rule.NATS);
    Map<String, List<TrialResult>> results = new LinkedHashMap<>();
    for (String method : METHODS) {
      var contestant = new TrialRace.Contestant(method, Methods.all().get(method));
      long began = System.nanoTime();
      TrialRace.Outcome outcome =
          new TrialRace(scorer, budget).play(List.of(contestant), SEEDS, THREADS).get(0);
      double seconds = (System.nanoTime() - began) / 1e9;
      assertThat(outcome.failure()).isEmpty();
      long asked = outcome.results().stream().mapToLong(TrialResult::trials).sum();
      System.out.printf(
          Locale.ROOT, "%s: %d questions, %.0f a second%n", method, asked, asked / seconds);
      results.put(method, outcome.results());
    }
    return results;
  }

  /** The fewest questions at which the mean test accuracy is that high. */
  private static int questions(
      List<TrialResult> results, BenchmarkDataSet dataSet, double accuracy) {
    int questions = 1;
    while (test(results, dataSet, questions).mean() < accuracy) {
      questions++;
      assertThat(questions).isLessThanOrEqualTo(MOST_QUESTIONS);
    }
    return questions;
  }

  private static Spread test(List<TrialResult> results, BenchmarkDataSet dataSet, int questions) {
    return Spread.of(
        answers(results, questions)
            .mapToDouble(n -> table.testAfter200(dataSet, (int) n))
            .toArray());
  }

  private static LongStream answers(List<TrialResult> results, int questions) {
    double spent = (double) questions * Methods.EPOCHS;
    return results.stream()
        .mapToLong(r -> ArchitectureNumber.of(r.bestAt(spent).orElseThrow().architecture()));
  }

  private static void printRow(String method, List<TrialResult> results, int questions) {
    StringBuilder row = new StringBuilder("| ").append(method).append(" |");
    for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
      Spread validation =
          Spread.of(
              answers(results, questions)
                  .mapToDouble(n -> table.validationAfter12(dataSet, (int) n))
                  .toArray());
      Spread test = test(results, dataSet, questions);
      row.append(
          String.format(
              Locale.ROOT,
              " %.2f±%.2f / %.2f±%.2f |",
              validation.mean(),
              validation.deviation(),
              test.mean(),
              test.deviation()));
    }
    System.out.println(row);
  }
}
