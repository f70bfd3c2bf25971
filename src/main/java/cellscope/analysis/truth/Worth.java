package cellscope.analysis.truth;

import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableTruth;
import java.util.Arrays;

/**
 * What one cell is worth on one data set. All but the last is of the 200-epoch schedule.
 *
 * @param accuracy test accuracy, percent
 * @param rank 1 for the best of the table; equal ones share the best rank among them
 * @param regret how much better the best of the table is, percentage points
 * @param lowest of the cells that compute the same, which were trained apart, percent
 * @param highest of the same
 * @param testAfter12 test accuracy by the 12-epoch schedule, percent; never to be held against the
 *     others
 */
public record Worth(
    BenchmarkDataSet dataSet,
    double accuracy,
    int rank,
    double regret,
    double lowest,
    double highest,
    double testAfter12) {
  /**
   * What the table tells of an architecture.
   *
   * @param alike all that compute the same, itself included
   */
  static Worth of(BenchmarkTable table, BenchmarkDataSet dataSet, int number, int[] alike) {
    TableTruth truth = table.truth(dataSet);
    var range = Arrays.stream(alike).mapToDouble(truth::accuracy).summaryStatistics();
    return new Worth(
        dataSet,
        truth.accuracy(number),
        truth.rank(number),
        truth.regret(number),
        range.getMin(),
        range.getMax(),
        table.testAfter12(dataSet, number));
  }

  /** Whether the largest cell, which is known without any search, is better. */
  public boolean isBelow(ReferenceLines lines) {
    return accuracy < lines.largest();
  }
}
