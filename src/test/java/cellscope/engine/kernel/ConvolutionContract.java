package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Naive.Images;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions and poolings; see {@link KernelFixture}. */
abstract class ConvolutionContract extends KernelFixture {
  ConvolutionContract(Subject subject) {
    super(subject);
  }

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
    Stream<ConvolutionCase> any =
        Stream.concat(
            Stream.generate(() -> anyConvolution(shapes)).limit(24),
            Stream.generate(() -> anyDepthwise(shapes)).limit(24));
    return Stream.concat(Stream.concat(fixed, grouped()), any);
  }

  private static Stream<ConvolutionCase> grouped() {
    return Stream.of(
        new ConvolutionCase(new Images(2, 8, 8, 16), 16, new Convolution(1, 3, 1, 2, 0, 1, 1, 8)),
        new ConvolutionCase(new Images(2, 9, 7, 32), 32, new Convolution(3, 1, 2, 1, 1, 0, 1, 8)),
        new ConvolutionCase(new Images(2, 5, 6, 12), 20, new Convolution(3, 3, 1, 1, 1, 1, 1, 4)),
        new ConvolutionCase(new Images(3, 5, 6, 12), 8, new Convolution(1, 1, 1, 1, 0, 0, 1, 4)),
        new ConvolutionCase(
            new Images(2, 16, 16, 36), 36, new Convolution(5, 5, 2, 2, 4, 4, 2, 36)),
        new ConvolutionCase(
            new Images(2, 14, 14, 50), 50, new Convolution(7, 7, 1, 1, 3, 3, 1, 50)),
        new ConvolutionCase(
            new Images(3, 13, 16, 16), 16, new Convolution(7, 7, 2, 2, 3, 3, 1, 16)),
        new ConvolutionCase(new Images(2, 5, 4, 36), 36, new Convolution(7, 7, 1, 1, 3, 3, 1, 36)),
        new ConvolutionCase(new Images(2, 8, 8, 8), 8, new Convolution(1, 7, 1, 2, 0, 3, 1, 1)),
        new ConvolutionCase(new Images(2, 8, 8, 8), 8, new Convolution(7, 1, 2, 1, 3, 0, 1, 1)));
  }

  /**
   * The last batch of a pass is a view of the first images of a larger buffer; it may hold fewer
   * images than there are slices.
   */
  @ParameterizedTest
  @MethodSource("convolutions")
  void aPrefixOfABatchIsConvolvedAsABatchOfItsSize(ConvolutionCase c) {
    Images one = new Images(1, c.size().height(), c.size().width(), c.size().channels());
    Images whole = new Images(5, one.height(), one.width(), one.channels());
    for (int batch : new int[] {1, 3}) {
      Images size = new Images(batch, one.height(), one.width(), one.channels());
      Buffer x = kernels.prefix(random(whole.shape()), batch);
      Buffer w = random(weights(c));
      Buffer wholeY = random(whole.after(c.shape(), c.out()).shape());
      double[] behind = behind(wholeY, batch);
      Buffer y = kernels.prefix(wholeY, batch);
      kernels.convolve(x, w, null, y, c.shape());
      assertClose(y, Naive.convolve(size, x.toDoubles(), w.toDoubles(), null, c.out(), c.shape()));
      assertThat(behind(wholeY, batch)).as("the images behind").isEqualTo(behind);

      Buffer gx = kernels.prefix(random(whole.shape()), batch);
      kernels.convolveBackwardInput(y, w, gx, c.shape());
      assertClose(
          gx, Naive.convolveBackwardInput(size, y.toDoubles(), w.toDoubles(), c.out(), c.shape()));
      Buffer gw = random(weights(c));
      kernels.convolveBackwardWeights(x, y, gw, c.shape());
      assertClose(
          gw,
          Naive.convolveBackwardWeights(size, x.toDoubles(), y.toDoubles(), c.out(), c.shape()));
    }
  }

  private static double[] behind(Buffer whole, int batch) {
    double[] values = whole.toDoubles();
    return Arrays.copyOfRange(values, values.length / whole.size(0) * batch, values.length);
  }

  private static ConvolutionCase anyDepthwise(Random shapes) {
    int kernel = 3 + 2 * shapes.nextInt(2);
    int stride = 1 + shapes.nextInt(2);
    int dilation = 1 + shapes.nextInt(2);
    int padding = dilation * (kernel / 2);
    Images size = anyImages(shapes);
    int channels = size.channels();
    return new ConvolutionCase(
        size,
        channels,
        new Convolution(kernel, kernel, stride, stride, padding, padding, dilation, channels));
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
      c.out(),
      c.size().channels() / c.shape().groups(),
      c.shape().kernelHeight(),
      c.shape().kernelWidth()
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
}
