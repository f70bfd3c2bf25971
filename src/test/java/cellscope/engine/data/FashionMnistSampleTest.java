package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FashionMnistSampleTest {
  @Test
  void everyClassHasAsManyImages() {
    ImagePool pool = FashionMnistSample.read().pool();
    int[] train = new int[10];
    int[] test = new int[10];
    for (int i = 0; i < pool.size(); i++) {
      (i < pool.trainImages() ? train : test)[pool.labels()[i]]++;
    }
    assertThat(train).containsOnly(500);
    assertThat(test).containsOnly(100);
    assertThat(pool.height()).isEqualTo(28);
    assertThat(pool.width()).isEqualTo(28);
    assertThat(FashionMnistSample.read().classNames()).hasSize(10).endsWith("Bag", "Ankle boot");
  }

  @Test
  void isOpenedWithoutAnyPathAndItsGrayFillsThreeChannels() throws InterruptedException {
    SearchData data =
        SearchDataFactory.open(
            DataConfigs.of("fashion-mnist-sample").batchSize(64).search(), Map.of());
    assertThat(data.path()).isEqualTo("built in");
    assertThat(data.channels()).isEqualTo(3);
    assertThat(data.stepsPerEpoch()).isEqualTo(40);
    try (SearchBatches batches = data.searchBatches(0, 0)) {
      float[] pixels = batches.next().weight().pixels();
      assertThat(pixels).hasSize(64 * 28 * 28 * 3);
      for (int i = 0; i < pixels.length; i += 3) {
        assertThat(pixels[i + 1] == pixels[i] && pixels[i + 2] == pixels[i]).isTrue();
      }
    }
  }

  @Test
  void bringsItsLicence() {
    assertThat(getClass().getResourceAsStream("/cellscope/data/fashion-mnist-sample/LICENSE"))
        .asString(StandardCharsets.UTF_8)
        .contains("MIT License", "Zalando");
  }
}
