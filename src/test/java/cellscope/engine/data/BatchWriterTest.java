package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight pictures in two classes; picture i has the gray value 20 i. */
@Timeout(300)
class BatchWriterTest {
  private static final int SIDE = 8;
  private static final int[] PART = {1, 3, 5, 6};

  @TempDir Path folder;
  private FilePool pool;

  @BeforeEach
  void write() throws IOException {
    List<PictureFolders.Folder> classes = new ArrayList<>();
    for (int label = 0; label < 2; label++) {
      List<String> names = List.of("0.png", "1.png", "2.png", "3.png");
      Path of = folder.resolve("class" + label);
      for (int i = 0; i < names.size(); i++) {
        DataFiles.picture(of.resolve(names.get(i)), 20, 15, 0x141414 * (4 * label + i));
      }
      classes.add(new PictureFolders.Folder(of, names));
    }
    pool = new FilePool(folder, new PictureFolders(classes, List.of(), "", ""), SIDE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void theNextWholePictureOfThePartTakesABrokenOnesPlace(int threads) throws Exception {
    Files.writeString(pool.file(3), "broken");
    Files.writeString(pool.file(6), "broken");
    int[] labels = new int[5];
    // After 3 comes 5, and after the last one the first.
    assertThat(augmented(writer(threads, false), labels, 3, 6, 1, 5, 3))
        .containsExactly(5, 1, 1, 5, 5);
    assertThat(labels).containsExactly(1, 0, 0, 1, 1);
  }

  @Test
  void everyPlaceInABatchHasDrawsOfItsOwn() throws Exception {
    DataFiles.noise(pool.file(3), 60, 50, 1);
    int[] chosen = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
    List<float[]> batches = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      BatchWriter writer = writer(threads, true);
      float[] pixels = new float[chosen.length * writer.imageLength()];
      writer.augmented(chosen, PART, RandomStream.ofSeed(1), pixels, new int[chosen.length]);
      batches.add(pixels);
    }
    assertThat(batches.get(1)).isEqualTo(batches.get(0));
    Set<String> images = new HashSet<>();
    int length = SIDE * SIDE * 3;
    for (int i = 0; i < chosen.length; i++) {
      images.add(Arrays.toString(Arrays.copyOfRange(batches.get(0), i * length, (i + 1) * length)));
    }
    assertThat(images).hasSize(chosen.length);
  }

  @Test
  void aWholePartOfBrokenPicturesIsAProblem() throws IOException {
    for (int image : PART) {
      Files.writeString(pool.file(image), "broken");
    }
    assertThatThrownBy(() -> augmented(writer(2, false), new int[1], 3))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("4 pictures in a row can't be read");
    assertThatThrownBy(() -> augmented(writer(2, true), new int[1], 3))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(pool.file(3).toString());
  }

  @Test
  void plainImagesCloseUpOverBrokenOnes() throws Exception {
    Files.writeString(pool.file(1), "broken");
    Files.writeString(pool.file(4), "broken");
    BatchWriter writer = writer(3, false);
    float[] pixels = new float[7 * writer.imageLength()];
    int[] labels = new int[7];
    int whole = writer.plain(new int[] {7, 0, 1, 2, 3, 4, 5}, 1, 6, pixels, labels, 1);
    assertThat(whole).isEqualTo(4);
    assertThat(images(pixels, 5).subList(1, 5)).containsExactly(0, 2, 3, 5);
    assertThat(labels).startsWith(0, 0, 0, 0, 1);
    assertThat(pixels[0]).as("what was there before").isZero();
  }

  private List<Integer> augmented(BatchWriter writer, int[] labels, int... chosen)
      throws InterruptedException {
    float[] pixels = new float[chosen.length * writer.imageLength()];
    writer.augmented(chosen, PART, RandomStream.ofSeed(1), pixels, labels);
    return images(pixels, chosen.length);
  }

  /** Which picture each is. */
  private static List<Integer> images(float[] pixels, int count) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      found.add(Math.round(pixels[i * SIDE * SIDE * 3] / 20));
    }
    return found;
  }

  private BatchWriter writer(int threads, boolean strict) {
    Normalisation none = new Normalisation(new double[3], new double[] {1, 1, 1});
    Augmentation resized = new Augmentation(true, 0, true, 0, new ColourChange(0, 0, 0));
    ImageWriter writer = new ImageWriter(pool, none, 3, resized);
    return new BatchWriter(pool, writer, new PictureThreads(threads), strict);
  }
}
