package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLocatorTest {
  @TempDir Path root;

  @Test
  void aPathMayBeTheFolderOrItsParent() throws IOException {
    Path folder = root.resolve("cifar-100-binary");
    DataFiles.cifarBinary(Cifar.HUNDRED, folder, 2, 2);
    assertThat(find("cifar-100", root).folder()).isEqualTo(folder);
    assertThat(find("cifar-100", folder).folder()).isEqualTo(folder);
  }

  @Test
  void theFoldersNameDoesNotMatterIfThePathIsTheFolder() throws IOException {
    DataFiles.cifarBinary(Cifar.TEN, root.resolve("mine"), 2, 2);
    assertThat(find("cifar-10", root.resolve("mine")).layout().description()).contains("binary");
  }

  @Test
  void cellscopeDataComesBeforeTorchHome() throws IOException {
    Path data = root.resolve("data/cifar-10-batches-py");
    Path torch = root.resolve("torch/cifar.python/cifar-10-batches-py");
    python(data);
    python(torch);
    Map<String, String> both =
        Map.of("CELLSCOPE_DATA", data.getParent().toString(), "TORCH_HOME", root + "/torch");
    assertThat(DataLocator.find("cifar-10", "", both).folder()).isEqualTo(data);
    Map<String, String> torchOnly = Map.of("TORCH_HOME", root + "/torch");
    assertThat(DataLocator.find("cifar-10", "", torchOnly).folder()).isEqualTo(torch);
  }

  @Test
  void aGivenPathIsNeverReplacedByTheEnvironment() throws IOException {
    python(root.resolve("data/cifar-10-batches-py"));
    Path empty = Files.createDirectory(root.resolve("empty"));
    assertThatThrownBy(
            () ->
                DataLocator.find(
                    "cifar-10", empty.toString(), Map.of("CELLSCOPE_DATA", root + "/data")))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(empty + ": no cifar-10 found")
        .hasMessageContaining("looked in " + empty + ", " + empty.resolve("cifar-10-batches-bin"));
  }

  @Test
  void notFoundListsThePlaces() {
    assertThatThrownBy(() -> DataLocator.find("idx", "", Map.of("CELLSCOPE_DATA", root.toString())))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("looked in " + root + ", " + root.resolve("raw"));
    assertThatThrownBy(() -> DataLocator.find("cifar-10", "", Map.of()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("data.path, CELLSCOPE_DATA and TORCH_HOME are empty");
  }

  @Test
  void wrongPathIsTold() throws IOException {
    Path archive = Files.writeString(root.resolve("cifar-10-python.tar.gz"), "");
    assertThatThrownBy(() -> find("cifar-10", archive))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(archive + ": is a file, expected a folder")
        .hasMessageContaining("unpack");
    assertThatThrownBy(() -> find("idx", root.resolve("nowhere")))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(root.resolve("nowhere") + ": does not exist");
  }

  @Test
  void doctorSeesTheSampleWhatIsThereAndWhatIsDamaged() throws IOException {
    DataFiles.cifarBinary(Cifar.TEN, root.resolve("cifar-10-batches-bin"), 4, 2);
    python(root.resolve("cifar-10-batches-py"));
    Files.write(root.resolve("cifar-10-batches-py/test_batch"), new byte[10]);
    String place = root.toString();

    assertThat(DataSets.found(Map.of("CELLSCOPE_DATA", place, "TORCH_HOME", place)))
        .satisfiesExactly(
            sample ->
                assertThat(sample)
                    .returns("fashion-mnist-sample", FoundDataSet::name)
                    .returns("built in", FoundDataSet::path)
                    .returns(5000, FoundDataSet::trainImages)
                    .returns(1000, FoundDataSet::testImages),
            binary ->
                assertThat(binary)
                    .returns(root + "/cifar-10-batches-bin", FoundDataSet::path)
                    .returns(4, FoundDataSet::trainImages)
                    .returns(2, FoundDataSet::testImages)
                    .returns("", FoundDataSet::problem),
            python ->
                assertThat(python.problem())
                    .startsWith(root + "/cifar-10-batches-py/test_batch: can't be read"));
  }

  private static DataLocator.Place find(String dataset, Path path) {
    return DataLocator.find(dataset, path.toString(), Map.of());
  }

  private static void python(Path folder) throws IOException {
    Files.createDirectories(folder);
    byte[] batch = Pickles.cifar("labels", new byte[] {1, 2}, DataFiles.randomBytes(6144, 1));
    Files.write(folder.resolve("data_batch_1"), batch);
    Files.write(folder.resolve("test_batch"), batch);
  }
}
