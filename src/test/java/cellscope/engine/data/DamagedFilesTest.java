package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, a reader reads it or says in one line that it can't. */
class DamagedFilesTest {
  private static final int TRIES = 400;
  @TempDir Path folder;

  @Test
  void idxFiles() throws IOException {
    DataFiles.idx(folder, 12, 6);
    damage(new IdxLayout(), folder.resolve("train-images-idx3-ubyte"));
    damage(new IdxLayout(), folder.resolve("train-labels-idx1-ubyte"));
    damage(new IdxLayout(), folder.resolve("t10k-images-idx3-ubyte.gz"));
  }

  @Test
  void binaryCifarFiles() throws IOException {
    DataFiles.cifarBinary(Cifar.TEN, folder, 2, 2);
    damage(new CifarBinaryLayout(Cifar.TEN), folder.resolve("test_batch.bin"));
  }

  @Test
  void pickledCifarFiles() throws IOException {
    byte[] batch = Pickles.cifar("labels", new byte[] {1, 2}, DataFiles.randomBytes(6144, 1));
    Files.write(folder.resolve("data_batch_1"), batch);
    Files.write(folder.resolve("test_batch"), batch);
    damage(new CifarPythonLayout(Cifar.TEN), folder.resolve("test_batch"));
  }

  @Test
  void pictures() throws IOException {
    DataFiles.imageFolder(folder, 3, 1);
    damage(new ImageFolderLayout(), folder.resolve("b/2.png"));
    for (String format : new String[] {"gif", "jpg", "bmp"}) {
      Path file = folder.resolve("a/0." + format);
      DataFiles.picture(file, 12, 9, 0x446688);
      damage(new ImageFolderLayout(), file);
      Files.delete(file);
    }
  }

  /**
   * Cuts the file off, changes some of its bytes or puts bytes in, most of them near its start, and
   * restores it.
   */
  private void damage(Layout layout, Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    RandomStream stream = RandomStream.ofSeed(whole.length);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = damaged(whole, i % 3, stream);
      Files.write(file, damaged);
      try {
        layout.read(folder, 8);
      } catch (InputProblem e) {
        refused++;
        assertThat(e.getMessage()).doesNotContain("\n").contains(folder.toString(), ";");
      }
    }
    Files.write(file, whole);
    assertThat(layout.read(folder, 8).pool().size()).isPositive();
    assertThat(refused).as("damage that was noticed in " + file).isGreaterThan(TRIES / 10);
  }

  private static byte[] damaged(byte[] whole, int kind, RandomStream stream) {
    if (kind == 0) {
      return Arrays.copyOf(whole, stream.nextInt(whole.length));
    }
    byte[] result = whole.clone();
    int changes = 1 + stream.nextInt(4);
    int reach = stream.nextInt(2) == 0 ? Math.min(whole.length, 200) : whole.length;
    for (int i = 0; i < changes; i++) {
      result[stream.nextInt(reach)] = (byte) stream.nextInt(256);
    }
    return kind == 1 ? result : insert(result, stream.nextInt(reach), stream.nextInt(256));
  }

  private static byte[] insert(byte[] content, int at, int value) {
    byte[] result = Arrays.copyOf(content, content.length + 1);
    System.arraycopy(content, at, result, at + 1, content.length - at);
    result[at] = (byte) value;
    return result;
  }
}
