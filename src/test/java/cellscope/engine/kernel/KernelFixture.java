package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.engine.kernel.Naive.Images;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What every implementation of {@link Kernels} must do, on shapes as networks have them and on odd
 * ones, against plain loops in double precision on the same values. The contracts that extend this
 * are nested in {@link KernelContractTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KernelFixture {
  static final int[] CHANNELS = {1, 3, 5, 8, 10, 12, 16, 20, 36};

  /** Kernels under test. */
  record Subject(KernelProvider provider, Precision precision) {
    /** Largest error that is allowed, in units of the largest expected magnitude. */
    double tolerance() {
      return precision == Precision.DOUBLE ? 1e-12 : 1e-5;
    }

    @Override
    public String toString() {
      return provider.id() + " on " + provider.device().id() + ", " + precision;
    }
  }

  private final Subject subject;
  final Random random = new Random(20_260_101);
  Kernels kernels;

  KernelFixture(Subject subject) {
    this.subject = subject;
  }

  @BeforeAll
  void open() {
    KernelProvider provider = subject.provider();
    KernelProvider.Probe probe = provider.probe(() -> 0);
    assumeTrue(probe.usable(), probe.reason());
    kernels = provider.open(subject.precision(), 2, provider.slices(2));
  }

  @AfterAll
  void close() {
    if (kernels != null) {
      kernels.close();
    }
  }

  static Images anyImages(Random shapes) {
    return new Images(
        1 + shapes.nextInt(5),
        2 + shapes.nextInt(9),
        2 + shapes.nextInt(9),
        CHANNELS[shapes.nextInt(CHANNELS.length)]);
  }

  static Stream<Images> images() {
    Random shapes = new Random(13);
    return Stream.concat(
        Stream.of(new Images(1, 1, 1, 3), new Images(5, 7, 7, 36), new Images(3, 14, 14, 16)),
        Stream.generate(() -> anyImages(shapes)).limit(8));
  }

  /** Standard normal values that a float holds exactly. */
  Buffer random(int... shape) {
    return far(0, shape);
  }

  Buffer far(double mean, int... shape) {
    Buffer buffer = kernels.allocate(shape);
    float[] values = new float[buffer.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + random.nextGaussian());
    }
    buffer.write(values, 0);
    return buffer;
  }

  Buffer[] several(int count, int... shape) {
    Buffer[] buffers = new Buffer[Kernels.MOST_TENSORS];
    for (int i = 0; i < Math.max(1, count); i++) {
      buffers[i] = random(shape);
    }
    return buffers;
  }

  /** As many vectors as a call takes; all but the second are null unless all are wanted. */
  double[][] vectors(int channels, boolean all) {
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
      if (!(Math.abs(actual[i] - expected[i]) <= subject.tolerance() * magnitude)) {
        assertThat(actual[i]).as("value %d of %d", i, expected.length).isEqualTo(expected[i]);
      }
    }
  }

  static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
