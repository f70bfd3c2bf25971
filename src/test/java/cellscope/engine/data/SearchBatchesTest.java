package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.engine.data.SearchBatches.Pair;
import cellscope.model.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SearchBatchesTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    DataFiles.idx(folder, 75, 20);
  }

  @Test
  void batchesOfAStepAreTheSameFromWhateverStepOneStarts() throws InterruptedException {
    SearchData data = open(config());
    List<String> whole = take(data, 3, 0, 8);
    for (int from = 1; from < 8; from++) {
      assertThat(take(data, 3, from, 8 - from)).isEqualTo(whole.subList(from, 8));
    }
    assertThat(take(open(config()), 3, 5, 2)).isEqualTo(whole.subList(5, 7));
    assertThat(take(data, 4, 0, 8)).doesNotContainAnyElementsOf(whole);
    assertThat(take(open(config().seed(2)), 3, 0, 8)).doesNotContainAnyElementsOf(whole);
  }

  @Test
  void selectionIsTheArchitectureHalfAsItIsOrAsInTraining() {
    SearchData data = open(config());
    RandomStream order = RandomStream.ofSeed(5);
    SelectionBatches plain = data.selection(16, order, false);
    SelectionBatches augmented = data.selection(16, order, true);
    assertThat(plain.count()).isEqualTo(augmented.count()).isEqualTo(3);
    Set<String> ofPlain = new TreeSet<>();
    Set<String> ofAugmented = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      ofPlain.addAll(images(plain.batch(i)));
      ofAugmented.addAll(images(augmented.batch(i)));
    }
    assertThat(ofPlain).hasSize(data.archImages());
    assertThat(ofAugmented).hasSizeGreaterThan(data.archImages() / 2).isNotEqualTo(ofPlain);
    List<String> once = images(augmented.batch(1));
    augmented.batch(2);
    assertThat(images(augmented.batch(1))).isEqualTo(once);
    assertThat(images(data.selection(16, order, true).batch(1))).isEqualTo(once);
  }

  @Test
  void aSlowConsumerGetsTheSameBatches() throws InterruptedException {
    SearchData data = open(config());
    List<String> fast = take(data, 0, 0, 6);
    List<String> slow = new ArrayList<>();
    try (SearchBatches batches = data.searchBatches(0, 0)) {
      for (int i = 0; i < 6; i++) {
        Pair pair = batches.next();
        Thread.sleep(20);
        slow.add(shown(pair));
      }
    }
    assertThat(slow).isEqualTo(fast);
  }

  @Test
  void aPassTakesEveryImageOfTheWeightHalfOnce() throws InterruptedException {
    SearchData data = open(config().plain().channels(1));
    Set<String> heldOut = new TreeSet<>();
    data.eachHeldOutBatch(7, batch -> heldOut.addAll(images(batch)));
    assertThat(heldOut).hasSize(20);
    assertThat(data.stepsPerEpoch()).isEqualTo(3);

    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    Set<String> arch = new TreeSet<>();
    try (SearchBatches batches = data.searchBatches(0, 0)) {
      for (int step = 0; step < 6; step++) {
        Pair pair = batches.next();
        assertThat(pair.weight().size()).isEqualTo(step % 3 == 2 ? 6 : 16);
        assertThat(pair.arch().size()).isEqualTo(pair.weight().size());
        (step < 3 ? first : second).addAll(images(pair.weight()));
        arch.addAll(images(pair.arch()));
      }
    }
    assertThat(first).hasSize(38).doesNotHaveDuplicates();
    assertThat(second).as("a second pass, in another order").hasSameElementsAs(first);
    assertThat(second).isNotEqualTo(first);
    assertThat(arch).doesNotContainAnyElementsOf(first).doesNotContainAnyElementsOf(heldOut);
    assertThat(arch).hasSizeGreaterThan(25).hasSizeLessThanOrEqualTo(37);
  }

  @Test
  void heldOutBatchesKeepTheFilesOrder() {
    SearchData data = open(config().channels(1));
    List<Integer> sizes = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    data.eachHeldOutBatch(
        8,
        batch -> {
          sizes.add(batch.size());
          Arrays.stream(batch.labels(), 0, batch.size()).forEach(labels::add);
        });
    assertThat(sizes).containsExactly(8, 8, 4);
    assertThat(labels).startsWith(0, 1, 2, 0, 1, 2, 0, 1, 2).hasSize(20);
  }

  @Test
  void aBatchLargerThanTheHalfIsTheHalf() throws InterruptedException {
    SearchData data = open(config().batchSize(1000));
    assertThat(data.stepsPerEpoch()).isEqualTo(1);
    try (SearchBatches batches = data.searchBatches(0, 0)) {
      assertThat(batches.next().weight().size()).isEqualTo(38);
    }
  }

  @Test
  void ringIsUsedAgainAfterClosing() throws InterruptedException {
    SearchData data = open(config());
    List<float[]> arrays = new ArrayList<>();
    for (int epoch = 0; epoch < 5; epoch++) {
      try (SearchBatches batches = data.searchBatches(epoch, 0)) {
        for (int step = 0; step < 20; step++) {
          float[] pixels = batches.next().weight().pixels();
          if (arrays.stream().noneMatch(known -> known == pixels)) {
            arrays.add(pixels);
          }
        }
      }
    }
    assertThat(arrays).hasSizeLessThanOrEqualTo(PreparedBatches.BUFFERS);
  }

  @Test
  void closingEndsTheThread() throws InterruptedException {
    SearchBatches batches = open(config()).searchBatches(0, 0);
    batches.next();
    batches.close();
    batches.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("cellscope-batches"));
    assertThatThrownBy(batches::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatFailsOnTheThreadIsThrownByNext() throws InterruptedException {
    Queue<PairBuffer> spare = new ConcurrentLinkedQueue<>();
    List<PairBuffer> ring =
        Stream.generate(() -> new PairBuffer(1, 1, true)).limit(PreparedBatches.BUFFERS).toList();
    PreparedBatches.Maker maker =
        (step, into) -> {
          if (step == 7) {
            throw new IllegalStateException("step 7 is broken");
          }
          return into.pair(1);
        };
    try (PreparedBatches batches = new PreparedBatches(maker, 5, ring, spare)) {
      batches.next();
      batches.next();
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(batches::next).hasMessage("step 7 is broken");
      }
    }
    assertThat(spare).hasSize(PreparedBatches.BUFFERS);
  }

  @Test
  void fingerprintCoversTheImagesUsedAndNotTheirShuffle() throws IOException {
    String fingerprint = open(config()).fingerprint();
    assertThat(fingerprint).matches("[0-9a-f]{64}");
    assertThat(open(config().seed(9)).fingerprint()).isEqualTo(fingerprint);
    assertThat(open(config().limits(60, 0)).fingerprint()).isNotEqualTo(fingerprint);
    changeByte("train-images-idx3-ubyte", 16 + 74 * 30);
    String otherPixel = open(config()).fingerprint();
    changeByte("train-labels-idx1-ubyte", 8);
    String otherLabel = open(config()).fingerprint();
    DataFiles.idx(folder, 75, 19);
    String otherTest = open(config()).fingerprint();
    assertThat(List.of(fingerprint, otherPixel, otherLabel, otherTest)).doesNotHaveDuplicates();
  }

  /** To 1, or to 2 if it was 1. */
  private void changeByte(String file, int at) throws IOException {
    byte[] content = Files.readAllBytes(folder.resolve(file));
    content[at] = (byte) (content[at] == 1 ? 2 : 1);
    Files.write(folder.resolve(file), content);
  }

  private DataConfigs config() {
    return DataConfigs.of("idx").at(folder);
  }

  private static SearchData open(DataConfigs config) {
    return SearchDataFactory.open(config.search(), Map.of());
  }

  private static List<String> take(SearchData data, int epoch, int from, int count)
      throws InterruptedException {
    List<String> taken = new ArrayList<>();
    try (SearchBatches batches = data.searchBatches(epoch, from)) {
      for (int i = 0; i < count; i++) {
        taken.add(shown(batches.next()));
      }
    }
    return taken;
  }

  private static String shown(Pair pair) {
    return shown(pair.weight()) + " " + shown(pair.arch());
  }

  private static String shown(Batch batch) {
    int length = batch.size() * batch.pixels().length / batch.labels().length;
    return Arrays.toString(Arrays.copyOf(batch.pixels(), length))
        + Arrays.toString(Arrays.copyOf(batch.labels(), batch.size()));
  }

  private static List<String> images(Batch batch) {
    List<String> images = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      images.add(Arrays.toString(Arrays.copyOfRange(batch.pixels(), 30 * i, 30 * i + 30)));
    }
    return images;
  }
}
