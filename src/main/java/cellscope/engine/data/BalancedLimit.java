package cellscope.engine.data;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Takes the first images of every class, as equally many as there are. */
final class BalancedLimit {
  private BalancedLimit() {}

  /**
   * Does not depend on the seed, so that runs with different seeds see the same images.
   *
   * @param images indices into labels, ascending
   * @param limit how many to keep; 0 for all
   * @return ascending; classes differ by at most one image unless one has too few
   */
  static int[] of(int[] images, int[] labels, int classes, int limit) {
    if (limit == 0 || limit >= images.length) {
      return images;
    }
    // Key: how many of the class came before, then the class. The smallest keys fill all classes in
    // rounds.
    long[] keyed = new long[images.length];
    int[] seen = new int[classes];
    for (int i = 0; i < images.length; i++) {
      int label = labels[images[i]];
      keyed[i] = (long) seen[label]++ * classes + label;
    }
    return IntStream.range(0, images.length)
        .boxed()
        .sorted(Comparator.comparingLong(i -> keyed[i]))
        .limit(limit)
        .mapToInt(i -> images[i])
        .sorted()
        .toArray();
  }
}
