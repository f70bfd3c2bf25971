package cellscope.engine.kernel;

import static cellscope.engine.kernel.VectorLoops.LANES;
import static cellscope.engine.kernel.VectorLoops.SPECIES;

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

  /** sum[sumAt + i] += x[a + i] * w[i mod period] for i below length. */
  static void addOne(
      float[] x, int a, float[] w, int wAt, int period, float[] sum, int sumAt, int length) {
    int end = length - length % period;
    for (int c = 0; c < period; c += LANES) {
      FloatVector ofA = load(w, wAt + c);
      for (int i = c; i < end; i += period) {
        load(x, a + i).fma(ofA, load(sum, sumAt + i)).intoArray(sum, sumAt + i);
      }
    }
    for (int i = end; i < length; i++) {
      sum[sumAt + i] = Math.fma(x[a + i], w[wAt + i - end], sum[sumAt + i]);
    }
  }

  /** {@link #addOne} for three taps. */
  static void addThree(
      float[] x, int a, int b, int c, float[] w, int wAt, int period, float[] sum, int length) {
    int end = length - length % period;
    for (int k = 0; k < period; k += LANES) {
      FloatVector ofA = load(w, wAt + k);
      FloatVector ofB = load(w, wAt + period + k);
      FloatVector ofC = load(w, wAt + 2 * period + k);
      for (int i = k; i < end; i += period) {
        FloatVector s = load(x, a + i).fma(ofA, load(sum, i));
        s = load(x, b + i).fma(ofB, s);
        load(x, c + i).fma(ofC, s).intoArray(sum, i);
      }
    }
    for (int i = end, k = wAt; i < length; i++, k++) {
      float s = Math.fma(x[a + i], w[k], sum[i]);
      sum[i] = Math.fma(x[c + i], w[k + 2 * period], Math.fma(x[b + i], w[k + period], s));
    }
  }

  /** {@link #addOne} for five taps. */
  static void addFive(
      float[] x,
      int a,
      int b,
      int c,
      int d,
      int e,
      float[] w,
      int wAt,
      int period,
      float[] sum,
      int length) {
    int end = length - length % period;
    for (int k = 0; k < period; k += LANES) {
      FloatVector ofA = load(w, wAt + k);
      FloatVector ofB = load(w, wAt + period + k);
      FloatVector ofC = load(w, wAt + 2 * period + k);
      FloatVector ofD = load(w, wAt + 3 * period + k);
      FloatVector ofE = load(w, wAt + 4 * period + k);
      for (int i = k; i < end; i += period) {
        FloatVector s = load(x, a + i).fma(ofA, load(sum, i));
        s = load(x, b + i).fma(ofB, s);
        s = load(x, c + i).fma(ofC, s);
        s = load(x, d + i).fma(ofD, s);
        load(x, e + i).fma(ofE, s).intoArray(sum, i);
      }
    }
    for (int i = end, k = wAt; i < length; i++, k++) {
      float s = Math.fma(x[a + i], w[k], sum[i]);
      s = Math.fma(x[c + i], w[k + 2 * period], Math.fma(x[b + i], w[k + period], s));
      s = Math.fma(x[d + i], w[k + 3 * period], s);
      sum[i] = Math.fma(x[e + i], w[k + 4 * period], s);
    }
  }

  /** sum[sumAt + i mod period] += g[i] * x[a + i] for i below length. */
  static void sumOne(float[] g, int length, float[] x, int a, float[] sum, int sumAt, int period) {
    int end = length - length % period;
    for (int k = 0; k < period; k += LANES) {
      FloatVector ofA = load(sum, sumAt + k);
      for (int i = k; i < end; i += period) {
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
    int end = length - length % period;
    for (int k = sumAt; k < sumAt + period; k += LANES) {
      FloatVector ofA = load(sum, k);
      FloatVector ofB = load(sum, k + period);
      FloatVector ofC = load(sum, k + 2 * period);
      for (int i = k - sumAt; i < end; i += period) {
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
    int end = length - length % period;
    for (int k = sumAt; k < sumAt + period; k += LANES) {
      FloatVector ofA = load(sum, k);
      FloatVector ofB = load(sum, k + period);
      FloatVector ofC = load(sum, k + 2 * period);
      FloatVector ofD = load(sum, k + 3 * period);
      FloatVector ofE = load(sum, k + 4 * period);
      for (int i = k - sumAt; i < end; i += period) {
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
