package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.engine.kernel.Naive.Images;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** Buffers, their memory, and what is refused; see {@link KernelFixture}. */
abstract class BufferContract extends KernelFixture {
  BufferContract(Subject subject) {
    super(subject);
  }

  @Test
  void freshBuffersAreZeroAndKeepWhatIsWritten() {
    Buffer buffer = kernels.allocate(2, 3);
    assertThat(buffer.toDoubles()).hasSize(6).containsOnly(0);
    assertThat(buffer.precision()).isEqualTo(kernels.precision());
    buffer.write(new float[] {9, 1, 2, 3, 4, 5, 6, 9}, 1);
    assertThat(buffer.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    buffer.write(new double[] {0.5, 1, 2, 3, 4, 5});
    assertThat(buffer.toDoubles()).containsExactly(0.5, 1, 2, 3, 4, 5);
    kernels.fill(buffer, -2.5);
    assertThat(buffer.toDoubles()).containsOnly(-2.5);
    float[] tooShort = new float[6];
    assertThatThrownBy(() -> buffer.write(tooShort, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void prefixSharesTheFirstImagesAndLeavesTheRest(int batch) {
    Images all = new Images(5, 7, 7, 10);
    Images some = new Images(batch, 7, 7, 10);
    Buffer x = random(all.shape());
    Buffer y = random(all.shape());
    double[] before = y.toDoubles();
    double[] first = Arrays.copyOf(x.toDoubles(), some.length());
    Buffer w = random(10, 10, 3, 3);
    Buffer xs = kernels.prefix(x, batch);
    Buffer ys = kernels.prefix(y, batch);
    assertThat(xs.shape()).containsExactly(batch, 7, 7, 10);
    assertThat(xs.toDoubles()).containsExactly(first);

    Convolution same = Convolution.square(3, 1, 1);
    kernels.convolve(xs, w, null, ys, same);
    double[] expected = before.clone();
    System.arraycopy(
        Naive.convolve(some, first, w.toDoubles(), null, 10, same), 0, expected, 0, some.length());
    assertClose(y, expected);

    kernels.combine(1, new Buffer[] {xs}, new double[1][], new double[1][], ys, null);
    System.arraycopy(first, 0, expected, 0, some.length());
    assertClose(y, expected);

    BatchStatistics statistics = new BatchStatistics(10);
    kernels.statistics(xs, statistics);
    assertClose(statistics.variance(), Naive.variance(first, 10));

    kernels.averagePool(xs, ys, new Pooling(3, 1, 1));
    System.arraycopy(
        Naive.averagePool(some, first, new Pooling(3, 1, 1)), 0, expected, 0, some.length());
    assertClose(y, expected);

    Buffer gw = random(10, 10, 3, 3);
    kernels.convolveBackwardWeights(xs, ys, gw, same);
    assertClose(gw, Naive.convolveBackwardWeights(some, first, ys.toDoubles(), 10, same));
  }

  @Test
  void stepsAfterTheFirstAllocateNoArray() {
    Step step = new Step(16);
    step.run();
    step.run();
    long before = nativeBytes();
    for (int i = 0; i < 10; i++) {
      step.run();
    }
    // ND4J leaves scalars and arguments of a few bytes a call to the garbage collector. The
    // smallest activation of one
    // step is 50 times as large as what is allowed here for ten.
    assertThat(nativeBytes() - before).isLessThan(16L * 14 * 14 * 16 * 4 / 5 * 10);
  }

  /**
   * Native memory in use by ND4J's arrays, and by JavaCPP's pointers, which ND4J's arrays are not
   * among.
   */
  private static long nativeBytes() {
    return Nd4j.getEnvironment().getDeviceCouner(0) + Pointer.totalBytes();
  }

  /** One forward and backward pass with every kernel in it, on a full batch. */
  private final class Step {
    private static final Convolution SAME = Convolution.square(3, 1, 1);
    private static final Convolution HALF = Convolution.square(3, 2, 1);
    private final int batch;
    private final Buffer x;
    private final Buffer y;
    private final Buffer half;
    private final Buffer w = random(16, 16, 3, 3);
    private final Buffer w1 = random(16, 16, 1, 1);
    private final Buffer gw = random(16, 16, 3, 3);
    private final Buffer gw1 = random(16, 16, 1, 1);
    private final Buffer bias = random(16);
    private final Buffer moment = random(16, 16, 3, 3);
    private final Buffer pooled;
    private final Buffer gPooled;
    private final Buffer logits;
    private final Buffer gLogits;
    private final Buffer last = random(10, 16);
    private final Buffer gLast = random(10, 16);
    private final Buffer lastBias = random(10);
    private final Buffer gLastBias = random(10);
    private final double[] vector = random.doubles(16).toArray();
    private final BatchStatistics statistics = new BatchStatistics(16);
    private final ChannelSums sums = new ChannelSums(16, 3);

    Step(int batch) {
      this.batch = batch;
      x = random(batch, 14, 14, 16);
      y = random(batch, 14, 14, 16);
      half = random(batch, 7, 7, 16);
      pooled = random(batch, 16);
      gPooled = random(batch, 16);
      logits = random(batch, 10);
      gLogits = random(batch, 10);
    }

    void run() {
      Convolution pointwise = Convolution.square(1, 1, 0);
      kernels.convolve(x, w, bias, y, SAME);
      kernels.convolveBackwardInput(y, w, x, SAME);
      kernels.convolveBackwardWeights(x, y, gw, SAME);
      kernels.convolve(x, w, null, half, HALF);
      kernels.convolveBackwardInput(half, w, x, HALF);
      kernels.convolveBackwardWeights(x, half, gw, HALF);
      kernels.convolve(x, w1, bias, y, pointwise);
      kernels.convolveBackwardInput(y, w1, x, pointwise);
      kernels.convolveBackwardWeights(x, y, gw1, pointwise);
      kernels.averagePool(x, half, new Pooling(2, 2, 0));
      kernels.averagePoolBackward(half, x, new Pooling(2, 2, 0));
      kernels.statistics(x, statistics);
      Buffer[] three = {x, y, x};
      double[][] vectors = {vector, vector, vector};
      kernels.combine(3, three, vectors, vectors, y, x);
      kernels.sums(x, 3, three, vectors, sums);
      kernels.affineOfTwo(x, y, vector, vector, vector, x);
      kernels.gather(3, three, 3, three, y, x);
      runEnd();
    }

    private void runEnd() {
      int[] labels = new int[batch];
      kernels.averagePositions(x, pooled);
      kernels.linear(pooled, last, lastBias, logits);
      kernels.crossEntropy(logits, labels, gLogits);
      kernels.correct(logits, labels);
      kernels.linearBackward(pooled, last, gLogits, gPooled, gLast, gLastBias);
      kernels.averagePositionsBackward(gPooled, x);
      kernels.sumOfSquares(gw);
      kernels.sgd(w, gw, moment, 1, 0, 0, true, 0);
      kernels.fill(x, 0.5);
      kernels.finish();
    }
  }

  @Test
  void wrongShapesAreRefused() {
    Buffer x = kernels.allocate(2, 8, 8, 4);
    Buffer w = kernels.allocate(6, 4, 3, 3);
    Buffer y = kernels.allocate(2, 8, 8, 6);
    Convolution same = Convolution.square(3, 1, 1);
    Convolution wide = Convolution.square(1, 1, 1);
    refused(() -> kernels.convolve(x, w, null, x, same));
    refused(() -> kernels.convolve(x, y, null, y, same));
    refused(() -> kernels.convolve(x, w, kernels.allocate(4), y, same));
    refused(() -> kernels.convolve(x, w, null, y, Convolution.square(3, 2, 1)));
    refused(() -> kernels.convolveBackwardInput(x, w, x, same));
    refused(() -> kernels.convolveBackwardWeights(x, x, w, same));
    refused(
        () ->
            kernels.convolve(
                x, kernels.allocate(6, 4, 1, 1), null, kernels.allocate(2, 10, 10, 6), wide));
    refused(() -> kernels.averagePool(x, y, new Pooling(3, 1, 1)));
    refused(() -> kernels.averagePoolBackward(y, x, new Pooling(3, 1, 1)));
    refused(() -> kernels.statistics(x, new BatchStatistics(3)));
    refused(() -> kernels.combine(1, new Buffer[] {x}, new double[1][], new double[1][], y, null));
    refused(() -> kernels.combine(4, new Buffer[4], new double[4][], new double[4][], y, null));
    refused(() -> kernels.sums(x, 1, new Buffer[] {y}, new double[1][], new ChannelSums(4, 1)));
    refused(() -> kernels.affineOfTwo(x, y, new double[4], new double[4], new double[4], x));
    refused(() -> kernels.gather(1, new Buffer[] {x}, 0, new Buffer[0], null, y));
    refused(() -> kernels.scaleImages(x, new double[3], x));
    refused(() -> kernels.scaleImages(x, new double[2], y));
    refused(() -> kernels.averagePositions(x, kernels.allocate(2, 6)));
    refused(() -> kernels.crossEntropy(kernels.allocate(2, 3), new int[] {0}, null));
    refused(() -> kernels.crossEntropy(kernels.allocate(2, 3), new int[] {0, 3}, null));
    refused(() -> kernels.prefix(x, 3));
  }

  @Test
  void buffersOfOtherPrecisionAreRefused() {
    Precision other = kernels.precision() == Precision.SINGLE ? Precision.DOUBLE : Precision.SINGLE;
    try (Kernels others = KernelFactory.portable(other)) {
      Buffer x = others.allocate(1, 2, 2, 3);
      Buffer y = kernels.allocate(1, 2, 2, 3);
      refused(() -> kernels.statistics(x, new BatchStatistics(3)));
      refused(
          () -> kernels.combine(1, new Buffer[] {x}, new double[1][], new double[1][], y, null));
      refused(() -> kernels.gather(1, new Buffer[] {x}, 0, new Buffer[0], null, y));
    }
  }

  private static void refused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }
}
