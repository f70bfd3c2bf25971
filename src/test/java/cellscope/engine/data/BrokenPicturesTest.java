package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenPicturesTest {
  @TempDir Path folder;

  @BeforeEach
  void wholePictures() throws IOException {
    DataFiles.imageFolder(folder.resolve("train"), 3, 10);
    DataFiles.picture(folder.resolve("train/b/1.png"), 12, 10, 0x404040);
    DataFiles.imageFolder(folder.resolve("test"), 2, 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.jpg", "cut.png", "text.png", "empty.png", "cmyk.jpg"})
  void brokenPictureIsSkippedAndCountedOrNamedIfStrict(String name) throws IOException {
    Path broken = folder.resolve("train/b").resolve(name);
    Files.write(broken, content(name));

    SearchData data = SearchDataFactory.open(config().search(), Map.of());
    assertThat(data.weightImages() + data.archImages()).isEqualTo(6);
    assertThat(data.heldOutImages()).isEqualTo(4);
    assertThat(data.splitSentence()).contains("(1 broken one skipped: " + broken + ")");

    assertThatThrownBy(() -> SearchDataFactory.open(config().strict().search(), Map.of()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(broken + ": can't be read as a PNG")
        .hasMessageContaining(name.startsWith("cmyk") ? "a CMYK JPEG" : "");
  }

  @Test
  void brokenPicturesOfEitherPartAreCountedApart() throws IOException {
    Files.createFile(folder.resolve("train/a/x.png"));
    Files.createFile(folder.resolve("train/b/x.png"));
    Files.createFile(folder.resolve("test/b/y.png"));
    String sentence = SearchDataFactory.open(config().search(), Map.of()).splitSentence();
    assertThat(sentence)
        .contains("2 broken ones skipped, the first: " + folder.resolve("train/a/x.png"))
        .contains("1 broken one skipped: " + folder.resolve("test/b/y.png"));
  }

  @Test
  void classOfBrokenPicturesAloneIsRefused() throws IOException {
    for (int i = 0; i < 3; i++) {
      Files.write(folder.resolve("train/a/" + i + ".png"), new byte[0]);
    }
    assertThatThrownBy(() -> SearchDataFactory.open(config().search(), Map.of()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(folder.resolve("train/a") + ": has nothing but broken pictures");
  }

  private DataConfigs config() {
    return DataConfigs.of("image-folder").at(folder);
  }

  private byte[] content(String name) throws IOException {
    switch (name) {
      case "cut.jpg", "cut.png":
        byte[] whole = noise(name.substring(4));
        return Arrays.copyOf(whole, whole.length * 2 / 3);
      case "text.png":
        return "no picture at all".getBytes(StandardCharsets.UTF_8);
      case "cmyk.jpg":
        return cmyk();
      default:
        return new byte[0];
    }
  }

  private static byte[] noise(String format) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    byte[] bytes = DataFiles.randomBytes(64 * 64 * 3, 5);
    for (int i = 0; i < 64 * 64; i++) {
      int rgb = (bytes[3 * i] & 255) << 16 | (bytes[3 * i + 1] & 255) << 8 | bytes[3 * i + 2] & 255;
      image.setRGB(i % 64, i / 64, rgb);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static byte[] cmyk() throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage((Raster) raster, null, null));
    } finally {
      writer.dispose();
    }
    // Four samples are CMYK where an APP14 segment of Adobe's says so.
    byte[] plain = bytes.toByteArray();
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.write(plain, 0, 2);
    marked.writeBytes(
        new byte[] {-1, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0});
    marked.write(plain, 2, plain.length - 2);
    return marked.toByteArray();
  }
}
