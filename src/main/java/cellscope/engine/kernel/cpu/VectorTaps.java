package cellscope.engine.kernel.cpu;

import static cellscope.engine.kernel.cpu.VectorLoops.LANES;
import static cellscope.engine.kernel.cpu.VectorLoops.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Loops of a depthwise convolution along a row of positions, for one or several taps of the kernel
 * at a time. A tap's weights by channel are repeated to a period that whole vectors fill, and lie
 * one tap behind the other; {@code a}, {@code b}, ... are where the taps see the row's first
 * number. A loop goes over one vector of channels at a time, whose weights or sums stay in
 * registers.
 */
final class VectorTaps {
  private VectorTaps() {}

  private static FloatVector load(float[] x, int i) {
    return FloatVector.fromArray(SPECIES, x, i);
  }

  /** sum[sumAt + i] += g[i] * w[i mod period] for i below length. */
  static void addOne(
      float[] g, float[] w, int wAt, int period, float[] sum, int sumAt, int length) {
    int count = length / period;
    int end = count * period;
    for (int k = 0; k < period; k += LANES) {
      FloatVector weight = load(w, wAt + k);
      for (int n = 0, i = k; n < count; n++, i += period) {
        load(g, i).fma(weight, load(sum, sumAt + i)).intoArray(sum, sumAt + i);
      }
    }
    for (int i = end; i < length; i++) {
      sum[sumAt + i] = Math.fma(g[i], w[wAt + i - end], sum[sumAt + i]);
    }
  }

  /** sum[sumAt + i mod period] += g[i] * x[a + i] for i below length. */
  static void sumOne(float[] g, int length, float[] x, int a, float[] sum, int sumAt, int period) {
    int count = length / period;
    int end = count * period;
    for (int k = 0; k < period; k += LANES) {
      FloatVector ofA = load(sum, sumAt + k);
      for (int n = 0, i = k; n < count; n++, i += period) {
        ofA = load(g, i).fma(load(x, a + i), ofA);
      }
      ofA.intoArray(sum, sumAt + k);
    }
    for (int i = end, k = sumAt; i < length; i++, k++) {
      sum[k] = Math.fma(g[i], x[a + i], sum[k]);
    }
  }

  /** {@link #sumOne} for three taps. */
  static void sumThree(
      float[] g, int length, float[] x, int a, int b, int c, float[] sum, int sumAt, int period) {
    int count = length / period;
    int end = count * period;
    for (int k = sumAt; k < sumAt + period; k += LANES) {
      FloatVector ofA = load(sum, k);
      FloatVector ofB = load(sum, k + period);
      FloatVector ofC = load(sum, k + 2 * period);
      for (int n = 0, i = k - sumAt; n < count; n++, i += period) {
        FloatVector gradient = load(g, i);
        ofA = gradient.fma(load(x, a + i), ofA);
        ofB = gradient.fma(load(x, b + i), ofB);
        ofC = gradient.fma(load(x, c + i), ofC);
      }
      ofA.intoArray(sum, k);
      ofB.intoArray(sum, k + period);
      ofC.intoArray(sum, k + 2 * period);
    }
    for (int i = end, k = sumAt; i < length; i++, k++) {
      sum[k] = Math.fma(g[i], x[a + i], sum[k]);
      sum[k + period] = Math.fma(g[i], x[b + i], sum[k + period]);
      sum[k + 2 * period] = Math.fma(g[i], x[c + i], sum[k + 2 * period]);
    }
  }

  /** {@link #sumOne} for five taps. */
  static void sumFive(
      float[] g,
      int length,
      float[] x,
      int a,
      int b,
      int c,
      int d,
      int e,
      float[] sum,
      int sumAt,
      int period) {
    int count = length / period;
    int end = count * period;
    for (int k = sumAt; k < sumAt + period; k += LANES) {
      FloatVector ofA = load(sum, k);
      FloatVector ofB = load(sum, k + period);
      FloatVector ofC = load(sum, k + 2 * period);
      FloatVector ofD = load(sum, k + 3 * period);
      FloatVector ofE = load(sum, k + 4 * period);
      for (int n = 0, i = k - sumAt; n < count; n++, i += period) {
        FloatVector gradient = load(g, i);
        ofA = gradient.fma(load(x, a + i), ofA);
        ofB = gradient.fma(load(x, b + i), ofB);
        ofC = gradient.fma(load(x, c + i), ofC);
        ofD = gradient.fma(load(x, d + i), ofD);
        ofE = gradient.fma(load(x, e + i), ofE);
      }
      ofA.intoArray(sum, k);
      ofB.intoArray(sum, k + period);
      ofC.intoArray(sum, k + 2 * period);
      ofD.intoArray(sum, k + 3 * period);
      ofE.intoArray(sum, k + 4 * period);
    }
    for (int i = end, k = sumAt; i < length; i++, k++) {
      sum[k] = Math.fma(g[i], x[a + i], sum[k]);
      sum[k + period] = Math.fma(g[i], x[b + i], sum[k + period]);
      sum[k + 2 * period] = Math.fma(g[i], x[c + i], sum[k + 2 * period]);
      sum[k + 3 * period] = Math.fma(g[i], x[d + i], sum[k + 3 * period]);
      sum[k + 4 * period] = Math.fma(g[i], x[e + i], sum[k + 4 * period]);
    }
  }
}
