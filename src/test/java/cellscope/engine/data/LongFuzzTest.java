package cellscope.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.Fuzz;
import cellscope.model.InputProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Long campaigns against the pickles and index files of data sets; see {@link Fuzz}. */
@Tag("fuzz")
class LongFuzzTest {
  private static final int IMAGES = 4;
  private static final int BYTES = 12;

  @Test
  void picklesOfCifar(TestReporter reporter, @TempDir Path folder) {
    byte[] good = Pickles.cifar("labels", new byte[IMAGES], new byte[IMAGES * BYTES]);
    campaign(reporter, folder.resolve("bad"), good);
  }

  @Test
  void picklesOfImageNet16(TestReporter reporter, @TempDir Path folder) {
    byte[] good = Pickles.imageNet16(new int[IMAGES], new byte[IMAGES * BYTES]);
    campaign(reporter, folder.resolve("bad"), good);
  }

  private static void campaign(TestReporter reporter, Path bad, byte[] good) {
    Fuzz.campaign(
        reporter,
        seed -> {
          Files.write(bad, Fuzz.mutate(good, new Random(seed)));
          try {
            PickledBatch batch = PickledBatch.read(bad, BYTES, "a batch");
            int images = batch.data().length / BYTES;
            assertThat(batch.labels("labels", images, 0, 1000)).hasSize(images);
          } catch (InputProblem problem) {
            assertThat(problem.getMessage()).contains(bad.toString()).doesNotContain("\n");
          }
        });
  }
}
