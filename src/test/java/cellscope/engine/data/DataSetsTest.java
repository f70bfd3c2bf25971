package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
  @TempDir Path home;

  @Test
  void brokenPicturesAreCounted() throws IOException {
    DataFiles.imageFolder(home.resolve("train"), 10, 1);
    DataFiles.imageFolder(home.resolve("val"), 3, 1);
    Files.writeString(home.resolve("train/b/4.png"), "no picture");
    Files.writeString(home.resolve("val/a/1.png"), "no picture");
    FoundDataSet found = found();
    assertThat(found.problem()).isEmpty();
    assertThat(found.name()).isEqualTo("image-folder");
    assertThat(found.trainImages()).isEqualTo(20);
    assertThat(found.testImages()).isEqualTo(6);
    assertThat(found.note())
        .startsWith(
            "2 of 26 pictures tried are broken, the first: " + home.resolve("train/b/4.png"));
  }

  @Test
  void ofManyPicturesTwoHundredAreTried() throws IOException {
    Path folder = home.resolve("ILSVRC2012");
    DataFiles.imageNet(folder, 1, 1);
    for (int i = 0; i < 994; i++) {
      Files.createFile(folder.resolve("train/n02/" + i + ".JPEG"));
    }
    FoundDataSet found = found();
    assertThat(found.name()).isEqualTo("imagenet");
    assertThat(found.trainImages()).isEqualTo(997);
    assertThat(found.note()).matches("19[0-9] of 200 pictures tried are broken, the first: .*");
  }

  @Test
  void missingClassIsAProblem() throws IOException {
    DataFiles.imageFolder(home.resolve("train"), 2, 1);
    DataFiles.picture(home.resolve("val/a/0.png"), 8, 8, 1);
    assertThat(found().problem()).contains("val: has 1 class directories");
  }

  /** The only one beside the built-in sample. */
  private FoundDataSet found() {
    List<FoundDataSet> all = DataSets.found(Map.of("TORCH_HOME", home.toString()));
    assertThat(all).hasSize(2);
    assertThat(all.get(0).name()).isEqualTo("fashion-mnist-sample");
    return all.get(1);
  }
}
