package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderLayoutTest {
  private final ImageFolderLayout layout = new ImageFolderLayout();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"test", "val"})
  void readsTrainAndTestParts(String test) throws IOException {
    DataFiles.imageFolder(folder.resolve("train"), 3, 10);
    DataFiles.imageFolder(folder.resolve(test), 2, 100);
    Files.writeString(folder.resolve("README"), "beside the parts");

    ReadImages<ImagePool> images = layout.read(folder, 8);

    assertThat(images.heldOutNote()).isEqualTo("images of " + test + "/");
    assertThat(images.classNames()).containsExactly("a", "b");
    ImagePool pool = images.pool();
    assertThat(pool.labels()).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 1, 1);
    assertThat(pool.trainImages()).isEqualTo(6);
    assertThat(pool.pixels()[1]).hasSize(8 * 8 * 3).startsWith(11, 0, 0);
    assertThat(pool.pixels()[9]).startsWith(0, 0, 101);
  }

  @Test
  void withoutATestPartATenthOfEveryClassIsHeldOut() throws IOException {
    DataFiles.imageFolder(folder, 20, 1);
    assertThat(layout.read(folder, 8).classNames()).containsExactly("a", "b");
    ImagePool pool = layout.read(folder, 8).pool();
    assertThat(pool.trainImages()).isEqualTo(36);
    assertThat(Arrays.copyOfRange(pool.labels(), 36, 40)).containsExactly(0, 0, 1, 1);
    Set<List<Byte>> shades = new HashSet<>();
    for (byte[] pixels : pool.pixels()) {
      shades.add(List.of(pixels[0], pixels[2]));
    }
    assertThat(shades).as("each image once").hasSize(40);
    assertThat(layout.read(folder, 8).pool().pixels()).isDeepEqualTo(pool.pixels());
  }

  @Test
  void hiddenFilesAreIgnored() throws IOException {
    DataFiles.imageFolder(folder, 3, 1);
    Files.writeString(folder.resolve("a/.DS_Store"), "hidden");
    Files.writeString(folder.resolve("b/Thumbs.db"), "left behind");
    Files.createDirectory(folder.resolve(".cache"));
    assertThat(layout.read(folder, 8).pool().size()).isEqualTo(6);
  }

  @Test
  void classWithoutImagesIsRefused() throws IOException {
    DataFiles.imageFolder(folder, 3, 1);
    Files.createDirectory(folder.resolve("c"));
    assertProblem(folder.resolve("c") + ": is a class without images");
  }

  @Test
  void unreadablePictureIsNamed() throws IOException {
    DataFiles.imageFolder(folder, 3, 1);
    Files.writeString(folder.resolve("b/notes.txt"), "no picture");
    assertProblem(folder.resolve("b/notes.txt") + ": can't be read as a PNG");
  }

  @Test
  void oneClassIsRefused() throws IOException {
    DataFiles.picture(folder.resolve("a/0.png"), 8, 8, 1);
    assertProblem(folder + ": has 1 class directories, expected at least 2");
  }

  @Test
  void onePictureInAClassIsRefusedWhereOneIsHeldOut() throws IOException {
    DataFiles.imageFolder(folder, 1, 1);
    assertProblem(folder.resolve("a") + ": has one picture, expected at least 2");
  }

  @Test
  void otherClassesInTheTestPartAreRefused() throws IOException {
    DataFiles.imageFolder(folder.resolve("train"), 3, 10);
    DataFiles.imageFolder(folder.resolve("test"), 2, 100);
    DataFiles.picture(folder.resolve("test/c/0.png"), 8, 8, 1);
    assertProblem(folder.resolve("test") + ": has the classes a, b, c, expected a, b as in");
  }

  private void assertProblem(String message) {
    assertThatThrownBy(() -> layout.read(folder, 8))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(message);
  }
}
