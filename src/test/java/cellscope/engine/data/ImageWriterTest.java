package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.RandomStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImageWriterTest {
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;

  @Property(tries = 500, seed = "1")
  void cropAndFlipAreThoseOfAPaddedImage(
      @ForAll @IntRange(min = -9, max = 9) int down,
      @ForAll @IntRange(min = -9, max = 9) int right,
      @ForAll boolean mirrored,
      @ForAll @IntRange(min = 1, max = 3) int channels,
      @ForAll boolean gray,
      @ForAll long seed) {
    int stored = gray ? 1 : channels;
    byte[] image = DataFiles.randomBytes(HEIGHT * WIDTH * stored, seed);
    float[] table = table(stored);
    float[] out = new float[HEIGHT * WIDTH * channels + 2];
    out[0] = 42;
    out[out.length - 1] = 43;

    writer(image, stored, channels, 9, true).write(image, down, right, mirrored, out, 1);

    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int channel = 0; channel < channels; channel++) {
          int from = gray ? 0 : channel;
          int sourceX = mirrored ? WIDTH - 1 - (x + right) : x + right;
          int sourceY = y + down;
          boolean inside = sourceX >= 0 && sourceX < WIDTH && sourceY >= 0 && sourceY < HEIGHT;
          int value = inside ? image[(sourceY * WIDTH + sourceX) * stored + from] & 0xFF : 0;
          assertThat(out[1 + (y * WIDTH + x) * channels + channel])
              .isEqualTo(table[256 * from + value]);
        }
      }
    }
    assertThat(out[0]).as("nothing is written before").isEqualTo(42);
    assertThat(out[out.length - 1]).as("nothing is written behind").isEqualTo(43);
  }

  @Test
  void augmentationReachesEveryShiftAndBothSides() {
    byte[] image = DataFiles.randomBytes(HEIGHT * WIDTH, 1);
    ImageWriter writer = writer(image, 1, 1, 2, true);
    RandomStream stream = RandomStream.ofSeed(7);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      float[] out = new float[HEIGHT * WIDTH];
      writer.augmented(0, stream, out, 0);
      seen.add(Arrays.toString(out));
    }
    assertThat(seen).as("5 x 5 shifts, mirrored or not").hasSize(50);
  }

  @Test
  void withoutCropAndFlipAnImageStaysAsItIs() {
    byte[] image = DataFiles.randomBytes(HEIGHT * WIDTH * 3, 1);
    ImageWriter writer = writer(image, 3, 3, 0, false);
    float[] plain = new float[writer.imageLength()];
    float[] augmented = new float[writer.imageLength()];
    writer.plain(0, plain, 0);
    writer.augmented(0, RandomStream.ofSeed(3), augmented, 0);
    assertThat(augmented).isEqualTo(plain);
    assertThat(plain[5]).isEqualTo(table(3)[512 + (image[5] & 0xFF)]);
  }

  @Test
  void cutoutBlanksOneSquareAndMovesNoOtherDraw() {
    byte[] image = DataFiles.randomBytes(HEIGHT * WIDTH, 1);
    ImageWriter without = writer(image, 1, 1, 2, true);
    ImageWriter with = writer(image, 1, 1, 2, true, 3);
    Set<Integer> counts = new HashSet<>();
    RandomStream one = RandomStream.ofSeed(11);
    RandomStream other = RandomStream.ofSeed(11);
    for (int i = 0; i < 400; i++) {
      float[] whole = new float[HEIGHT * WIDTH * (i + 1)];
      float[] cut = new float[HEIGHT * WIDTH * (i + 1)];
      without.augmented(0, one.split(i), whole, i);
      with.augmented(0, other.split(i), cut, i);
      int blanked = 0;
      for (int p = 0; p < cut.length; p++) {
        if (cut[p] == 0 && whole[p] != 0) {
          blanked++;
        } else {
          assertThat(cut[p]).isEqualTo(whole[p]);
        }
      }
      counts.add(blanked);
    }
    assertThat(counts).as("whole squares, cut at a border, in a corner").containsOnly(9, 6, 4);
  }

  @Test
  void coloursAreChangedBeforeNormalisation() {
    byte[] image = DataFiles.randomBytes(HEIGHT * WIDTH * 3, 1);
    Normalisation normalisation =
        new Normalisation(new double[] {120, 110, 100}, new double[] {60, 50, 40});
    ColourChange colours = new ColourChange(0.4, 0.2, 0.1);
    ImageWriter writer =
        new ImageWriter(
            pool(image, 3), normalisation, 3, new Augmentation(false, 0, false, 0, colours));
    RandomStream stream = RandomStream.ofSeed(5);
    float[] out = new float[writer.imageLength()];
    writer.augmented(0, stream, out, 0);

    float[] expected = new float[out.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = image[i] & 0xFF;
    }
    colours.apply(expected, 0, HEIGHT * WIDTH, stream);
    for (int i = 0; i < expected.length; i++) {
      double normalised =
          (expected[i] - normalisation.mean()[i % 3]) / normalisation.deviation()[i % 3];
      assertThat(out[i]).isCloseTo((float) normalised, within(1e-5f));
    }
  }

  @Test
  void resizedCropTakesARegionOfAnImageInMemory() {
    byte[] image = new byte[HEIGHT * WIDTH];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) (i % WIDTH * 40);
    }
    ImageWriter writer =
        new ImageWriter(
            pool(image, 1),
            normalisation(1),
            1,
            new Augmentation(true, 0, true, 0, new ColourChange(0, 0, 0)));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      float[] out = new float[HEIGHT * WIDTH];
      writer.augmented(0, RandomStream.ofSeed(i), out, 0);
      boolean rises = out[WIDTH - 1] > out[0];
      for (int x = 1; x < WIDTH; x++) {
        assertThat(out[x] - out[x - 1]).isBetween(rises ? 0f : -41f, rises ? 41f : 0f);
      }
      seen.add(Arrays.toString(out));
    }
    assertThat(seen).hasSizeGreaterThan(15);
  }

  private static ImagePool pool(byte[] image, int stored) {
    PoolBuilder builder = new PoolBuilder(HEIGHT, WIDTH, stored);
    builder.add(0, image);
    builder.endOfTraining();
    return builder.build(1);
  }

  private static ImageWriter writer(
      byte[] image, int stored, int channels, int padding, boolean flip) {
    return writer(image, stored, channels, padding, flip, 0);
  }

  private static ImageWriter writer(
      byte[] image, int stored, int channels, int padding, boolean flip, int cutout) {
    return new ImageWriter(
        pool(image, stored),
        normalisation(stored),
        channels,
        Augmentation.padded(padding, flip, cutout));
  }

  /** So that every value of every channel is another. */
  private static Normalisation normalisation(int channels) {
    double[] mean = new double[channels];
    double[] deviation = new double[channels];
    for (int i = 0; i < channels; i++) {
      mean[i] = 100.5 - 256 * i;
      deviation[i] = 1;
    }
    return new Normalisation(mean, deviation);
  }

  private static float[] table(int channels) {
    float[] table = new float[256 * channels];
    for (int i = 0; i < table.length; i++) {
      table[i] = i - 100.5f;
    }
    return table;
  }
}
