package cellscope.analysis.truth;

import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableTruth;

/**
 * What a cell is held against on a data set: test accuracies after 200 epochs, percent.
 *
 * @param best of the table
 * @param largest of the cell with a 3x3 convolution on every edge, known without any search
 * @param mean of a cell drawn uniformly
 */
public record ReferenceLines(BenchmarkDataSet dataSet, double best, double largest, double mean) {
  /** The lines of a data set. */
  public static ReferenceLines of(BenchmarkTable table, BenchmarkDataSet dataSet) {
    TableTruth truth = table.truth(dataSet);
    return new ReferenceLines(
        dataSet, truth.bestAccuracy(), truth.largestAccuracy(), truth.meanAccuracy());
  }
}
