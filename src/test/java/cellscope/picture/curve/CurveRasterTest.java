package cellscope.picture.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurveRasterTest {
  private static final int RED = 0xFFFF0000;

  private final CurveRaster raster = new CurveRaster(40, 30);

  @Test
  void aLevelLineCoversItsWidth() {
    raster.stroke(new double[] {0, 40}, new double[] {10, 10}, 2, 2, RED);
    assertThat(pixel(20, 8)).isZero();
    assertThat(pixel(20, 9)).isEqualTo(RED);
    assertThat(pixel(20, 10)).isEqualTo(RED);
    assertThat(pixel(20, 11)).isZero();
  }

  @Test
  void aLineBetweenPixelsIsSharedBetweenThem() {
    raster.stroke(new double[] {0, 40}, new double[] {10, 10}, 2, 1, RED);
    assertThat(opacity(20, 9)).isBetween(125, 130);
    assertThat(opacity(20, 10)).isBetween(125, 130);
  }

  @Test
  void anUprightLineIsAsWideAsTheBrush() {
    raster.stroke(new double[] {20, 20}, new double[] {5, 25}, 2, 3, RED);
    int across = 0;
    for (int x = 0; x < 40; x++) {
      across += opacity(x, 15);
    }
    assertThat(across / 255.0).isBetween(2.5, 3.5);
    assertThat(opacity(20, 2)).isZero();
    assertThat(opacity(20, 28)).isZero();
  }

  @Test
  void whatLiesOutsideIsCut() {
    raster.stroke(new double[] {-50, 90}, new double[] {-40, 80}, 2, 2, RED);
    raster.stroke(new double[] {0, 40}, new double[] {-900, -800}, 2, 2, RED);
    raster.stroke(new double[] {0, 40}, new double[] {900, 800}, 2, 2, RED);
    assertThat(opacity(3, 5)).isGreaterThan(100);
    assertThat(opacity(30, 2)).isZero();
  }

  @Test
  void aFaintLineLiesOverWhatIsThere() {
    double[] xs = {0, 40};
    double[] ys = {10, 10};
    raster.stroke(xs, ys, 2, 2, RED);
    raster.stroke(xs, ys, 2, 2, 0x800000FF);
    assertThat(pixel(20, 10) >>> 24).isEqualTo(255);
    assertThat(pixel(20, 10) >> 16 & 255).isBetween(126, 128);
    assertThat(pixel(20, 10) & 255).isBetween(127, 129);
    raster.clear();
    assertThat(raster.pixels()).containsOnly(0);
  }

  private int pixel(int x, int y) {
    return raster.pixels()[y * 40 + x];
  }

  private int opacity(int x, int y) {
    return pixel(x, y) >>> 24;
  }
}
