package cellscope.engine.kernel;

import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each backward kernel against central differences of its forward kernel, in double precision. The
 * loss is a random linear function of the output, whose coefficients are then the gradient by the
 * output.
 */
class KernelGradientTest {
  private final Random random = new Random(42);
  private final Kernels kernels = KernelFactory.portable(Precision.DOUBLE);

  @AfterEach
  void close() {
    kernels.close();
  }

  static Stream<Convolution> convolutions() {
    return Stream.of(
        Convolution.square(3, 1, 1),
        Convolution.square(3, 2, 1),
        Convolution.square(1, 1, 0),
        Convolution.square(1, 2, 0),
        new Convolution(1, 3, 1, 2, 0, 1, 1, 1),
        new Convolution(3, 1, 2, 1, 1, 0, 1, 1),
        new Convolution(3, 3, 1, 1, 2, 2, 2, 1),
        new Convolution(3, 3, 2, 2, 2, 2, 2, 1),
        new Convolution(1, 3, 1, 2, 0, 1, 1, 2),
        new Convolution(5, 5, 2, 2, 4, 4, 2, 4),
        new Convolution(3, 3, 1, 1, 1, 1, 1, 4));
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void convolutionByInputAndWeights(Convolution shape) {
    int in = shape.groups() == 1 ? 3 : 4;
    int out = shape.groups() == 1 ? 5 : 4;
    Buffer x = random(2, 7, 8, in);
    Buffer w = random(out, in / shape.groups(), shape.kernelHeight(), shape.kernelWidth());
    Buffer y = kernels.allocate(2, shape.outHeight(7), shape.outWidth(8), out);
    Buffer gy = random(y.shape());
    DoubleSupplier loss =
        () -> {
          kernels.convolve(x, w, null, y, shape);
          return Buffers.dot(gy, y);
        };
    Buffer gx = kernels.allocate(x.shape());
    kernels.convolveBackwardInput(gy, w, gx, shape);
    assertGradient(loss, x, gx);
    Buffer gw = kernels.allocate(w.shape());
    kernels.convolveBackwardWeights(x, gy, gw, shape);
    assertGradient(loss, w, gw);
  }

  @Test
  void averagePooling() {
    for (Pooling shape :
        new Pooling[] {new Pooling(3, 1, 1), new Pooling(2, 2, 0), new Pooling(3, 2, 1)}) {
      Buffer x = random(2, 7, 8, 3);
      Buffer y = kernels.allocate(2, shape.outLength(7), shape.outLength(8), 3);
      Buffer gy = random(y.shape());
      Buffer gx = kernels.allocate(x.shape());
      kernels.averagePoolBackward(gy, gx, shape);
      assertGradient(
          () -> {
            kernels.averagePool(x, y, shape);
            return Buffers.dot(gy, y);
          },
          x,
          gx);
    }
  }

  @Test
  void maxPooling() {
    for (Pooling shape : new Pooling[] {new Pooling(3, 1, 1), new Pooling(3, 2, 1)}) {
      Buffer x = random(2, 7, 8, 3);
      Buffer y = kernels.allocate(2, shape.outLength(7), shape.outLength(8), 3);
      Buffer gy = random(y.shape());
      Buffer gx = kernels.allocate(x.shape());
      kernels.maxPool(x, y, shape);
      kernels.maxPoolBackward(x, y, gy, gx, shape);
      assertGradient(
          () -> {
            kernels.maxPool(x, y, shape);
            return Buffers.dot(gy, y);
          },
          x,
          gx);
    }
  }

  /**
   * Batch normalisation is composed of four kernels; the mean and the variance carry gradient too.
   */
  @Test
  void batchNormalisationByItsInput() {
    int channels = 5;
    Buffer z = random(3, 4, 5, channels);
    Buffer y = kernels.allocate(z.shape());
    Buffer gy = random(z.shape());
    BatchStatistics statistics = new BatchStatistics(channels);
    DoubleSupplier loss =
        () -> {
          normalise(z, statistics, y);
          return Buffers.dot(gy, y);
        };
    loss.getAsDouble();

    ChannelSums sums = new ChannelSums(channels, 1);
    kernels.sums(gy, 1, new Buffer[] {z}, new double[][] {statistics.mean()}, sums);
    double[] a = new double[channels];
    double[] b = new double[channels];
    double[] k = new double[channels];
    double positions = z.length() / (double) channels;
    for (int c = 0; c < channels; c++) {
      a[c] = 1 / Math.sqrt(statistics.variance()[c] + 1e-5);
      b[c] = -a[c] * a[c] * a[c] * sums.product(0)[c] / positions;
      k[c] = -a[c] * sums.gradient()[c] / positions - b[c] * statistics.mean()[c];
    }
    Buffer gz = kernels.allocate(z.shape());
    kernels.affineOfTwo(gy, z, a, b, k, gz);
    assertGradient(loss, z, gz);
  }

  private void normalise(Buffer z, BatchStatistics statistics, Buffer y) {
    kernels.statistics(z, statistics);
    double[] scale = new double[z.channels()];
    double[] shift = new double[z.channels()];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = 1 / Math.sqrt(statistics.variance()[c] + 1e-5);
      shift[c] = -statistics.mean()[c] * scale[c];
    }
    kernels.combine(1, new Buffer[] {z}, new double[][] {scale}, new double[][] {shift}, y, null);
  }

