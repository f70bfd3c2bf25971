package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What kernels have made beside their buffers goes when they are closed, and not when the collector
 * comes to it.
 */
class ClosedKernelsTest {
  @Test
  void primitivesOfTheCpuGoWithTheirKernels() {
    Kernels kernels = KernelFactory.cpu(1, 1);
    Buffer x = kernels.allocate(4, 16, 16, 8);
    Buffer y = kernels.allocate(4, 16, 16, 8);
    Buffer w = kernels.allocate(8, 8, 3, 3);
    long before = Pointer.totalCount();
    for (int batch = 1; batch <= 4; batch++) {
      Buffer xs = kernels.prefix(x, batch);
      Buffer ys = kernels.prefix(y, batch);
      kernels.convolve(xs, w, null, ys, Convolution.square(3, 1, 1));
      kernels.averagePool(xs, ys, new Pooling(3, 1, 1));
    }
    long made = Pointer.totalCount() - before;
    assertThat(made).isGreaterThan(100);
    kernels.close();
    // Each prefix has a description of its shape, which is ND4J's and a few bytes large.
    assertThat(Pointer.totalCount() - before).isLessThan(made / 5);
  }

  @Test
  void whatIsReadOutLeavesNoArrayBehind() {
    try (Kernels kernels = KernelFactory.portable(Precision.DOUBLE)) {
      Buffer buffer = kernels.allocate(10_000);
      long before = Nd4j.getEnvironment().getDeviceCouner(0); // ND4J's spelling
      assertThat(buffer.toDoubles()).hasSize(10_000);
      assertThat(buffer.toFloats()).hasSize(10_000);
      assertThat(Nd4j.getEnvironment().getDeviceCouner(0)).isLessThanOrEqualTo(before);
    }
  }
}
