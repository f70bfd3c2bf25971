package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.InputProblem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void readsTheFormats(String format) throws IOException {
    Path file = folder.resolve("picture." + format);
    DataFiles.picture(file, 9, 7, 0x336699);
    byte[] square = Scaler.square(Picture.read(file), 8);
    assertThat(square).hasSize(8 * 8 * 3);
    for (int i = 0; i < square.length; i++) {
      // JPEG rounds.
      assertThat(square[i] & 0xFF).isCloseTo(new int[] {0x33, 0x66, 0x99}[i % 3], within(3));
    }
  }

  @Test
  void unscaledPictureKeepsItsPixels() throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x010203);
    image.setRGB(1, 1, 0xFFFEFD);
    byte[] square = Scaler.square(Picture.read(write(image)), 2);
    assertThat(Arrays.copyOf(square, 3)).containsExactly(1, 2, 3);
    assertThat(Arrays.copyOfRange(square, 9, 12)).containsExactly(0xFF, 0xFE, 0xFD);
  }

  @Test
  void shrinkingAveragesAllThatIsCovered() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, (i % 64 + i / 64) % 2 == 0 ? 0xFFFFFF : 0);
    }
    for (byte value : Scaler.square(Picture.read(write(image)), 8)) {
      assertThat(value & 0xFF).isCloseTo(128, within(2));
    }
  }

  @Test
  void enlargingInterpolates() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 0, 0xFF0000);
    image.setRGB(1, 1, 0xFF0000);
    byte[] square = Scaler.square(Picture.read(write(image)), 4);
    assertThat(square[0] & 0xFF).isZero();
    assertThat(square[3] & 0xFF).isEqualTo(64);
    assertThat(square[6] & 0xFF).isEqualTo(191);
    assertThat(square[9] & 0xFF).isEqualTo(255);
  }

  @Test
  void grayStaysAsItIsInTheFile() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 77);
    byte[] square = Scaler.square(Picture.read(write(image)), 2);
    assertThat(Arrays.copyOf(square, 3)).containsExactly(77, 77, 77);
  }

  @Test
  void sixteenBitGrayKeepsItsHighByte() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 77 * 257);
    assertThat(Scaler.square(Picture.read(write(image)), 2)[0]).isEqualTo((byte) 77);
  }

  @Test
  void transparentBecomesWhite() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(1, 0, 0xFF000000);
    byte[] square = Scaler.square(Picture.read(write(image)), 2);
    assertThat(Arrays.copyOf(square, 6)).containsExactly(255, 255, 255, 0, 0, 0);
  }

  @Test
  void truncatedAndForeignFilesAreRefused() throws IOException {
    Path file = write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB));
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length / 2));
    assertProblem(file);
    Files.writeString(file, "text");
    assertProblem(file);
    Files.write(file, new byte[0]);
    assertProblem(file);
  }

  private static void assertProblem(Path file) {
    assertThatThrownBy(() -> Picture.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(file + ": can't be read as a PNG, JPEG, GIF or BMP picture");
  }

  private Path write(BufferedImage image) throws IOException {
    Path file = folder.resolve("picture.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
