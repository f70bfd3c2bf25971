package cellscope.engine.kernel.portable;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/**
 * Native memory that ND4J's operations take behind its arrays, which only the process's size shows.
 */
class PortableMemoryTest {
  /**
   * A call that leaves something for each pair of channels behind, as ND4J's reverse does, loses
   * three quarters of a megabyte here.
   */
  @Test
  void gradientsByTheInputLoseNoMemory() {
    Convolution shape = Convolution.square(3, 1, 1);
    try (Kernels kernels = PortableProvider.onCpu().open(Precision.SINGLE, 1, 1)) {
      Buffer gy = kernels.allocate(1, 4, 4, 64);
      Buffer gx = kernels.allocate(1, 4, 4, 64);
      Buffer w = kernels.allocate(64, 64, 3, 3);
      for (int i = 0; i < 100; i++) {
        kernels.convolveBackwardInput(gy, w, gx, shape);
      }
      long before = Pointer.physicalBytes();
      for (int i = 0; i < 500; i++) {
        kernels.convolveBackwardInput(gy, w, gx, shape);
      }
      assertThat(Pointer.physicalBytes() - before).isLessThan(100L << 20);
    }
  }
}
