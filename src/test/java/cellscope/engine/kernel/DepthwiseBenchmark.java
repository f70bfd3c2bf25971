package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Times depthwise convolutions, batch 64, one thread: forward, both gradients. Run it with {@code
 * mvn test -Dtest=DepthwiseBenchmark -Dexcluded.test.groups=peer}.
 */
@Tag("slow")
class DepthwiseBenchmark {
  private static final int BATCH = 64;
  private static final int ROUNDS = 15;
  private static final int[][] SIZES = {{16, 32}, {32, 16}, {64, 8}, {36, 32}};
  private static final int[][] KERNELS = {
    {3, 1, 1}, {3, 2, 1}, {3, 1, 2}, {5, 1, 1}, {5, 1, 2}, {5, 2, 2}
  };

  @Test
  void printEachPass() {
    double total = 0;
    for (int[] k : KERNELS) {
      for (int[] size : SIZES) {
        double[] parts = measure(size[0], size[1], k[0], k[1], k[2]);
        total += parts[0];
        System.out.printf(
            Locale.ROOT,
            "k%d stride %d dilation %d, C%d %dx%d: forward %.2f, input %.2f, weights %.2f ms%n",
            k[0],
            k[1],
            k[2],
            size[0],
            size[1],
            size[1],
            parts[0],
            parts[1],
            parts[2]);
      }
    }
    assertThat(total).isPositive();
  }

  private static double[] measure(int channels, int side, int kernel, int stride, int dilation) {
    int padding = dilation * (kernel / 2);
    Convolution shape =
        new Convolution(kernel, kernel, stride, stride, padding, padding, dilation, channels);
    try (Kernels kernels = KernelFactory.cpu(1, 1)) {
      Buffer x = filled(kernels, BATCH, side, side, channels);
      Buffer w = filled(kernels, channels, 1, kernel, kernel);
      Buffer gx = filled(kernels, x.shape());
      Buffer gw = filled(kernels, w.shape());
      int out = shape.outHeight(side);
      Buffer y = filled(kernels, BATCH, out, out, channels);
      Runnable[] passes = {
        () -> kernels.convolve(x, w, null, y, shape),
        () -> kernels.convolveBackwardInput(y, w, gx, shape),
        () -> kernels.convolveBackwardWeights(x, y, gw, shape)
      };
      return Arrays.stream(passes).mapToDouble(DepthwiseBenchmark::median).toArray();
    }
  }

  private static double median(Runnable pass) {
    double[] times = new double[ROUNDS];
    for (int i = -10; i < ROUNDS; i++) {
      long began = KernelProfile.now();
      pass.run();
      if (i >= 0) {
        times[i] = (KernelProfile.now() - began) / 1e6;
      }
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  private static Buffer filled(Kernels kernels, int... shape) {
    Buffer buffer = kernels.allocate(shape);
    Random random = new Random(3);
    float[] values = new float[buffer.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    buffer.write(values, 0);
    return buffer;
  }
}
