package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.Kernels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over ranges of float buffers with the Vector API. Ranges are indices of floats. A
 * <em>pattern</em> is a vector by channel, repeated until its length (the period) is a multiple of
 * the lanes; a range begins at channel 0. The part of a range behind its last whole period is done
 * number by number.
 */
final class VectorLoops {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private VectorLoops() {}

  /** Smallest multiple of channels that whole vectors fill. */
  static int period(int channels) {
    int period = channels;
    while (period % LANES != 0) {
      period += channels;
    }
    return period;
  }

  private static FloatVector load(ByteBuffer b, int i) {
    return FloatVector.fromByteBuffer(SPECIES, b, i << 2, ORDER);
  }

  private static void store(FloatVector v, ByteBuffer b, int i) {
    v.intoByteBuffer(b, i << 2, ORDER);
  }

  private static float get(ByteBuffer b, int i) {
    return b.getFloat(i << 2);
  }

  private static void put(ByteBuffer b, int i, float value) {
    b.putFloat(i << 2, value);
  }

  /** out = scale * x + shift, by channel. */
  static void affine(ByteBuffer x, float[] scale, float[] shift, ByteBuffer out, int from, int to) {
    int period = scale.length;
    int i = from;
    for (; i <= to - period; i += period) {
      for (int c = 0; c < period; c += LANES) {
        store(
            load(x, i + c)
                .fma(
                    FloatVector.fromArray(SPECIES, scale, c),
                    FloatVector.fromArray(SPECIES, shift, c)),
            out,
            i + c);
      }
    }
    for (int c = 0; i < to; i++, c++) {
      put(out, i, Math.fma(get(x, i), scale[c], shift[c]));
    }
  }

  /** out += scale * x, by channel. */
  static void addScaled(ByteBuffer x, float[] scale, ByteBuffer out, int from, int to) {
    int period = scale.length;
    int i = from;
    for (; i <= to - period; i += period) {
      for (int c = 0; c < period; c += LANES) {
        store(
            load(x, i + c).fma(FloatVector.fromArray(SPECIES, scale, c), load(out, i + c)),
            out,
            i + c);
      }
    }
    for (int c = 0; i < to; i++, c++) {
      put(out, i, Math.fma(get(x, i), scale[c], get(out, i)));
    }
  }

