package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.engine.data.DataLocator.Place;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageNet16LayoutTest {
  private static final int BYTES = 768;

  private final byte[] data = DataFiles.randomBytes(4 * BYTES, 5);
  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectories(home.resolve("cifar.python/ImageNet16"));
    int[] labels = {120, 121, 1, 1000};
    Files.write(folder.resolve("train_data_batch_1"), Pickles.imageNet16(labels, data));
    Files.write(folder.resolve("train_data_batch_7"), Pickles.imageNet16(labels, data));
    byte[] two = Arrays.copyOf(data, 2 * BYTES);
    Files.write(folder.resolve("val_data"), Pickles.imageNet16(new int[] {2, 500}, two));
  }

  @Test
  void keepsTheFirst120Classes() {
    ReadImages<ImagePool> images = new ImageNet16Layout().read(folder, 0);
    ImagePool pool = images.pool();
    assertThat(pool.classes()).isEqualTo(120);
    assertThat(pool.labels()).containsExactly(119, 0, 119, 0, 1);
    assertThat(pool.trainImages()).isEqualTo(4);
    assertThat(pool.height()).isEqualTo(16);
    assertThat(images.trainNote()).contains("2 of 10 train_data_batch files");
    // Planes become pixels: the second one's green value of row 0, column 3.
    assertThat(pool.pixels()[1][3 * 3 + 1]).isEqualTo(data[2 * BYTES + 256 + 3]);
  }

  @Test
  void isFoundUnderTorchHome() {
    Place place = DataLocator.find("imagenet16-120", "", Map.of("TORCH_HOME", home.toString()));
    assertThat(place.folder()).isEqualTo(folder);
  }

  @Test
  void missingValidationDataAndLabelZeroAreTold() throws IOException {
    Files.delete(folder.resolve("val_data"));
    assertThatThrownBy(() -> new ImageNet16Layout().read(folder, 0))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("val_data");
    byte[] one = Arrays.copyOf(data, BYTES);
    Files.write(folder.resolve("train_data_batch_1"), Pickles.imageNet16(new int[] {0}, one));
    assertThatThrownBy(() -> new ImageNet16Layout().read(folder, 0))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("train_data_batch_1")
        .hasMessageContaining("label 0, expected 1 to 1000");
  }
}
