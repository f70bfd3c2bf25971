package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.file.WholeFile;
import cellscope.model.genotype.Operation;
import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Cubic;
import cellscope.picture.Palette;
import cellscope.picture.Picture;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Stroke;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureExportTest {
  private static final Colour CONVOLUTION = new Colour.OfOperation(Operation.NOR_CONV_3X3);
  private static final Colour ACCENT = Colour.Role.ACCENT;
  private static final int WHITE = 0xFFFFFFFF;

  private static BufferedImage drawn(Shape... shapes) {
    return PictureExport.image(new Picture(40, 30, List.of(shapes)), Palette.LIGHT, 1);
  }

  private static Stroke solid(double width) {
    return Stroke.solid(CONVOLUTION, width);
  }

  private static void isConvolution(BufferedImage image, int x, int y) {
    assertThat(image.getRGB(x, y)).isEqualTo(CONVOLUTION.argb(Palette.LIGHT));
  }

  @Test
  void everyShapeIsDrawnWhereItLies() {
    isConvolution(drawn(new Shape.Line(0, 10, 40, 10, solid(4))), 20, 10);
    isConvolution(
        drawn(new Shape.Polyline(List.of(new Point(0, 5), new Point(30, 5)), solid(4))), 15, 5);
    isConvolution(
        drawn(
            new Shape.Polygon(
                List.of(new Point(0, 0), new Point(40, 0), new Point(0, 30)), CONVOLUTION)),
        5,
        5);
    isConvolution(
        drawn(new Shape.Curve(Cubic.straight(new Point(0, 20), new Point(40, 20)), solid(4))),
        30,
        20);
    isConvolution(
        drawn(new Shape.Box(new Area(10, 10, 10, 10), 0, CONVOLUTION, Stroke.NONE)), 15, 15);
    isConvolution(drawn(new Shape.Circle(20, 15, 8, CONVOLUTION, Stroke.NONE)), 20, 15);
  }

  @Test
  void whatHasNoFillOrNoLineLeavesTheBackground() {
    BufferedImage image =
        drawn(
            new Shape.Box(new Area(5, 5, 20, 20), 4, Colour.Role.NONE, solid(2)),
            new Shape.Circle(32, 15, 6, CONVOLUTION, Stroke.NONE),
            new Shape.Polyline(List.of(), solid(2)));

    assertThat(image.getRGB(15, 15)).isEqualTo(WHITE);
    isConvolution(image, 5, 15);
    assertThat(image.getRGB(39, 29)).isEqualTo(WHITE);
  }

  @Test
  void laterShapesLieOnTop() {
    Shape under = new Shape.Box(new Area(0, 0, 40, 30), 0, ACCENT, Stroke.NONE);
    Shape over = new Shape.Box(new Area(10, 10, 10, 10), 0, CONVOLUTION, Stroke.NONE);

    BufferedImage image = drawn(under, over);

    isConvolution(image, 15, 15);
    assertThat(image.getRGB(30, 20)).isEqualTo(ACCENT.argb(Palette.LIGHT));
  }

  @Test
  void aDashedLineHasGaps() {
    BufferedImage image =
        drawn(new Shape.Line(0, 10, 40, 10, new Stroke(CONVOLUTION, 4, List.of(10.0, 10.0))));

    isConvolution(image, 5, 10);
    assertThat(image.getRGB(15, 10)).isEqualTo(WHITE);
  }

  @Test
  void textLiesAtItsAnchorAndAroundTheMiddleOfItsHeight() {
    int[] start = inkBounds(Shape.Anchor.START);
    int[] middle = inkBounds(Shape.Anchor.MIDDLE);
    int[] end = inkBounds(Shape.Anchor.END);

    assertThat(start[0]).isBetween(99, 104);
    assertThat(end[1]).isBetween(96, 101);
    assertThat((middle[0] + middle[1]) / 2.0).isBetween(97.0, 103.0);
    assertThat((middle[2] + middle[3]) / 2.0).isBetween(17.0, 23.0);
  }

  /** Left, right, top and bottom of what a text at (100, 20) covers. */
  private static int[] inkBounds(Shape.Anchor anchor) {
    Shape text =
        new Shape.Text(100, 20, "HHHH", anchor, 16, Shape.Weight.BOLD, Colour.Role.FOREGROUND);
    BufferedImage image =
        PictureExport.image(new Picture(200, 40, List.of(text)), Palette.LIGHT, 1);
    int[] bounds = {999, -1, 999, -1};
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 200; x++) {
        if ((image.getRGB(x, y) & 255) < 128) {
          bounds[0] = Math.min(bounds[0], x);
          bounds[1] = Math.max(bounds[1], x);
          bounds[2] = Math.min(bounds[2], y);
          bounds[3] = Math.max(bounds[3], y);
        }
      }
    }
    return bounds;
  }

  @Test
  void theScaleMultipliesThePixelsAndThePaletteGivesTheColours(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("cell.png");
    Picture picture =
        new Picture(
            20.5, 10, List.of(new Shape.Box(new Area(5, 5, 5, 5), 0, CONVOLUTION, Stroke.NONE)));

    WholeFile.write(file, out -> PictureExport.png(picture, Palette.DARK, 3, out));

    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getWidth()).isEqualTo(62);
    assertThat(read.getHeight()).isEqualTo(30);
    assertThat(read.getRGB(20, 20)).isEqualTo(CONVOLUTION.argb(Palette.DARK));
    assertThat(read.getRGB(0, 0)).isEqualTo(Colour.Role.BACKGROUND.argb(Palette.DARK));
    assertThat(folder.toFile().list()).containsExactly("cell.png");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 4.5, Double.NaN})
  void aScaleOutsideOneToFourIsRefused(double scale) {
    assertThatThrownBy(
            () -> PictureExport.image(new Picture(1, 1, List.of()), Palette.LIGHT, scale))
        .hasMessageContaining("between 1 and 4");
  }
}
