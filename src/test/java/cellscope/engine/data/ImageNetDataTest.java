package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class ImageNetDataTest {
  private static final int SIDE = 32;
  private static final int LENGTH = SIDE * SIDE * 3;

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = home.resolve("ILSVRC2012");
    DataFiles.imageNet(folder, 9, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TORCH_HOME", "CELLSCOPE_DATA"})
  void isFoundUnderTheUsualFolder(String variable) {
    DataConfigs config = DataConfigs.of("imagenet").imageSize(SIDE);
    SearchData data = SearchDataFactory.open(config.search(), Map.of(variable, home.toString()));
    assertThat(data.path()).isEqualTo(folder.toString());
    assertThat(data.classes()).isEqualTo(3);
    assertThat(data.weightImages() + data.archImages()).isEqualTo(27);
    assertThat(data.heldOutImages()).isEqualTo(9);
    assertThat(data.height()).isEqualTo(SIDE);
    assertThat(data.mean()).containsExactly(123.675, 116.28, 103.53);
    assertThat(data.deviation()).containsExactly(58.395, 57.12, 57.375);
    assertThat(data.splitSentence()).contains("images of train/", "9 images of val/");
  }

  @Test
  void everyNumberOfThreadsGivesTheSameBatches() throws InterruptedException {
    List<float[]> one = pixels(open(config().resized().threads(1)), 0, 0, 4);
    List<float[]> four = pixels(open(config().resized().threads(4)), 0, 0, 4);
    assertThat(four).usingRecursiveComparison().isEqualTo(one);
    assertThat(four.get(0)).isNotEqualTo(four.get(2));
  }

  @Test
  void batchesOfAStepAreTheSameFromWhateverStepOneStarts() throws InterruptedException {
    SearchData data = open(config().resized().threads(2));
    List<float[]> whole = pixels(data, 2, 0, 5);
    List<float[]> resumed = pixels(open(config().resized().threads(3)), 2, 3, 2);
    assertThat(resumed).usingRecursiveComparison().isEqualTo(whole.subList(6, 10));
  }

  @Test
  void labelsAreThoseOfThePictures() throws InterruptedException, IOException {
    for (int label = 0; label < 3; label++) {
      for (int i = 0; i < 9; i++) {
        String name = "n0" + (label + 1);
        Path file = folder.resolve("train/" + name + "/" + name + "_" + i + ".jpg");
        DataFiles.picture(file, 40, 30, 100 << 8 * label);
      }
    }
    SearchData data = open(config().resized().colours(0, 0, 0).threads(2));
    try (SearchBatches batches = data.searchBatches(0, 0)) {
      for (int step = 0; step < 4; step++) {
        SearchBatches.Pair pair = batches.next();
        assertThat(brightestColours(pair.weight())).isEqualTo(labels(pair.weight()));
        assertThat(brightestColours(pair.arch())).isEqualTo(labels(pair.arch()));
      }
    }
  }

  @Test
  void heldOutPicturesAreTheScaledMiddleInTheFilesOrder() {
    SearchData data = open(config().threads(3));
    List<Integer> labels = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    List<float[]> images = new ArrayList<>();
    data.eachHeldOutBatch(
        4,
        batch -> {
          sizes.add(batch.size());
          labels.addAll(labels(batch));
          for (int i = 0; i < batch.size(); i++) {
            images.add(Arrays.copyOfRange(batch.pixels(), i * LENGTH, (i + 1) * LENGTH));
          }
        });
    assertThat(sizes).containsExactly(4, 4, 1);
    assertThat(labels).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
    byte[] last = Scaler.centre(Picture.read(folder.resolve("val/n03/n03_9.jpg")), SIDE);
    float green = (float) (((last[1] & 0xFF) - 116.28) / 57.12);
    assertThat(images.get(8)[1]).isEqualTo(green);
  }

  @Test
  void pictureThatProvesBrokenIsReplacedByTheNextOfItsPart() throws Exception {
    Path broken = folder.resolve("train/n02/n02_4.jpg");
    Files.writeString(broken, "no picture");
    Path brokenToo = folder.resolve("train/n02/n02_5.jpg");
    Files.write(brokenToo, Arrays.copyOf(Files.readAllBytes(brokenToo), 300));
    List<float[]> one = pixels(open(config().resized().threads(1)), 0, 0, 6);
    List<float[]> four = pixels(open(config().resized().threads(4)), 0, 0, 6);
    assertThat(four).usingRecursiveComparison().isEqualTo(one);

    SearchData strict = open(config().resized().strict().threads(2));
    assertThatThrownBy(() -> pixels(strict, 0, 0, 6))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("train/n02/n02_")
        .hasMessageContaining("can't be read as a PNG");
  }

  @Test
  void brokenHeldOutPictureIsLeftOutOfTheEvaluation() throws IOException {
    Files.write(folder.resolve("val/n01/n01_10.jpg"), new byte[10]);
    List<Integer> labels = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    open(config().threads(2))
        .eachHeldOutBatch(
            4,
            batch -> {
              sizes.add(batch.size());
              labels.addAll(labels(batch));
            });
    assertThat(labels).containsExactly(0, 0, 1, 1, 1, 2, 2, 2);
    assertThat(sizes).containsExactly(4, 4);

    SearchData strict = open(config().strict());
    assertThatThrownBy(() -> strict.eachHeldOutBatch(4, batch -> {}))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("n01_10.jpg");
  }

  @Test
  void onlyNamesAreReadBeforehand() throws IOException {
    for (int i = 0; i < 3000; i++) {
      Files.createFile(folder.resolve("train/n01/empty_" + i + ".jpg"));
    }
    SearchData data = open(config());
    assertThat(data.weightImages() + data.archImages()).isEqualTo(3027);
    assertThatThrownBy(() -> pixels(open(allEmpty()), 0, 0, 1))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("pictures in a row can't be read");
  }

  private DataConfigs allEmpty() throws IOException {
    Path other = home.resolve("other");
    for (String part : List.of("train/a", "train/b", "val/a", "val/b")) {
      Files.createDirectories(other.resolve(part));
      for (int i = 0; i < 20; i++) {
        Files.createFile(other.resolve(part).resolve(i + ".png"));
      }
    }
    return DataConfigs.of("imagenet").at(other).imageSize(SIDE);
  }

  @Test
  void picturesOfEveryKindAndShapeAreTaken() throws Exception {
    Path odd = folder.resolve("train/n01");
    DataFiles.write(new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_GRAY), odd.resolve("1.jpg"));
    DataFiles.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_ARGB), odd.resolve("2.png"));
    DataFiles.noise(odd.resolve("3.png"), 1, 1, 3);
    DataFiles.noise(odd.resolve("4.png"), 1, 3000, 4);
    DataFiles.noise(odd.resolve("5.png"), 3000, 2, 5);
    Files.createDirectories(folder.resolve("val/n01"));
    for (int i = 1; i <= 5; i++) {
      String name = i + (i == 1 ? ".jpg" : ".png");
      Files.copy(odd.resolve(name), folder.resolve("val/n01/" + name));
    }
    SearchData data = open(config().resized().strict());
    for (float[] batch : pixels(data, 0, 0, data.stepsPerEpoch())) {
      for (float value : batch) {
        assertThat(value).isFinite().isBetween(-3f, 3f);
      }
    }
    List<Integer> labels = new ArrayList<>();
    data.eachHeldOutBatch(100, batch -> labels.addAll(labels(batch)));
    assertThat(labels).hasSize(14);
  }

  @Test
  void grayNetworkGetsTheBrightness() throws InterruptedException {
    SearchData data = open(config().channels(1));
    assertThat(data.mean()).hasSize(1);
    assertThat(pixels(data, 0, 0, 1).get(0)).hasSize(LENGTH / 3 * 4);
    assertThatThrownBy(() -> config().channels(1).resized().data())
        .hasMessageContaining("data.colourJitter needs colour images");
  }

  @Test
  void fingerprintKnowsNamesAndSizes() throws IOException {
    String fingerprint = open(config()).fingerprint();
    assertThat(open(config().seed(9)).fingerprint()).isEqualTo(fingerprint);
    Path file = folder.resolve("train/n01/n01_3.jpg");
    Path renamed = Files.move(file, folder.resolve("train/n01/n01_3b.jpg"));
    String otherName = open(config()).fingerprint();
    Files.move(renamed, file);
    assertThat(open(config()).fingerprint()).isEqualTo(fingerprint);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    String otherSize = open(config()).fingerprint();
    assertThat(List.of(fingerprint, otherName, otherSize)).doesNotHaveDuplicates();
  }

  @Test
  void flatValidationFolderIsRefusedWithTheRemedy() throws IOException {
    Path other = home.resolve("flat");
    Files.createDirectories(other);
    Files.move(folder.resolve("train"), other.resolve("train"));
    DataFiles.noise(other.resolve("val/ILSVRC2012_val_00000001.jpg"), 9, 9, 1);
    assertThatThrownBy(() -> open(config().at(other)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(other.resolve("val") + ": has 0 class directories")
        .hasMessageContaining("sort the pictures into one directory per class");
  }

  @Test
  void trainingTakesAllTrainingPictures() throws InterruptedException {
    SearchData data = SearchDataFactory.openTraining(config().resized().train(), Map.of());
    assertThat(data.weightImages()).isEqualTo(27);
    assertThat(data.archImages()).isZero();
    assertThat(data.stepsPerEpoch()).isEqualTo(7);
    List<Integer> labels = new ArrayList<>();
    try (SearchBatches batches = data.searchBatches(0, 0)) {
      for (int step = 0; step < 7; step++) {
        labels.addAll(labels(batches.next().weight()));
      }
    }
    assertThat(labels).hasSize(27);
    assertThat(labels.stream().filter(l -> l == 1)).hasSize(9);
  }

  @Test
  void batchesThatJavaHasNoRoomForAreToldBeforehand() {
    SearchData data = open(config());
    // Four of four weight and four architecture images each, twice nine held-out ones.
    assertThat(data.batchBytes()).isEqualTo(4L * LENGTH * (4 * 8 + 2 * 9));
    SearchDataFactory.requireRoom(data, data.batchBytes() * 2);
    assertThatThrownBy(() -> SearchDataFactory.requireRoom(data, data.batchBytes()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("batches of 32x32 images need")
        .hasMessageContaining("lower the batch size or data.imageSize");
  }

  private DataConfigs config() {
    return DataConfigs.of("imagenet").at(folder).imageSize(SIDE).batchSize(4);
  }

  private static SearchData open(DataConfigs config) {
    return SearchDataFactory.open(config.search(), Map.of());
  }

  /** Weight and architecture pixels, one after the other. */
  private static List<float[]> pixels(SearchData data, int epoch, int from, int count)
      throws InterruptedException {
    List<float[]> taken = new ArrayList<>();
    try (SearchBatches batches = data.searchBatches(epoch, from)) {
      for (int i = 0; i < count; i++) {
        SearchBatches.Pair pair = batches.next();
        taken.add(pixels(pair.weight()));
        taken.add(pixels(pair.arch()));
      }
    }
    return taken;
  }

  private static float[] pixels(Batch batch) {
    int length = batch.size() * batch.pixels().length / batch.labels().length;
    return Arrays.copyOf(batch.pixels(), length);
  }

  private static List<Integer> labels(Batch batch) {
    return Arrays.stream(batch.labels(), 0, batch.size()).boxed().toList();
  }

  /** By image: 0 for blue, 1 for green, 2 for red. */
  private static List<Integer> brightestColours(Batch batch) {
    List<Integer> colours = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      float[] pixel = Arrays.copyOfRange(batch.pixels(), i * LENGTH + 300, i * LENGTH + 303);
      colours.add(pixel[2] > -1 ? 0 : pixel[1] > -1 ? 1 : 2);
    }
    return colours;
  }
}
