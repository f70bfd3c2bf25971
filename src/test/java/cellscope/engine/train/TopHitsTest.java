package cellscope.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import org.junit.jupiter.api.Test;

class TopHitsTest {
  @Test
  void firstOfEqualLogitsCountsAsTheLarger() {
    try (Kernels kernels = KernelFactory.cpu(1, 1)) {
      Buffer logits = kernels.allocate(4, 7);
      logits.write(
          new double[] {
            9, 8, 7, 6, 5, 4, 3, //
            9, 8, 7, 6, 5, 4, 3, //
            1, 1, 1, 1, 1, 1, 1, //
            1, 1, 1, 1, 1, 1, 1
          });
      assertThat(TopHits.of(logits, new int[] {0, 4, 0, 4})).isEqualTo(new TopHits(2, 4));
      assertThat(TopHits.of(logits, new int[] {1, 5, 1, 5})).isEqualTo(new TopHits(0, 2));
    }
  }
}
