package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real CIFAR-10 files in both layouts, if they are at hand. */
class SharedCifarSampleTest {
  private final Path sample =
      Path.of(System.getProperty("shared.dir", "../shared"), "data", "cifar-10-sample");

  @BeforeEach
  void sampleIsThere() {
    assumeTrue(Files.isDirectory(sample), () -> sample + " is absent: real CIFAR files not tried");
  }

  @Test
  void bothLayoutsHoldTheSameFirstImages() {
    ImagePool binary =
        new CifarBinaryLayout(Cifar.TEN).read(sample.resolve("cifar-10-batches-bin"), 0).pool();
    ImagePool python =
        new CifarPythonLayout(Cifar.TEN).read(sample.resolve("cifar-10-batches-py"), 0).pool();
    assertThat(binary.trainImages()).isEqualTo(5000);
    assertThat(binary.size()).isEqualTo(6000);
    assertThat(python.trainImages()).isEqualTo(200);
    assertThat(python.size()).isEqualTo(400);
    for (int i = 0; i < 200; i++) {
      assertThat(python.labels()[i]).isEqualTo(binary.labels()[i]);
      assertThat(python.pixels()[i]).isEqualTo(binary.pixels()[i]);
      assertThat(python.pixels()[200 + i]).isEqualTo(binary.pixels()[5000 + i]);
    }
  }

  @Test
  void isOpenedByItsParentFolder() throws InterruptedException {
    SearchData data =
        SearchDataFactory.open(
            DataConfigs.of("cifar-10").at(sample).batchSize(64).search(), Map.of());
    assertThat(data.splitSentence())
        .startsWith("5,000 training images (5 of 5 data_batch files) in two halves");
    assertThat(data.heldOutImages()).isEqualTo(1000);
    double sum = 0;
    double squares = 0;
    int count = 0;
    float[] pixels = new float[0];
    try (SearchBatches batches = data.searchBatches(0, 0)) {
      for (int step = 0; step < 39; step++) {
        pixels = batches.next().weight().pixels();
        for (float value : pixels) {
          sum += value;
          squares += value * value;
          count++;
        }
      }
    }
    // The constants are the full set's, and the padding is black.
    assertThat(sum / count).isBetween(-0.4, 0.1);
    assertThat(squares / count).isBetween(0.8, 1.4);
  }
}