  @Test
  void tensorThatIsUsedPlainAndThroughItsRelu() {
    Buffer z = random(2, 3, 4, 5);
    Buffer relu = kernels.allocate(z.shape());
    Buffer[] plain = {random(z.shape()), random(z.shape())};
    Buffer[] throughRelu = {random(z.shape()), random(z.shape())};
    DoubleSupplier loss =
        () -> {
          kernels.combine(1, new Buffer[] {z}, new double[1][], new double[1][], null, relu);
          return Buffers.dot(plain[0], z)
              + Buffers.dot(plain[1], z)
              + Buffers.dot(throughRelu[0], relu)
              + Buffers.dot(throughRelu[1], relu);
        };
    loss.getAsDouble();
    Buffer gz = kernels.allocate(z.shape());
    kernels.gather(2, plain, 2, throughRelu, relu, gz);
    assertGradient(loss, z, gz);
  }

  @Test
  void linearLayerByInputWeightsAndBias() {
    Buffer x = random(4, 7);
    Buffer w = random(3, 7);
    Buffer bias = random(3);
    Buffer y = kernels.allocate(4, 3);
    Buffer gy = random(4, 3);
    DoubleSupplier loss =
        () -> {
          kernels.linear(x, w, bias, y);
          return Buffers.dot(gy, y);
        };
    Buffer gx = kernels.allocate(4, 7);
    Buffer gw = kernels.allocate(3, 7);
    Buffer gbias = kernels.allocate(3);
    kernels.linearBackward(x, w, gy, gx, gw, gbias);
    assertGradient(loss, x, gx);
    assertGradient(loss, w, gw);
    assertGradient(loss, bias, gbias);
  }

  @Test
  void meanOverPositions() {
    Buffer x = random(3, 4, 5, 6);
    Buffer y = kernels.allocate(3, 6);
    Buffer gy = random(3, 6);
    Buffer gx = kernels.allocate(x.shape());
    kernels.averagePositionsBackward(gy, gx);
    assertGradient(
        () -> {
          kernels.averagePositions(x, y);
          return Buffers.dot(gy, y);
        },
        x,
        gx);
  }

  @Test
  void crossEntropyByTheLogits() {
    Buffer logits = random(5, 7);
    int[] labels = {0, 6, 3, 3, 1};
    Buffer gradient = kernels.allocate(5, 7);
    kernels.crossEntropy(logits, labels, gradient);
    assertGradient(() -> kernels.crossEntropy(logits, labels, null), logits, gradient);
  }

  private void assertGradient(DoubleSupplier loss, Buffer variable, Buffer gradient) {
    new FiniteDifferences(loss, random).check("", variable, gradient);
  }

  private Buffer random(int... shape) {
    return Buffers.random(kernels, random, shape);
  }
}
