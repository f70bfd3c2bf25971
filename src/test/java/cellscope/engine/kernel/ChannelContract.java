package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Naive.Images;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels over [positions, channels]; see {@link KernelFixture}. */
abstract class ChannelContract extends KernelFixture {
  ChannelContract(Subject subject) {
    super(subject);
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
  void imagesAreScaledEachByItsFactor(Images size) {
    Buffer x = random(size.shape());
    double[] factors = random.doubles(size.batch(), -2, 2).toArray();
    factors[0] = 0;
    double[] expected = x.toDoubles();
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= factors[i / (expected.length / size.batch())];
    }
    Buffer y = random(size.shape());
    kernels.scaleImages(x, factors, y);
    assertClose(y, expected);
    kernels.scaleImages(x, factors, x);
    assertClose(x, expected);
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
}
