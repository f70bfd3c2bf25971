package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarBinaryLayoutTest {
  @TempDir Path folder;

  @Test
  void readsRecordsOfAnyNumberAndAnySubsetOfFiles() throws IOException {
    DataFiles.cifarBinary(Cifar.TEN, folder, 13, 7);
    byte[] second = DataFiles.cifarBinary(Cifar.TEN, 5, 3);
    Files.write(folder.resolve("data_batch_5.bin"), second);

    ReadImages<ImagePool> images = new CifarBinaryLayout(Cifar.TEN).read(folder, 0);

    assertThat(images.trainNote()).contains("2 of 5 data_batch files");
    ImagePool pool = images.pool();
    assertThat(pool.trainImages()).isEqualTo(18);
    assertThat(pool.size()).isEqualTo(25);
    assertThat(pool.classes()).isEqualTo(10);
    assertThat(pool.labels()[12]).isEqualTo(2);
    assertThat(pool.labels()[13]).isZero();
    // Planar in the file, interleaved in the pool: pixel (1, 2) of the first image of data_batch_5.
    int pixel = 32 + 2;
    assertThat(Arrays.copyOfRange(pool.pixels()[13], 3 * pixel, 3 * pixel + 3))
        .containsExactly(second[1 + pixel], second[1 + 1024 + pixel], second[1 + 2048 + pixel]);
  }

  @Test
  void cifar100HasItsFineLabel() throws IOException {
    DataFiles.cifarBinary(Cifar.HUNDRED, folder, 45, 3);
    ImagePool pool = new CifarBinaryLayout(Cifar.HUNDRED).read(folder, 0).pool();
    assertThat(pool.classes()).isEqualTo(100);
    assertThat(pool.labels()[44]).isEqualTo(44);
  }

  @Test
  void truncatedFileIsRefused() throws IOException {
    DataFiles.cifarBinary(Cifar.TEN, folder, 3, 3);
    Path file = folder.resolve("test_batch.bin");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 3 * 3073 - 1));
    assertProblem(
        Cifar.TEN, file + ": has 9218 bytes, expected a whole number of records of 3073 bytes");
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    DataFiles.cifarBinary(Cifar.TEN, folder, 3, 3);
    Files.write(folder.resolve("data_batch_2.bin"), new byte[0]);
    assertProblem(Cifar.TEN, "data_batch_2.bin: has 0 bytes");
  }

  @Test
  void labelOutOfRangeIsRefused() throws IOException {
    DataFiles.cifarBinary(Cifar.TEN, folder, 3, 3);
    byte[] content = DataFiles.cifarBinary(Cifar.TEN, 3, 1);
    content[3073] = 10;
    Files.write(folder.resolve("data_batch_1.bin"), content);
    assertProblem(Cifar.TEN, "data_batch_1.bin: record 1 has label 10, expected 0 to 9");
  }

  @Test
  void coarseLabelOutOfRangeIsRefused() throws IOException {
    DataFiles.cifarBinary(Cifar.HUNDRED, folder, 3, 3);
    byte[] content = DataFiles.cifarBinary(Cifar.HUNDRED, 3, 1);
    content[0] = 20;
    Files.write(folder.resolve("train.bin"), content);
    assertProblem(Cifar.HUNDRED, "train.bin: record 0 has coarse label 20, expected 0 to 19");
  }

  @Test
  void missingTestFileIsNamed() throws IOException {
    DataFiles.cifarBinary(Cifar.TEN, folder, 3, 3);
    Files.delete(folder.resolve("test_batch.bin"));
    assertProblem(Cifar.TEN, folder + ": the file test_batch.bin is missing");
  }

  @Test
  void missingTrainingFilesAreNamed() throws IOException {
    DataFiles.cifarBinary(Cifar.TEN, folder, 3, 3);
    Files.delete(folder.resolve("data_batch_2.bin"));
    assertProblem(Cifar.TEN, "the file data_batch_1.bin is missing");
  }

  private void assertProblem(Cifar cifar, String message) {
    assertThatThrownBy(() -> new CifarBinaryLayout(cifar).read(folder, 0))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(message);
  }
}
