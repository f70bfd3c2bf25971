package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CifarPythonLayoutTest {
  private final byte[] data = DataFiles.randomBytes(4 * Cifar.IMAGE_BYTES, 5);
  private final byte[] labels = {3, 0, 9, 4};
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.write(folder.resolve("data_batch_1"), Pickles.cifar("labels", labels, data));
    Files.write(
        folder.resolve("test_batch"),
        Pickles.cifar("labels", new byte[] {1}, Arrays.copyOf(data, Cifar.IMAGE_BYTES)));
  }

  @Test
  void readsWhatPython2Pickled() {
    ReadImages<ImagePool> images = read();
    assertThat(images.trainNote()).contains("1 of 5 data_batch files");
    assertThat(images.classNames()).hasSize(10).startsWith("airplane", "automobile");
    ImagePool pool = images.pool();
    assertThat(pool.labels()).containsExactly(3, 0, 9, 4, 1);
    assertThat(pool.trainImages()).isEqualTo(4);
    assertPixels(pool, 2);
    assertThat(pool.pixels()[4]).isEqualTo(pool.pixels()[0]);
  }

  @Test
  void readsColumnMajorArrays() throws IOException {
    byte[] columns = new byte[data.length];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < Cifar.IMAGE_BYTES; j++) {
        columns[j * 4 + i] = data[i * Cifar.IMAGE_BYTES + j];
      }
    }
    batch(dictionary(array("u1", columns, true)));
    assertPixels(read().pool(), 3);
  }

  @Test
  void cifar100HasItsFineLabels() throws IOException {
    byte[] fine = {99, 0, 1, 50};
    Files.write(folder.resolve("train"), Pickles.cifar("fine_labels", fine, data));
    Files.write(folder.resolve("test"), Pickles.cifar("fine_labels", fine, data));
    ReadImages<ImagePool> images = new CifarPythonLayout(Cifar.HUNDRED).read(folder, 0);
    assertThat(images.classNames()).hasSize(100).startsWith("apple").endsWith("worm").isSorted();
    ImagePool pool = images.pool();
    assertThat(pool.labels()).containsExactly(99, 0, 1, 50, 99, 0, 1, 50);
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "__builtin__, eval",
    "builtins, exec",
    "subprocess, Popen",
    "copy_reg, _reconstructor",
    "datetime, datetime",
    "array, array",
    "exceptions, Exception",
    "numpy, load"
  })
  void noOtherClassIsBuilt(String module, String name) throws IOException {
    batch(Pickles.start().global(module, name).text("touch /tmp/x").op("\u0085R.").bytes());
    assertProblem("data_batch_1: can't be read", module + "." + name + ", expected plain values");
  }

  @Test
  void objectsByOtherOpcodesAreRefused() throws IOException {
    batch(Pickles.start().op("(").text("touch /tmp/x").op("ios\nsystem\n.").bytes());
    assertProblem("builds an object");
    batch(Pickles.start().global("numpy", "ndarray").op(")\u0081.").bytes());
    assertProblem("builds an object");
  }

  @Test
  void arrayOfAnotherTypeIsRefused() throws IOException {
    batch(dictionary(array("f4", data, false)));
    assertProblem("'data' is an array of type f4 and not of unsigned bytes");
  }

  @Test
  void arrayOfAnotherShapeIsRefused() throws IOException {
    batch(
        Pickles.start()
            .op("}(")
            .text("data")
            .array(8, Cifar.IMAGE_BYTES / 2, "u1", data, false)
            .op("u.")
            .bytes());
    assertProblem("'data' has shape [8, 1536] and not [images, 3072]");
  }

  @Test
  void arrayShorterThanItsShapeIsRefused() throws IOException {
    batch(dictionary(array("u1", Arrays.copyOf(data, data.length - 1), false)));
    assertProblem("an array of 12287 bytes, expected 12288 by its shape");
  }

  @Test
  void fewerLabelsThanImagesAreRefused() throws IOException {
    batch(
        Pickles.start()
            .op("}(")
            .text("data")
            .array(4, Cifar.IMAGE_BYTES, "u1", data, false)
            .text("labels")
            .list(new byte[3])
            .op("u.")
            .bytes());
    assertProblem("'labels' is not a list of 4 numbers");
  }

  @Test
  void cifar100InPlaceOfCifar10IsRefused() throws IOException {
    batch(Pickles.cifar("fine_labels", labels, data));
    assertProblem("'labels' is not a list");
    batch(Pickles.cifar("labels", new byte[] {1, 2, 10, 3}, data));
    assertProblem("record 2 has label 10, expected 0 to 9");
  }

  @Test
  void otherPicklesAndOtherFilesAreRefused() throws IOException {
    batch(Pickles.start().list(labels).op(".").bytes());
    assertProblem("is no pickled dictionary");
    batch(Pickles.start().op("}.").bytes());
    assertProblem("it has no array 'data'");
    batch("a plain text".getBytes(StandardCharsets.UTF_8));
    assertProblem("can't be read as a pickle");
  }

  @Test
  void lengthBeyondTheFileIsRefusedWithoutReservingMemory() throws IOException {
    batch(Pickles.start().op("T\u00ff\u00ff\u00ff\u007f.").bytes());
    assertProblem("a value is longer than the file");
  }

  private byte[] dictionary(Pickles array) {
    return array.text("labels").list(labels).op("u.").bytes();
  }

  private static Pickles array(String type, byte[] content, boolean fortran) {
    return Pickles.start()
        .op("}(")
        .text("data")
        .array(4, Cifar.IMAGE_BYTES, type, content, fortran);
  }

  private void batch(byte[] content) throws IOException {
    Files.write(folder.resolve("data_batch_1"), content);
  }

  private ReadImages<ImagePool> read() {
    return new CifarPythonLayout(Cifar.TEN).read(folder, 0);
  }

  private void assertPixels(ImagePool pool, int image) {
    byte[] pixels = pool.pixels()[image];
    for (int i = 0; i < 1024; i++) {
      for (int channel = 0; channel < 3; channel++) {
        assertThat(pixels[3 * i + channel])
            .isEqualTo(data[image * Cifar.IMAGE_BYTES + 1024 * channel + i]);
      }
    }
  }

  private void assertProblem(String... parts) {
    assertThatThrownBy(this::read).isInstanceOf(InputProblem.class).hasMessageContainingAll(parts);
  }
}
