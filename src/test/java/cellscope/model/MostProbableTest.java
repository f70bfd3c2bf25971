package cellscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MostProbableTest {
  private static Alpha alpha(int edges, int operations, long seed) {
    RandomStream stream = RandomStream.ofSeed(seed);
    double[][] rows = new double[edges][operations];
    for (double[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] = stream.nextGaussian();
      }
    }
    return Alpha.of(rows);
  }

  @Test
  void firstOfAllArchitecturesSortedByProbability() {
    Alpha alpha = alpha(6, 5, 1);
    List<Double> all = new ArrayList<>();
    for (int number = 0; number < 15_625; number++) {
      double sum = 0;
      for (int e = 0, rest = number; e < 6; e++, rest /= 5) {
        sum += alpha.logSoftmax(e)[rest % 5];
      }
      all.add(sum);
    }
    all.sort(Comparator.reverseOrder());

    List<MostProbable.Architecture> found = MostProbable.of(List.of(alpha), 100);

    assertThat(found).hasSize(100);
    for (int i = 0; i < 100; i++) {
      assertThat(found.get(i).logProbability()).isCloseTo(all.get(i), within(1e-12));
      double sum = 0;
      for (int e = 0; e < 6; e++) {
        sum += alpha.logSoftmax(e)[found.get(i).operations().get(0)[e]];
      }
      assertThat(sum).isCloseTo(found.get(i).logProbability(), within(1e-12));
    }
  }

  @Test
  void equalOnesKeepTheOrderOfEnumeration() {
    List<MostProbable.Architecture> found = MostProbable.of(List.of(Alpha.of(new double[6][5])), 7);
    assertThat(found.stream().map(a -> a.operations().get(0)).toArray(int[][]::new))
        .isDeepEqualTo(
            new int[][] {
              {0, 0, 0, 0, 0, 0},
              {0, 0, 0, 0, 0, 1},
              {0, 0, 0, 0, 0, 2},
              {0, 0, 0, 0, 0, 3},
              {0, 0, 0, 0, 0, 4},
              {0, 0, 0, 0, 1, 0},
              {0, 0, 0, 0, 1, 1}
            });
  }

  /** 8^28 architectures: the best takes the best of every edge, the next differs in one. */
  @Test
  void spacesTooLargeToEnumerateAreSortedTheSameWay() {
    List<Alpha> alphas = List.of(alpha(14, 8, 2), alpha(14, 8, 3));
    List<MostProbable.Architecture> found = MostProbable.of(alphas, 50);
    assertThat(found).hasSize(50);
    double smallestLoss = Double.POSITIVE_INFINITY;
    for (int kind = 0; kind < 2; kind++) {
      for (int e = 0; e < 14; e++) {
        assertThat(found.get(0).operations().get(kind)[e]).isEqualTo(alphas.get(kind).argmax(e));
        double[] sorted = alphas.get(kind).logSoftmax(e);
        Arrays.sort(sorted);
        smallestLoss = Math.min(smallestLoss, sorted[7] - sorted[6]);
      }
    }
    assertThat(found.get(0).logProbability() - found.get(1).logProbability())
        .isCloseTo(smallestLoss, within(1e-12));
    for (int i = 1; i < 50; i++) {
      assertThat(found.get(i).logProbability())
          .isLessThanOrEqualTo(found.get(i - 1).logProbability());
    }
  }
}
