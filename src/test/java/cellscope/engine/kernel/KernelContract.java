package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.engine.kernel.Naive.Images;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What every implementation of {@link Kernels} must do, on shapes as networks have them and on odd
 * ones, against plain loops in double precision on the same values.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KernelContract {
  private static final int[] CHANNELS = {1, 3, 5, 8, 10, 12, 16, 20, 36};

  final Random random = new Random(20_260_101);
  Kernels kernels;

  /** The implementation under test. */
  abstract Kernels create();

  /** Largest error that is allowed, in units of the largest expected magnitude. */
  abstract double tolerance();

  @BeforeAll
  void open() {
    kernels = create();
  }

  @AfterAll
  void close() {
    kernels.close();
  }

  // Convolution.

  record ConvolutionCase(Images size, int out, Convolution shape) {}

  static Stream<ConvolutionCase> convolutions() {
    Random shapes = new Random(7);
    Stream<ConvolutionCase> fixed =
        Stream.of(
            new ConvolutionCase(new Images(2, 28, 28, 3), 16, Convolution.square(3, 1, 1)),
            new ConvolutionCase(new Images(3, 28, 28, 16), 32, Convolution.square(3, 2, 1)),
            new ConvolutionCase(new Images(3, 7, 7, 32), 64, Convolution.square(1, 1, 0)),
            new ConvolutionCase(new Images(1, 1, 1, 5), 3, Convolution.square(1, 1, 0)),
            new ConvolutionCase(new Images(4, 14, 14, 12), 20, Convolution.square(1, 2, 0)),
            new ConvolutionCase(new Images(2, 8, 8, 8), 8, new Convolution(1, 3, 1, 2, 0, 1, 1, 1)),
            new ConvolutionCase(new Images(2, 8, 9, 8), 8, new Convolution(3, 1, 2, 1, 1, 0, 1, 1)),
            new ConvolutionCase(new Images(2, 9, 8, 5), 4, new Convolution(3, 3, 1, 1, 2, 2, 2, 1)),
            new ConvolutionCase(new Images(2, 9, 9, 4), 8, new Convolution(3, 3, 2, 2, 2, 2, 2, 1)),
            new ConvolutionCase(new Images(2, 9, 7, 3), 10, Convolution.square(5, 1, 2)),
            new ConvolutionCase(new Images(2, 6, 6, 3), 2, Convolution.square(3, 1, 0)),
            new ConvolutionCase(new Images(2, 8, 7, 3), 2, Convolution.square(3, 3, 1)));
    return Stream.concat(fixed, Stream.generate(() -> anyConvolution(shapes)).limit(24));
  }

  private static ConvolutionCase anyConvolution(Random shapes) {
    int kernel = 1 + 2 * shapes.nextInt(2);
    int stride = 1 + shapes.nextInt(2);
    Images size = anyImages(shapes);
    return new ConvolutionCase(
        size,
        CHANNELS[shapes.nextInt(CHANNELS.length)],
        Convolution.square(kernel, stride, kernel / 2));
  }

  static Images anyImages(Random shapes) {
    return new Images(
        1 + shapes.nextInt(5),
        2 + shapes.nextInt(9),
        2 + shapes.nextInt(9),
        CHANNELS[shapes.nextInt(CHANNELS.length)]);
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void convolutionIsCrossCorrelationPlusBias(ConvolutionCase c) {
    Buffer x = random(c.size().shape());
    Buffer w = random(weights(c));
    Buffer bias = random(c.out());
    Buffer y = random(c.size().after(c.shape(), c.out()).shape());

    kernels.convolve(x, w, bias, y, c.shape());
    assertClose(
        y,
        Naive.convolve(
            c.size(), x.toDoubles(), w.toDoubles(), bias.toDoubles(), c.out(), c.shape()));

    kernels.convolve(x, w, null, y, c.shape());
    assertClose(
        y, Naive.convolve(c.size(), x.toDoubles(), w.toDoubles(), null, c.out(), c.shape()));
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void convolutionPassesItsGradientToInputAndWeights(ConvolutionCase c) {
    Buffer x = random(c.size().shape());
    Buffer w = random(weights(c));
    Buffer gy = random(c.size().after(c.shape(), c.out()).shape());
    Buffer gx = random(c.size().shape());
    Buffer gw = random(weights(c));

    kernels.convolveBackwardInput(gy, w, gx, c.shape());
    assertClose(
        gx,
        Naive.convolveBackwardInput(c.size(), gy.toDoubles(), w.toDoubles(), c.out(), c.shape()));

    kernels.convolveBackwardWeights(x, gy, gw, c.shape());
    assertClose(
        gw,
        Naive.convolveBackwardWeights(c.size(), x.toDoubles(), gy.toDoubles(), c.out(), c.shape()));
  }

  private static int[] weights(ConvolutionCase c) {
    return new int[] {
      c.out(), c.size().channels(), c.shape().kernelHeight(), c.shape().kernelWidth()
    };
  }

  // Pooling.

  record PoolingCase(Images size, Pooling shape) {}

  static Stream<PoolingCase> poolings() {
    Random shapes = new Random(11);
    Stream<PoolingCase> fixed =
        Stream.of(
            new PoolingCase(new Images(2, 28, 28, 16), new Pooling(2, 2, 0)),
            new PoolingCase(new Images(2, 7, 7, 32), new Pooling(2, 2, 0)),
            new PoolingCase(new Images(2, 7, 7, 64), new Pooling(3, 1, 1)),
            new PoolingCase(new Images(2, 7, 8, 20), new Pooling(3, 2, 1)),
            new PoolingCase(new Images(2, 8, 8, 10), new Pooling(5, 3, 0)));
    return Stream.concat(
        fixed,
        Stream.generate(() -> new PoolingCase(anyImages(shapes), new Pooling(3, 1, 1))).limit(8));
  }

  @ParameterizedTest
  @MethodSource("poolings")
  void averagePoolingLeavesThePaddingOutOfTheMean(PoolingCase c) {
    Buffer x = random(c.size().shape());
    Buffer y = random(c.size().after(c.shape()).shape());
    kernels.averagePool(x, y, c.shape());
    assertClose(y, Naive.averagePool(c.size(), x.toDoubles(), c.shape()));
  }

  @ParameterizedTest
  @MethodSource("poolings")
  void averagePoolingSpreadsItsGradientOverTheWindow(PoolingCase c) {
    Buffer gy = random(c.size().after(c.shape()).shape());
    Buffer gx = random(c.size().shape());
    kernels.averagePoolBackward(gy, gx, c.shape());
    assertClose(gx, Naive.averagePoolBackward(c.size(), gy.toDoubles(), c.shape()));
  }

  // Channels.

  static Stream<Images> images() {
    Random shapes = new Random(13);
    return Stream.concat(
        Stream.of(new Images(1, 1, 1, 3), new Images(5, 7, 7, 36), new Images(3, 14, 14, 16)),
        Stream.generate(() -> anyImages(shapes)).limit(8));
  }

  @ParameterizedTest
  @MethodSource("images")
  void statisticsAreMeanAndBiasedVarianceByChannel(Images size) {
    Buffer z = random(size.shape());
    BatchStatistics statistics = new BatchStatistics(size.channels());
    kernels.statistics(z, statistics);
    assertClose(statistics.mean(), Naive.mean(z.toDoubles(), size.channels()));
    assertClose(statistics.variance(), Naive.variance(z.toDoubles(), size.channels()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, 1e3, -3e4, 1e6})
  void statisticsDoNotCancelFarFromZero(double mean) {
    Buffer z = far(mean, 6, 9, 7, 12);
    BatchStatistics statistics = new BatchStatistics(12);
    kernels.statistics(z, statistics);
    assertClose(statistics.mean(), Naive.mean(z.toDoubles(), 12));
    assertClose(statistics.variance(), Naive.variance(z.toDoubles(), 12));
  }

  @ParameterizedTest
  @MethodSource("images")
  void combineAddsScaledAndShiftedTensors(Images size) {
    int channels = size.channels();
    for (int count = 0; count <= Kernels.MOST_TENSORS; count++) {
      for (int nulls = 0; nulls < 4; nulls++) {
        Buffer[] tensors = several(count, size.shape());
        double[][] scales = vectors(channels, (nulls & 1) == 0);
        double[][] shifts = vectors(channels, (nulls & 2) == 0);
        double[] sum = new double[size.length()];
        for (int i = 0; i < count; i++) {
          double[] tensor = tensors[i].toDoubles();
          for (int k = 0; k < sum.length; k++) {
            double scale = scales[i] == null ? 1 : scales[i][k % channels];
            sum[k] += scale * tensor[k] + (shifts[i] == null ? 0 : shifts[i][k % channels]);
          }
        }
        double[] relu = Arrays.stream(sum).map(v -> Math.max(0, v)).toArray();
        checkCombine(count, tensors, scales, shifts, sum, relu);
      }
    }
  }

  private void checkCombine(
      int count,
      Buffer[] tensors,
      double[][] scales,
      double[][] shifts,
      double[] sum,
      double[] relu) {
    Buffer out = random(tensors[0].shape());
    Buffer positive = random(tensors[0].shape());
    double magnitude = 1 + largest(sum);
    kernels.combine(count, tensors, scales, shifts, out, positive);
    assertClose(out, sum, magnitude);
    assertClose(positive, relu, magnitude);

    kernels.fill(out, 7);
    kernels.combine(count, tensors, scales, shifts, out, null);
    assertClose(out, sum, magnitude);

    kernels.fill(positive, -7);
    kernels.combine(count, tensors, scales, shifts, null, positive);
    assertClose(positive, relu, magnitude);
  }

  @ParameterizedTest
  @MethodSource("images")
  void sumsAreByChannelAndCentred(Images size) {
    int channels = size.channels();
    Buffer g = random(size.shape());
    ChannelSums sums = new ChannelSums(channels, Kernels.MOST_TENSORS);
    for (int count = 0; count <= Kernels.MOST_TENSORS; count++) {
      Buffer[] tensors = several(count, size.shape());
      double[][] centres = vectors(channels, true);
      centres[count % centres.length] = null;
      kernels.sums(g, count, tensors, centres, sums);
      double magnitude = Math.sqrt(size.length()) + 1;
      assertClose(
          sums.gradient(), Naive.channelSums(g.toDoubles(), null, null, channels), magnitude);
      for (int i = 0; i < count; i++) {
        double[] expected =
            Naive.channelSums(g.toDoubles(), tensors[i].toDoubles(), centres[i], channels);
        assertClose(sums.product(i), expected, magnitude);
      }
    }
  }

  @Test
  void centredSumsDoNotCancelFarFromZero() {
    Buffer z = far(-3e4, 6, 9, 7, 12);
    Buffer g = random(6, 9, 7, 12);
    double[] centre = new double[12];
    Arrays.fill(centre, -3e4);
    ChannelSums sums = new ChannelSums(12, 1);
    kernels.sums(g, 1, new Buffer[] {z}, new double[][] {centre}, sums);
    assertClose(sums.product(0), Naive.channelSums(g.toDoubles(), z.toDoubles(), centre, 12), 20);
  }

  @ParameterizedTest
  @MethodSource("images")
  void affineOfTwoMayOverwriteItsGradient(Images size) {
    int channels = size.channels();
    Buffer g = random(size.shape());
    Buffer z = random(size.shape());
    double[][] abk = vectors(channels, true);
    double[] gs = g.toDoubles();
    double[] zs = z.toDoubles();
    double[] expected = new double[gs.length];
    for (int i = 0; i < expected.length; i++) {
      int c = i % channels;
      expected[i] = abk[0][c] * gs[i] + abk[1][c] * zs[i] + abk[2][c];
    }
    Buffer out = random(size.shape());
    kernels.affineOfTwo(g, z, abk[0], abk[1], abk[2], out);
    assertClose(out, expected, 1 + largest(expected));
    kernels.affineOfTwo(g, z, abk[0], abk[1], abk[2], g);
    assertClose(g, expected, 1 + largest(expected));
  }

  @ParameterizedTest
  @MethodSource("images")
  void gatherJoinsGradientsWhereverItWrites(Images size) {
    for (int plainCount = 0; plainCount <= Kernels.MOST_TENSORS; plainCount++) {
      for (int reluCount = 0; reluCount <= Kernels.MOST_TENSORS; reluCount++) {
        for (int place = 0; place <= plainCount + reluCount; place++) {
          checkGather(size, plainCount, reluCount, place);
        }
      }
    }
  }

  /** Writes to the place-th input, or to a buffer of its own after the last one. */
  private void checkGather(Images size, int plainCount, int reluCount, int place) {
    Buffer[] plain = several(plainCount, size.shape());
    Buffer[] throughRelu = several(reluCount, size.shape());
    Buffer z = random(size.shape());
    Buffer relu = random(size.shape());
    kernels.combine(1, new Buffer[] {z}, new double[1][], new double[1][], null, relu);
    double[] expected = new double[size.length()];
    for (int i = 0; i < plainCount; i++) {
      add(plain[i].toDoubles(), null, expected);
    }
    for (int i = 0; i < reluCount; i++) {
      add(throughRelu[i].toDoubles(), z.toDoubles(), expected);
    }
    Buffer out = random(size.shape());
    if (place < plainCount) {
      out = plain[place];
    } else if (place < plainCount + reluCount) {
      out = throughRelu[place - plainCount];
    }
    kernels.gather(plainCount, plain, reluCount, throughRelu, reluCount == 0 ? null : relu, out);
    assertClose(out, expected, 1 + largest(expected));
  }

  private static void add(double[] values, double[] onlyWherePositiveOrNull, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      if (onlyWherePositiveOrNull == null || onlyWherePositiveOrNull[i] > 0) {
        sum[i] += values[i];
      }
    }
  }

  @Test
  void gatherTakesZeroForClosed() {
    Buffer relu = kernels.allocate(1, 1, 1, 3);
    Buffer g = random(1, 1, 1, 3);
    Buffer out = random(1, 1, 1, 3);
    kernels.gather(0, new Buffer[0], 1, new Buffer[] {g}, relu, out);
    assertThat(Arrays.stream(out.toDoubles())).allMatch(value -> value == 0);
  }

  // The end of the network.

  @ParameterizedTest
  @MethodSource("images")
  void averagePositionsAndItsGradient(Images size) {
    Buffer x = random(size.shape());
    Buffer y = random(size.batch(), size.channels());
    kernels.averagePositions(x, y);
    assertClose(y, Naive.averagePositions(size, x.toDoubles()), 1);

    Buffer gx = random(size.shape());
    kernels.averagePositionsBackward(y, gx);
    double[] gy = y.toDoubles();
    double[] expected = new double[size.length()];
    int positions = size.height() * size.width();
    for (int i = 0; i < expected.length; i++) {
      int n = i / (positions * size.channels());
      expected[i] = gy[n * size.channels() + i % size.channels()] / positions;
    }
    assertClose(gx, expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void linearLayerAndItsGradients(int batch) {
    int in = CHANNELS[batch % CHANNELS.length] * 4;
    int out = 10;
    Buffer x = random(batch, in);
    Buffer w = random(out, in);
    Buffer bias = random(out);
    Buffer y = random(batch, out);
    kernels.linear(x, w, bias, y);
    double[] expected = Naive.timesTransposed(x.toDoubles(), w.toDoubles(), batch, in, out);
    for (int i = 0; i < expected.length; i++) {
      expected[i] += bias.toDoubles()[i % out];
    }
    assertClose(y, expected);

    Buffer gy = random(batch, out);
    Buffer gx = random(batch, in);
    Buffer gw = random(out, in);
    Buffer gbias = random(out);
    kernels.linearBackward(x, w, gy, gx, gw, gbias);
    double[] wTurned = Naive.transposed(w.toDoubles(), out, in);
    double[] xTurned = Naive.transposed(x.toDoubles(), batch, in);
    double[] gyTurned = Naive.transposed(gy.toDoubles(), batch, out);
    assertClose(gx, Naive.timesTransposed(gy.toDoubles(), wTurned, batch, out, in));
    assertClose(gw, Naive.timesTransposed(gyTurned, xTurned, out, batch, in));
    assertClose(gbias, Naive.channelSums(gy.toDoubles(), null, null, out), Math.sqrt(batch));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 20, 1e4})
  void crossEntropyIsTheMeanInNats(double spread) {
    int batch = 9;
    int classes = 10;
    Buffer logits = random(batch, classes);
    double[] values = logits.toDoubles();
    float[] spreadOut = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      spreadOut[i] = (float) (values[i] * spread);
    }
    logits.write(spreadOut, 0);
    values = logits.toDoubles();
    int[] labels = random.ints(batch, 0, classes).toArray();
    double loss = 0;
    double[] gradient = Naive.softmax(values, classes);
    for (int row = 0; row < batch; row++) {
      double[] one = Arrays.copyOfRange(values, row * classes, (row + 1) * classes);
      double most = Arrays.stream(one).max().orElseThrow();
      double sum = Arrays.stream(one).map(v -> Math.exp(v - most)).sum();
      loss += (most + Math.log(sum) - one[labels[row]]) / batch;
      gradient[row * classes + labels[row]] -= 1;
    }
    double[] expected = Arrays.stream(gradient).map(v -> v / batch).toArray();
    Buffer g = random(batch, classes);
    assertClose(new double[] {kernels.crossEntropy(logits, labels, g)}, new double[] {loss});
    // A logit's own rounding moves its probability, so the error grows with the spread.
    assertClose(g, expected, Math.min(1, spread * 0.1));
    assertClose(new double[] {kernels.crossEntropy(logits, labels, null)}, new double[] {loss});
  }

  @Test
  void hitsAreRowsWhoseFirstLargestLogitIsTheLabel() {
    Buffer logits = kernels.allocate(6, 4);
    logits.write(
        new double[] {
          1, 2, 3, 0, //
          3, 2, 3, 0, // a tie: the first counts
          -5, -2, -2, -9, // a tie: the first counts
          0, 0, 0, 0, // all equal: the first counts
          -1, -1, -1, 5, //
          9, 1, 1, 1
        });
    assertThat(kernels.correct(logits, new int[] {2, 0, 1, 0, 3, 0})).isEqualTo(6);
    assertThat(kernels.correct(logits, new int[] {2, 2, 2, 3, 3, 0})).isEqualTo(3);
    assertThat(kernels.correct(logits, new int[] {0, 1, 0, 1, 0, 1})).isZero();
  }

  // Training.

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 36, 4_099})
  void sumOfSquaresIsInDoublePrecision(int length) {
    Buffer x = random(length);
    double expected = Arrays.stream(x.toDoubles()).map(v -> v * v).sum();
    assertThat(kernels.sumOfSquares(x))
        .isCloseTo(expected, org.assertj.core.data.Offset.offset(expected * 1e-12));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sgdMovesAsPyTorchDoes(boolean nesterov) {
    int length = 37;
    double clip = 0.7;
    double rate = 0.025;
    double momentum = 0.9;
    double decay = 5e-4;
    Buffer w = random(length);
    Buffer m = kernels.allocate(length);
    double[] weight = w.toDoubles();
    double[] moment = new double[length];
    for (int step = 0; step < 4; step++) {
      // In the third step the weight gets no gradient, but keeps moving.
      Buffer g = step == 2 ? null : random(length);
      double[] gradient = g == null ? new double[length] : g.toDoubles();
      for (int i = 0; i < length; i++) {
        double d = clip * gradient[i] + decay * weight[i];
        moment[i] = momentum * moment[i] + d;
        weight[i] -= rate * (nesterov ? d + momentum * moment[i] : moment[i]);
      }
      kernels.sgd(w, g, m, clip, rate, momentum, nesterov, decay);
    }
    assertClose(w, weight);
    assertClose(m, moment);
  }

  // Buffers.

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

  // Helpers.

  /** Standard normal values that a float holds exactly. */
  Buffer random(int... shape) {
    return far(0, shape);
  }

  private Buffer far(double mean, int... shape) {
    Buffer buffer = kernels.allocate(shape);
    float[] values = new float[buffer.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + random.nextGaussian());
    }
    buffer.write(values, 0);
    return buffer;
  }

  private Buffer[] several(int count, int... shape) {
    Buffer[] buffers = new Buffer[Kernels.MOST_TENSORS];
    for (int i = 0; i < Math.max(1, count); i++) {
      buffers[i] = random(shape);
    }
    return buffers;
  }

  /** As many vectors as a call takes; all but the second are null unless all are wanted. */
  private double[][] vectors(int channels, boolean all) {
    double[][] vectors = new double[Kernels.MOST_TENSORS][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = !all && i != 1 ? null : random.doubles(channels, -2, 2).toArray();
    }
    return vectors;
  }

  void assertClose(Buffer actual, double[] expected) {
    assertClose(actual.toDoubles(), expected, largest(expected));
  }

  void assertClose(Buffer actual, double[] expected, double magnitude) {
    assertClose(actual.toDoubles(), expected, magnitude);
  }

  void assertClose(double[] actual, double[] expected) {
    assertClose(actual, expected, largest(expected));
  }

  void assertClose(double[] actual, double[] expected, double magnitude) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      // Not "error > allowed": that would let NaN pass.
      if (!(Math.abs(actual[i] - expected[i]) <= tolerance() * magnitude)) {
        assertThat(actual[i]).as("value %d of %d", i, expected.length).isEqualTo(expected[i]);
      }
    }
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