  /** out = factor * x. */
  static void scale(ByteBuffer x, float factor, ByteBuffer out, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(load(x, i).mul(factor), out, i);
    }
    for (; i < to; i++) {
      put(out, i, get(x, i) * factor);
    }
  }

  /** out = a * g + b * z + k, by channel. */
  static void affineOfTwo(
      ByteBuffer g,
      ByteBuffer z,
      float[] a,
      float[] b,
      float[] k,
      ByteBuffer out,
      int from,
      int to) {
    int period = a.length;
    int i = from;
    for (; i <= to - period; i += period) {
      for (int c = 0; c < period; c += LANES) {
        FloatVector ofZ =
            load(z, i + c)
                .fma(FloatVector.fromArray(SPECIES, b, c), FloatVector.fromArray(SPECIES, k, c));
        store(load(g, i + c).fma(FloatVector.fromArray(SPECIES, a, c), ofZ), out, i + c);
      }
    }
    for (int c = 0; i < to; i++, c++) {
      put(out, i, Math.fma(get(g, i), a[c], Math.fma(get(z, i), b[c], k[c])));
    }
  }

  /** out = max(0, x). */
  static void relu(ByteBuffer x, ByteBuffer out, int from, int to) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(load(x, i).max(zero), out, i);
    }
    for (; i < to; i++) {
      put(out, i, Math.max(0, get(x, i)));
    }
  }

  /** out = x. */
  static void copy(ByteBuffer x, ByteBuffer out, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(load(x, i), out, i);
    }
    for (; i < to; i++) {
      put(out, i, get(x, i));
    }
  }

  /** out += x. */
  static void add(ByteBuffer x, ByteBuffer out, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(load(x, i).add(load(out, i)), out, i);
    }
    for (; i < to; i++) {
      put(out, i, get(x, i) + get(out, i));
    }
  }

  /** out = gate &gt; 0 ? x : 0. */
  static void copyWherePositive(ByteBuffer x, ByteBuffer gate, ByteBuffer out, int from, int to) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      VectorMask<Float> open = load(gate, i).compare(VectorOperators.GT, 0f);
      store(zero.blend(load(x, i), open), out, i);
    }
    for (; i < to; i++) {
      put(out, i, get(gate, i) > 0 ? get(x, i) : 0);
    }
  }

  /** out += gate &gt; 0 ? x : 0. */
  static void addWherePositive(ByteBuffer x, ByteBuffer gate, ByteBuffer out, int from, int to) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      VectorMask<Float> open = load(gate, i).compare(VectorOperators.GT, 0f);
      store(zero.blend(load(x, i), open).add(load(out, i)), out, i);
    }
    for (; i < to; i++) {
      put(out, i, get(out, i) + (get(gate, i) > 0 ? get(x, i) : 0));
    }
  }

  /** out = value. */
  static void fill(ByteBuffer out, float value, int from, int to) {
    FloatVector all = FloatVector.broadcast(SPECIES, value);
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      store(all, out, i);
    }
    for (; i < to; i++) {
      put(out, i, value);
    }
  }

  /** out = pattern, by channel. */
  static void repeat(float[] pattern, ByteBuffer out, int from, int to) {
    int period = pattern.length;
    int end = to - (to - from) % period;
    for (int c = 0; c < period; c += LANES) {
      FloatVector values = FloatVector.fromArray(SPECIES, pattern, c);
      for (int i = from + c; i < end; i += period) {
        store(values, out, i);
      }
    }
    for (int i = end, c = 0; i < to; i++, c++) {
      put(out, i, pattern[c]);
    }
  }

  /** sum[lane of the period] += x, over a range that is short enough for single precision. */
  static void sum(ByteBuffer x, double[] sum, int from, int to, float[] lanes) {
    int period = sum.length;
    int end = to - (to - from) % period;
    for (int c = 0; c < period; c += LANES) {
      FloatVector total = FloatVector.zero(SPECIES);
      for (int i = from + c; i < end; i += period) {
        total = total.add(load(x, i));
      }
      addLanes(total, lanes, sum, c);
    }
    for (int i = end, c = 0; i < to; i++, c++) {
      sum[c] += get(x, i);
    }
  }

  /** sum += x * (t - centre), like {@link #sum}. */
  static void sumOfProducts(
      ByteBuffer x, ByteBuffer t, float[] centre, double[] sum, int from, int to, float[] lanes) {
    int period = sum.length;
    int end = to - (to - from) % period;
    for (int c = 0; c < period; c += LANES) {
      FloatVector centres = FloatVector.fromArray(SPECIES, centre, c);
      FloatVector total = FloatVector.zero(SPECIES);
      for (int i = from + c; i < end; i += period) {
        total = load(t, i).sub(centres).fma(load(x, i), total);
      }
      addLanes(total, lanes, sum, c);
    }
    for (int i = end, c = 0; i < to; i++, c++) {
      sum[c] += (double) get(x, i) * (get(t, i) - centre[c]);
    }
  }

  /** first += x - centre and second += (x - centre)^2, like {@link #sum}. */
  static void moments(
      ByteBuffer x,
      float[] centre,
      double[] first,
      double[] second,
      int from,
      int to,
      float[] lanes) {
    int period = first.length;
    int end = to - (to - from) % period;
    for (int c = 0; c < period; c += LANES) {
      FloatVector centres = FloatVector.fromArray(SPECIES, centre, c);
      FloatVector total = FloatVector.zero(SPECIES);
      FloatVector squares = total;
      for (int i = from + c; i < end; i += period) {
        FloatVector distance = load(x, i).sub(centres);
        total = total.add(distance);
        squares = distance.fma(distance, squares);
      }
      addLanes(total, lanes, first, c);
      addLanes(squares, lanes, second, c);
    }
    for (int i = end, c = 0; i < to; i++, c++) {
      double distance = get(x, i) - centre[c];
      first[c] += distance;
      second[c] += distance * distance;
    }
  }

  private static void addLanes(FloatVector v, float[] lanes, double[] sum, int at) {
    v.intoArray(lanes, 0);
    for (int k = 0; k < LANES; k++) {
      sum[at + k] += lanes[k];
    }
  }

  /** Sum of squares, in double precision throughout. */
  static double squares(ByteBuffer x, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i <= to - 4; i += 4) {
      double p = get(x, i);
      double q = get(x, i + 1);
      double r = get(x, i + 2);
      double s = get(x, i + 3);
      a += p * p;
      b += q * q;
      c += r * r;
      d += s * s;
    }
    for (; i < to; i++) {
      a += (double) get(x, i) * get(x, i);
    }
    return a + b + (c + d);
  }

  /** One SGD step as {@link Kernels#sgd} has it. */
  static void sgd(ByteBuffer w, ByteBuffer gOrNull, ByteBuffer m, int length, SgdFactors f) {
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector weight = load(w, i);
      FloatVector d = weight.mul(f.decay());
      if (gOrNull != null) {
        d = load(gOrNull, i).fma(FloatVector.broadcast(SPECIES, f.clip()), d);
      }
      FloatVector moved = load(m, i).fma(FloatVector.broadcast(SPECIES, f.momentum()), d);
      store(moved, m, i);
      FloatVector way = moved.mul(f.ofMomentum()).add(d.mul(f.ofGradient()));
      store(weight.sub(way.mul(f.rate())), w, i);
    }
    for (; i < length; i++) {
      float weight = get(w, i);
      float d = weight * f.decay();
      if (gOrNull != null) {
        d = Math.fma(get(gOrNull, i), f.clip(), d);
      }
      float moved = Math.fma(get(m, i), f.momentum(), d);
      put(m, i, moved);
      put(w, i, weight - f.rate() * (moved * f.ofMomentum() + d * f.ofGradient()));
    }
  }

  /**
   * Factors of an SGD step: d = clip * g + decay * w; m = momentum * m + d; w -= rate * (ofMomentum
   * * m + ofGradient * d).
   */
  record SgdFactors(
      float clip, float rate, float momentum, float decay, float ofMomentum, float ofGradient) {}
}
