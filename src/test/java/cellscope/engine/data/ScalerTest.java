package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScalerTest {
  /** Cutting the middle out of the scaled whole gives the same as scaling what the middle needs. */
  @Property(tries = 100, seed = "1")
  void centreIsTheMiddleOfTheScaledImage(
      @ForAll @IntRange(min = 1, max = 90) int height,
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @IntRange(min = 8, max = 40) int side) {
    Pixels image = new Pixels(height, width, 3, DataFiles.randomBytes(height * width * 3, side));
    int shorter = (int) Math.round(side * 8 / 7.0);
    int least = Math.min(height, width);
    int tall = shorter * height / least;
    int wide = shorter * width / least;
    byte[] whole = Scaler.region(image, new Region(0, 0, height, width), tall, wide);
    int top = (int) Math.rint((tall - side) / 2.0);
    int left = (int) Math.rint((wide - side) / 2.0);
    byte[] expected = new byte[side * side * 3];
    for (int y = 0; y < side; y++) {
      int from = ((top + y) * wide + left) * 3;
      System.arraycopy(whole, from, expected, y * side * 3, side * 3);
    }
    assertThat(Scaler.centre(image, side)).isEqualTo(expected);
  }

  @Test
  void imageNetsSizesAre256And224() {
    // A line of 300 by 600 becomes 256 by 512, of which the columns 144 to 367 are cut.
    byte[] ramp = new byte[300 * 600];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) (i % 600 * 255 / 599);
    }
    byte[] centre = Scaler.centre(new Pixels(300, 600, 1, ramp), 224);
    assertThat(centre).hasSize(224 * 224);
    assertThat(centre[0] & 0xFF).isCloseTo((int) (144.5 / 512 * 255), within(1));
    assertThat(centre[223] & 0xFF).isCloseTo((int) (367.5 / 512 * 255), within(1));
  }

  @Test
  void aRegionSeesNothingOutsideItself() {
    byte[] bytes = new byte[10 * 10];
    Arrays.fill(bytes, (byte) 200);
    for (int y = 3; y < 7; y++) {
      Arrays.fill(bytes, y * 10 + 4, y * 10 + 9, (byte) 50);
    }
    byte[] scaled = Scaler.region(new Pixels(10, 10, 1, bytes), new Region(3, 4, 4, 5), 9, 3);
    assertThat(scaled).hasSize(27).containsOnly(50);
  }

  @Test
  void extremeShapesNeedLittleMemory() {
    Pixels line = new Pixels(1, 2_000_000, 1, new byte[2_000_000]);
    assertThat(Scaler.centre(line, 224)).hasSize(224 * 224).containsOnly(0);
  }
}
