package cellscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  /** A change here makes every recorded search irreproducible. */
  @Test
  void theDrawsOfASeedNeverChange() {
    RandomStream stream = RandomStream.ofSeed(777);

    assertThat(stream.nextLong()).isEqualTo(8316426977437027269L);
    assertThat(stream.nextLong()).isEqualTo(9074763780323977127L);
    assertThat(stream.nextLong()).isEqualTo(-4297805295842898492L);
    assertThat(stream.nextDouble()).isEqualTo(0.07486888567190164);
    assertThat(stream.nextInt(10)).isEqualTo(6);
    assertThat(stream.nextExponential()).isCloseTo(0.16946294363921102, within(1e-15));
    assertThat(stream.nextGaussian()).isCloseTo(-0.04560472671717559, within(1e-15));
    int[] order = IntStream.range(0, 8).toArray();
    stream.shuffle(order);
    assertThat(order).containsExactly(6, 1, 0, 7, 3, 4, 2, 5);
  }

  @Test
  void theDrawsOfSplitStreamsNeverChange() {
    RandomStream root = RandomStream.ofSeed(777);

    assertThat(root.split("gumbel").nextLong()).isEqualTo(-2085922456164372746L);
    assertThat(root.split(7).nextLong()).isEqualTo(-8664889940117324384L);
    assertThat(root.split("gumbel").split(3).split("weight").nextLong())
        .isEqualTo(-5909508907769608184L);
  }

  @Property(seed = "201")
  void aSplitDoesNotDependOnWhatWasDrawnBefore(
      @ForAll long seed, @ForAll @IntRange(max = 50) int drawn, @ForAll String name) {
    RandomStream fresh = RandomStream.ofSeed(seed);
    RandomStream used = RandomStream.ofSeed(seed);
    for (int i = 0; i < drawn; i++) {
      used.nextLong();
    }

    assertThat(used.split(name).nextLong()).isEqualTo(fresh.split(name).nextLong());
    assertThat(used.split(drawn).nextLong()).isEqualTo(fresh.split(drawn).nextLong());
  }

  @Test
  void splittingDoesNotDisturbTheParent() {
    RandomStream split = RandomStream.ofSeed(1);
    split.split("a").nextLong();
    split.split(5).nextLong();

    assertThat(split.nextLong()).isEqualTo(RandomStream.ofSeed(1).nextLong());
  }

  @Test
  void neighbouringSeedsNumbersAndNamesGiveDifferentStreams() {
    Set<Long> firsts = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      firsts.add(RandomStream.ofSeed(i).nextLong());
      firsts.add(RandomStream.ofSeed(0).split(i).nextLong());
      firsts.add(RandomStream.ofSeed(0).split("stream" + i).nextLong());
      firsts.add(RandomStream.ofSeed(0).split(i).split(i + 1).nextLong());
    }

    assertThat(firsts).hasSize(4000);
  }

  /** Correlation of two independent streams of n uniform draws has standard deviation 1/sqrt(n). */
  @Test
  void siblingsAreUncorrelated() {
    int n = 100_000;
    RandomStream a = RandomStream.ofSeed(3).split(0);
    RandomStream b = RandomStream.ofSeed(3).split(1);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (a.nextDouble() - 0.5) * (b.nextDouble() - 0.5);
    }

    assertThat(sum / n * 12).isCloseTo(0, within(4 / Math.sqrt(n)));
  }

  @Test
  void doublesAreUniform() {
    RandomStream stream = RandomStream.ofSeed(5);
    int[] counts = new int[20];
    int n = 200_000;
    for (int i = 0; i < n; i++) {
      double v = stream.nextDouble();
      assertThat(v).isGreaterThanOrEqualTo(0).isLessThan(1);
      counts[(int) (v * counts.length)]++;
    }

    assertThat(chiSquared(counts, n)).isLessThan(43.8); // 0.1 % point for 19 degrees of freedom
  }

  @Property(seed = "201", tries = 50)
  void integersStayBelowTheBound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
    RandomStream stream = RandomStream.ofSeed(seed);
    for (int i = 0; i < 50; i++) {
      assertThat(stream.nextInt(bound)).isBetween(0, bound - 1);
    }
  }

  @Test
  void integersAreUniform() {
    RandomStream stream = RandomStream.ofSeed(6);
    int[] counts = new int[7];
    int n = 70_000;
    for (int i = 0; i < n; i++) {
      counts[stream.nextInt(counts.length)]++;
    }

    assertThat(chiSquared(counts, n)).isLessThan(22.5); // 0.1 % point for 6 degrees of freedom
  }

  @Test
  void aBoundOfZeroIsRefused() {
    assertThatThrownBy(() -> RandomStream.ofSeed(0).nextInt(0)).hasMessageContaining("not 0");
  }

  @Test
  void exponentialAndNormalDrawsHaveTheirMoments() {
    RandomStream stream = RandomStream.ofSeed(8);
    int n = 200_000;
    double exponential = 0;
    double normal = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double e = stream.nextExponential();
      assertThat(e).isGreaterThanOrEqualTo(0).isFinite();
      exponential += e;
      double g = stream.nextGaussian();
      normal += g;
      squares += g * g;
    }

    assertThat(exponential / n).isCloseTo(1, within(0.01));
    assertThat(normal / n).isCloseTo(0, within(0.01));
    assertThat(squares / n).isCloseTo(1, within(0.015));
  }

  @Property(seed = "201", tries = 100)
  void aShuffleKeepsAllValues(@ForAll long seed, @ForAll @IntRange(max = 40) int size) {
    int[] values = IntStream.range(0, size).toArray();
    RandomStream.ofSeed(seed).shuffle(values);

    assertThat(values).containsExactlyInAnyOrder(IntStream.range(0, size).toArray());
  }

  @Test
  void everyOrderOfAShuffleIsAsLikely() {
    int[] counts = new int[27];
    int n = 60_000;
    RandomStream stream = RandomStream.ofSeed(9);
    for (int i = 0; i < n; i++) {
      int[] v = {0, 1, 2};
      stream.shuffle(v);
      counts[9 * v[0] + 3 * v[1] + v[2]]++;
    }
    int[] orders = IntStream.of(counts).filter(c -> c > 0).toArray();

    assertThat(orders).hasSize(6);
    assertThat(chiSquared(orders, n)).isLessThan(20.5); // 0.1 % point for 5 degrees of freedom
  }

  private static double chiSquared(int[] counts, int n) {
    double expected = (double) n / counts.length;
    return IntStream.of(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
  }
}
