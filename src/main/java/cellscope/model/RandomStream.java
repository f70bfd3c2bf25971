package cellscope.model;

import java.nio.charset.StandardCharsets;

/**
 * A named, splittable random generator. A stream is a pure function of the run's seed and of the
 * names on the way to it, so the place in a search (epoch, step) is all the state there is to keep:
 * two runs with one seed share every draw, whatever else they draw. SplitMix64 (Steele, Lea and
 * Flood, OOPSLA 2014). Not thread safe.
 */
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long key;
  private long state;

  private RandomStream(long key) {
    this.key = key;
    this.state = key;
  }

  /** The root stream of a run. */
  public static RandomStream ofSeed(long seed) {
    return new RandomStream(mix(seed + GOLDEN_GAMMA));
  }

  /** The child of that name; independent of how much was drawn here. */
  public RandomStream split(String name) {
    long hash = key;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash + GOLDEN_GAMMA + b);
    }
    return new RandomStream(mix(hash ^ 0x632BE59BD9B4E019L));
  }

  /** The child of that number; independent of how much was drawn here. */
  public RandomStream split(long number) {
    return new RandomStream(mix(mix(key + GOLDEN_GAMMA) ^ mix(number + 0x1F123BB5159A55E5L)));
  }

  /** 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1), 53 bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in 0..bound-1. */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be above 0, not " + bound);
    }
    long threshold = Long.remainderUnsigned(-bound, bound);
    while (true) {
      long bits = nextLong();
      if (Long.compareUnsigned(bits, threshold) >= 0) {
        return (int) Long.remainderUnsigned(bits, bound);
      }
    }
  }

  /** Exponential(1), above 0. */
  public double nextExponential() {
    return -Math.log(1.0 - nextDouble());
  }

  /**
   * Standard normal, by Box and Muller (one of the pair is used, so that every call takes two
   * draws).
   */
  public double nextGaussian() {
    double radius = Math.sqrt(2 * nextExponential());
    return radius * Math.cos(2 * Math.PI * nextDouble());
  }

  /** Shuffles in place (Fisher and Yates). */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
