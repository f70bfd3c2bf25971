package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.InputProblem;
import org.junit.jupiter.api.Test;

class NormalisationTest {
  @Test
  void cifarHasItsPublishedConstants() {
    ImagePool pool = pool(3, DataFiles.randomBytes(12, 1));
    float[] ten = Normalisation.of("cifar-10", pool, pool.train(), "").table();
    assertThat(ten[256 + 200]).isEqualTo((float) ((200 - 123.0) / 62.1));
    float[] hundred = Normalisation.of("cifar-100", pool, pool.train(), "").table();
    assertThat(hundred[512 + 7]).isEqualTo((float) ((7 - 112.4) / 70.4));
  }

  @Test
  void otherDataAreMeasuredByChannel() {
    // Channel 0: 10, 20; channel 1: 0, 255; channel 2: 7, 9.
    ImagePool pool = pool(3, new byte[] {10, 0, 7, 20, (byte) 255, 9});
    Normalisation measured = Normalisation.of("image-folder", pool, pool.train(), "");
    assertThat(measured.mean()).containsExactly(15, 127.5, 8);
    assertThat(measured.deviation()).containsExactly(5, 127.5, 1);
  }

  @Test
  void measuredImagesComeOutWithMeanZeroAndVarianceOne() {
    byte[] bytes = DataFiles.randomBytes(5000, 3);
    ImagePool pool = pool(1, bytes);
    float[] table = Normalisation.of("idx", pool, pool.train(), "").table();
    double sum = 0;
    double squares = 0;
    for (byte value : bytes) {
      sum += table[value & 0xFF];
      squares += table[value & 0xFF] * table[value & 0xFF];
    }
    assertThat(sum / bytes.length).isCloseTo(0, within(1e-6));
    assertThat(squares / bytes.length).isCloseTo(1, within(1e-6));
  }

  @Test
  void onlyTheTrainingImagesCount() {
    PoolBuilder builder = new PoolBuilder(1, 2, 1);
    builder.add(0, new byte[] {1, 3});
    builder.add(0, new byte[] {100, 101});
    builder.endOfTraining();
    builder.add(0, new byte[] {50, 60});
    Normalisation measured = Normalisation.of("idx", builder.build(1), new int[] {0}, "");
    assertThat(measured.mean()).containsExactly(2);
  }

  @Test
  void imagesWithoutContrastAreRefused() {
    ImagePool pool = pool(1, new byte[] {5, 5, 5});
    assertThatThrownBy(() -> Normalisation.of("idx", pool, pool.train(), "/there"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("/there: all training images have one and the same value");
  }

  @Test
  void coloursBecomeLuma() {
    ImagePool colours = pool(3, new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0, 9, 9, 9});
    assertThat(colours.forChannels(1, "").pixels()[0]).containsExactly(76, (byte) 150, 9);
    assertThat(colours.forChannels(3, "")).isSameAs(colours);
    assertThatThrownBy(() -> colours.forChannels(2, "/there"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("data.channels for /there: colour images can't become 2 channels");
  }

  private static ImagePool pool(int channels, byte[] pixels) {
    PoolBuilder builder = new PoolBuilder(1, pixels.length / channels, channels);
    builder.add(0, pixels);
    builder.endOfTraining();
    return builder.build(1);
  }
}
