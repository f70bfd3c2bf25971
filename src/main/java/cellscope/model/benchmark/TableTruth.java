package cellscope.model.benchmark;

import cellscope.model.genotype.Operation;
import java.util.Arrays;

/**
 * What an architecture is worth on one data set, by test accuracy after 200 epochs, and what it is
 * to be held against. Accuracies and regrets in percent and percentage points.
 */
public final class TableTruth {
  private final double[] accuracy;
  private final double[] ascending;
  private final int best;
  private final double mean;

  TableTruth(double[] accuracy) {
    this.accuracy = accuracy;
    ascending = accuracy.clone();
    Arrays.sort(ascending);
    int first = 0;
    double sum = 0;
    for (int n = 0; n < accuracy.length; n++) {
      first = accuracy[n] > accuracy[first] ? n : first;
      sum += accuracy[n];
    }
    best = first;
    mean = sum / accuracy.length;
  }

  /** Test accuracy after 200 epochs. */
  public double accuracy(int number) {
    return accuracy[number];
  }

  /** 1 for the best; equal ones share the best rank among them. */
  public int rank(int number) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] > accuracy[number]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return ascending.length - low + 1;
  }

  /** How much better the best of the table is. */
  public double regret(int number) {
    return accuracy[best] - accuracy[number];
  }

  /** The best architecture; the first of equals. */
  public int best() {
    return best;
  }

  public double bestAccuracy() {
    return accuracy[best];
  }

  /** What an architecture drawn uniformly is worth on average. */
  public double meanAccuracy() {
    return mean;
  }

  /**
   * The largest architecture, a 3x3 convolution on every edge. It is known without any search, so
   * that a search that stays below it found nothing.
   */
  public static int largest() {
    return ArchitectureNumber.ofAll(Operation.NOR_CONV_3X3);
  }

  public double largestAccuracy() {
    return accuracy[largest()];
  }
}
