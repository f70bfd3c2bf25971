package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.RandomStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RegionTest {
  @Property(tries = 2000, seed = "1")
  void liesWithinTheImage(
      @ForAll @IntRange(min = 1, max = 3000) int height,
      @ForAll @IntRange(min = 1, max = 3000) int width,
      @ForAll long seed) {
    Region region = Region.random(height, width, RandomStream.ofSeed(seed));
    assertThat(region.height()).isBetween(1, height);
    assertThat(region.width()).isBetween(1, width);
    assertThat(region.top()).isBetween(0, height - region.height());
    assertThat(region.left()).isBetween(0, width - region.width());
  }

  @Test
  void hasItsShareOfTheAreaAndItsRatio() {
    RandomStream root = RandomStream.ofSeed(3);
    int tries = 20_000;
    double areas = 0;
    double logRatios = 0;
    double least = 1;
    double most = 0;
    int upperHalf = 0;
    for (int i = 0; i < tries; i++) {
      Region region = Region.random(1000, 1000, root.split(i));
      double area = region.height() * region.width() / 1e6;
      double ratio = (double) region.width() / region.height();
      assertThat(ratio).isBetween(0.74, 1.35);
      areas += area;
      logRatios += Math.log(ratio);
      least = Math.min(least, area);
      most = Math.max(most, area);
      if (2 * region.top() + region.height() < 1000) {
        upperHalf++;
      }
    }
    assertThat(least).isBetween(0.0795, 0.085);
    assertThat(most).isBetween(0.97, 1.0);
    // Of a share a above 3/4 only -log(a) / log(4/3) of the ratios fit, and others are drawn again:
    // the mean is 0.4778, not 0.54.
    assertThat(areas / tries).isCloseTo(0.4778, within(0.006));
    assertThat(logRatios / tries).isCloseTo(0, within(0.005));
    assertThat(upperHalf / (double) tries).isCloseTo(0.5, within(0.02));
  }

  @Test
  void theMiddleIsTakenWhereNoRatioFits() {
    RandomStream stream = RandomStream.ofSeed(1);
    assertThat(Region.random(3000, 3, stream)).isEqualTo(new Region(1498, 0, 4, 3));
    assertThat(Region.random(3, 3000, stream)).isEqualTo(new Region(0, 1498, 3, 4));
    assertThat(Region.random(1, 1, stream)).isEqualTo(new Region(0, 0, 1, 1));
  }

  @Test
  void middleSquare() {
    assertThat(Region.middleSquare(10, 15)).isEqualTo(new Region(0, 2, 10, 10));
  }
}
