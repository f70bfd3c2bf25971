package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.RandomStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ColourChangeTest {
  private static final Offset<Float> CLOSE = Offset.offset(1e-3f);

  @Test
  void brightnessMultipliesAndIsCutOff() {
    float[] rgb = {9, 10, 100, 200, 9};
    ColourChange.brighten(rgb, 1, 4, 1.4f);
    assertThat(rgb).containsExactly(new float[] {9, 14, 140, 255, 9}, CLOSE);
  }

  @Test
  void contrastSpreadsAboutTheMeanLuma() {
    // Lumas 100 and 0.587 * 200 = 117.4, mean 108.7.
    float[] rgb = {100, 100, 100, 0, 200, 0};
    ColourChange.contrast(rgb, 0, 6, 0.5f);
    assertThat(rgb)
        .containsExactly(new float[] {104.35f, 104.35f, 104.35f, 54.35f, 154.35f, 54.35f}, CLOSE);
  }

  @Test
  void saturationSpreadsAboutThePixelsLuma() {
    // Luma 0.299 * 100 + 0.587 * 50 = 59.25.
    float[] rgb = {100, 50, 0};
    ColourChange.saturate(rgb, 0, 3, 0);
    assertThat(rgb).containsExactly(new float[] {59.25f, 59.25f, 59.25f}, CLOSE);
    float[] stronger = {100, 50, 0};
    ColourChange.saturate(stronger, 0, 3, 1.4f);
    assertThat(stronger).containsExactly(new float[] {116.3f, 46.3f, 0}, CLOSE);
  }

  @Test
  void hueTurns() {
    float[] rgb = {200, 50, 50, 10, 10, 10, 20, 60, 100};
    ColourChange.turnHue(rgb, 0, 9, 1 / 3f);
    // Red becomes green, gray stays, and the shade between green and blue (5/3 + 2 of 6) one
    // between red and magenta (5/3 + 4 of 6).
    assertThat(rgb).containsExactly(new float[] {50, 200, 50, 10, 10, 10, 100, 20, 60}, CLOSE);
    ColourChange.turnHue(rgb, 0, 9, -1 / 3f);
    assertThat(rgb).containsExactly(new float[] {200, 50, 50, 10, 10, 10, 20, 60, 100}, CLOSE);
    float[] yellow = {100, 0, 0};
    ColourChange.turnHue(yellow, 0, 3, 1 / 6f);
    assertThat(yellow).containsExactly(new float[] {100, 100, 0}, CLOSE);
  }

  @Test
  void lightingAddsPrincipalComponents() {
    float[] rgb = {100, 100, 100};
    ColourChange.light(rgb, 0, 3, 0.1, 0, 0);
    // 255 * 0.2175 * 0.1 = 5.54625 times -0.5675, -0.5808, -0.5836.
    assertThat(rgb).containsExactly(new float[] {96.8525f, 96.7787f, 96.7632f}, CLOSE);
    float[] second = {100, 100, 100};
    ColourChange.light(second, 0, 3, 0, 1, -1);
    // 255 * (0.0188 * (0.7192, -0.0045, -0.6948) - 0.0045 * (0.4009, -0.8140, 0.4203))
    assertThat(second).containsExactly(new float[] {102.9878f, 100.9125f, 96.1869f}, CLOSE);
  }

  @Test
  void drawsStayInTheirRangesAndReachTheirEnds() {
    ColourChange change = new ColourChange(0.4, 0, 0);
    double least = 1000;
    double most = 0;
    Set<Float> different = new HashSet<>();
    for (int i = 0; i < 3000; i++) {
      float[] gray = {100, 100, 100};
      change.apply(gray, 0, 1, RandomStream.ofSeed(4).split(i));
      // Contrast and saturation leave a plain gray image as it is.
      least = Math.min(least, gray[0]);
      most = Math.max(most, gray[0]);
      different.add(gray[0]);
    }
    assertThat(least).isBetween(59.9, 60.5);
    assertThat(most).isBetween(139.5, 140.1);
    assertThat(different).hasSizeGreaterThan(2900);
  }

  @Test
  void orderOfTheStepsIsRandom() {
    ColourChange change = new ColourChange(1, 0.5, 0);
    Set<String> results = new HashSet<>();
    float[] first = {250, 60, 5, 90, 200, 30};
    for (int i = 0; i < 200; i++) {
      float[] rgb = first.clone();
      change.apply(rgb, 0, 2, RandomStream.ofSeed(4).split(i));
      for (float value : rgb) {
        assertThat(value).isBetween(0f, 255f);
      }
      results.add(Arrays.toString(rgb));
    }
    assertThat(results).hasSizeGreaterThan(190);
  }

  @Test
  void noneLeavesEverything() {
    float[] rgb = {1, 2, 3};
    new ColourChange(0, 0, 0).apply(rgb, 0, 1, RandomStream.ofSeed(4));
    assertThat(rgb).containsExactly(1, 2, 3);
    assertThat(new ColourChange(0, 0, 0).isNone()).isTrue();
    assertThat(new ColourChange(0, 0, 0.1).isNone()).isFalse();
  }
}
