package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxLayoutTest {
  private final IdxLayout layout = new IdxLayout();
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    DataFiles.idx(folder, 12, 6);
  }

  @Test
  void readsPlainAndGzippedFiles() {
    ImagePool pool = layout.read(folder, 0).pool();

    assertThat(pool.trainImages()).isEqualTo(12);
    assertThat(pool.size()).isEqualTo(18);
    assertThat(pool.height()).isEqualTo(6);
    assertThat(pool.width()).isEqualTo(5);
    assertThat(pool.channels()).isEqualTo(1);
    assertThat(pool.classes()).isEqualTo(3);
    assertThat(pool.labels()).startsWith(0, 1, 2, 0).hasSize(18);
    byte[] train = DataFiles.randomBytes(360, 1);
    byte[] test = DataFiles.randomBytes(180, 2);
    assertThat(pool.pixels()[1]).isEqualTo(Arrays.copyOfRange(train, 30, 60));
    assertThat(pool.pixels()[17]).isEqualTo(Arrays.copyOfRange(test, 150, 180));
  }

  @Test
  void readsBareNamesAndDotsInNames() throws IOException {
    move("train-images-idx3-ubyte", "train-images");
    move("train-labels-idx1-ubyte", "train-labels.idx1-ubyte");
    move("t10k-images-idx3-ubyte.gz", "test-images.gz");
    assertThat(layout.recognises(folder)).isTrue();
    assertThat(layout.read(folder, 0).pool().size()).isEqualTo(18);
  }

  @Test
  void missingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
    assertProblem("t10k-labels-idx1-ubyte (or .gz) is missing");
  }

  @Test
  void truncatedImagesAreRefused() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    assertProblem(file + ": is truncated: expected 12 images of 6x5");
  }

  @Test
  void truncatedGzipIsRefused() throws IOException {
    Path file = folder.resolve("t10k-images-idx3-ubyte.gz");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 90));
    assertProblem(file.toString());
  }

  @Test
  void labelsInPlaceOfImagesAreRefused() throws IOException {
    Path file = folder.resolve("train-images-idx3-ubyte");
    Files.copy(
        folder.resolve("train-labels-idx1-ubyte"), file, StandardCopyOption.REPLACE_EXISTING);
    assertProblem(file + ": starts with 0x00000801, expected IDX images (magic 0x00000803)");
  }

  @Test
  void longerFileThanItsHeaderTellsIsRefused() throws IOException {
    Path file = folder.resolve("train-labels-idx1-ubyte");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 21));
    assertProblem(file + ": is longer than the 12 labels");
  }

  @Test
  void fewerLabelsThanImagesAreRefused() throws IOException {
    Path file = folder.resolve("train-labels-idx1-ubyte");
    Files.write(file, DataFiles.idxLabels(DataFiles.cycle(11, 3)));
    assertProblem(file + ": has 11 labels, expected one for each of 12 images");
  }

  @Test
  void classWithoutImagesIsRefused() throws IOException {
    byte[] labels = DataFiles.cycle(12, 2);
    labels[3] = 3;
    Files.write(folder.resolve("train-labels-idx1-ubyte"), DataFiles.idxLabels(labels));
    assertProblem("has no image of class 2, expected labels from 0 to 3");
  }

  @Test
  void testLabelThatTrainingDoesNotHaveIsRefused() throws IOException {
    byte[] labels = DataFiles.cycle(6, 3);
    labels[4] = 3;
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), DataFiles.idxLabels(labels));
    assertProblem("record 4 has label 3, expected 0 to 2");
  }

  private void assertProblem(String message) {
    assertThatThrownBy(() -> layout.read(folder, 0))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(message);
  }

  private void move(String from, String to) throws IOException {
    Files.move(folder.resolve(from), folder.resolve(to));
  }
}
