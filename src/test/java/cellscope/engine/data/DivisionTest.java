package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.config.SearchConfig.DataConfig;
import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DivisionTest {
  @Property(tries = 200, seed = "1")
  void noImageIsInTwoParts(
      @ForAll @IntRange(min = 2, max = 60) int train,
      @ForAll @IntRange(min = 2, max = 30) int test,
      @ForAll @IntRange(min = 0, max = 70) int trainLimit,
      @ForAll @IntRange(min = 0, max = 40) int heldOutLimit,
      @ForAll boolean upstream,
      @ForAll long seed) {
    DataConfig config =
        DataConfigs.of("cifar-100")
            .split(upstream ? "upstream" : "train-halves")
            .limits(trainLimit == 1 ? 2 : trainLimit, heldOutLimit)
            .data();
    ReadImages<ImagePool> images = images(train, test, 3);

    Division division = Division.of(images, config, RandomStream.ofSeed(seed));

    int[] all = concat(division.weight(), division.arch(), division.heldOut());
    assertThat(all).doesNotHaveDuplicates();
    assertThat(Arrays.stream(all).max().orElseThrow()).isLessThan(train + test);
    assertThat(division.weight()).isNotEmpty();
    assertThat(division.arch()).isNotEmpty();
    assertThat(division.heldOut()).isNotEmpty();
    assertThat(Arrays.stream(division.heldOut())).allMatch(i -> i >= train);
    assertThat(Arrays.stream(division.train())).allMatch(i -> i < train);
    if (upstream) {
      assertThat(division.weight()).isEqualTo(division.train());
      assertThat(Arrays.stream(division.arch())).allMatch(i -> i >= train).hasSize(test / 2);
    } else {
      assertThat(division.weight().length - division.arch().length).isBetween(0, 1);
      assertThat(division.searched()).isEqualTo(division.train());
    }
  }

  @Property(tries = 200, seed = "1")
  void limitsKeepClassesBalanced(
      @ForAll @IntRange(min = 1, max = 40) int perClass,
      @ForAll @IntRange(min = 1, max = 9) int classes,
      @ForAll @IntRange(min = 1, max = 400) int limit,
      @ForAll long seed) {
    int[] labels = IntStream.range(0, perClass * classes).map(i -> i % classes).toArray();
    RandomStream.ofSeed(seed).shuffle(labels);
    int[] all = IntStream.range(0, labels.length).toArray();

    int[] kept = BalancedLimit.of(all, labels, classes, limit);

    assertThat(kept).hasSize(Math.min(limit, labels.length)).doesNotHaveDuplicates().isSorted();
    int[] counts = new int[classes];
    Arrays.stream(kept).forEach(i -> counts[labels[i]]++);
    assertThat(
            Arrays.stream(counts).max().orElseThrow() - Arrays.stream(counts).min().orElseThrow())
        .isLessThanOrEqualTo(1);
  }

  @Test
  void limitFillsUpFromOtherClassesWhereOneIsSmall() {
    int[] labels = {0, 0, 0, 0, 1, 0};
    assertThat(BalancedLimit.of(new int[] {0, 1, 2, 3, 4, 5}, labels, 2, 4))
        .containsExactly(0, 1, 2, 4);
  }

  @Test
  void halvesFollowTheSeed() {
    ReadImages<ImagePool> images = images(40, 10, 3);
    DataConfig config = DataConfigs.of("idx").data();
    int[] first = Division.of(images, config, RandomStream.ofSeed(1)).weight();
    assertThat(Division.of(images, config, RandomStream.ofSeed(1)).weight()).isEqualTo(first);
    assertThat(Division.of(images, config, RandomStream.ofSeed(2)).weight()).isNotEqualTo(first);
  }

  @Test
  void theSentenceSaysWhatWasDone() {
    ReadImages<ImagePool> images = images(3000, 100, 10);
    assertThat(sentence(images, DataConfigs.of("idx").limits(2000, 50)))
        .isEqualTo(
            "2,000 of 3,000 training images in two halves by a seeded shuffle, 1,000 for the weights"
                + " and 1,000 for alpha; held out: 50 of 100 test images");
    assertThat(sentence(images, DataConfigs.of("cifar-10").split("upstream")))
        .contains("(as upstream does for CIFAR-10)");
    assertThat(sentence(images, DataConfigs.of("image-folder").split("upstream")))
        .contains("(upstream has no way of its own for this data set)");
    assertThat(sentence(images, DataConfigs.of("cifar-100").split("upstream")))
        .isEqualTo(
            "upstream's way for cifar-100: weights on 3,000 training images, alpha on 50 of the 100"
                + " test images by a seeded shuffle; held out: 50 other test images");
  }

  @Test
  void oneImageIsNotEnough() {
    assertThatThrownBy(() -> sentence(images(40, 10, 3), DataConfigs.of("idx").limits(1, 0)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("data.trainLimit: leaves 1 training image(s)");
    assertThatThrownBy(
            () -> sentence(images(40, 1, 3), DataConfigs.of("cifar-100").split("upstream")))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("1 test image(s)");
  }

  private static String sentence(ReadImages<ImagePool> images, DataConfigs config) {
    return Division.of(images, config.data(), RandomStream.ofSeed(1)).sentence();
  }

  private static ReadImages<ImagePool> images(int train, int test, int classes) {
    PoolBuilder builder = new PoolBuilder(1, 1, 1);
    for (int i = 0; i < train; i++) {
      builder.add(i % classes, new byte[1]);
    }
    builder.endOfTraining();
    for (int i = 0; i < test; i++) {
      builder.add(i % classes, new byte[1]);
    }
    return new ReadImages<>(builder.build(classes), "training images", "test images");
  }

  private static int[] concat(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }
}
