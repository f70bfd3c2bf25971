package cellscope;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestReporter;

/**
 * Long campaigns of mutated inputs (profile {@code fuzz}): each format is tried for {@code
 * fuzz.seconds} seconds from seed {@code fuzz.seed} on. A failure names the seed of its try.
 */
public final class Fuzz {
  private Fuzz() {}

  /** One try, made of nothing but its seed. */
  @FunctionalInterface
  public interface Try {
    void with(long seed) throws Exception;
  }

  /** Tries until the time is over, and tells how often. */
  public static void campaign(TestReporter reporter, Try one) {
    long seconds = Long.getLong("fuzz.seconds", 0);
    assumeTrue(seconds > 0, "campaigns run in the profile fuzz");
    long seed = Long.getLong("fuzz.seed", 1);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long tries = 0;
    for (; System.nanoTime() < until; tries++) {
      once(one, seed + tries);
    }
    reporter.publishEntry("tries", String.valueOf(tries));
  }

  private static void once(Try one, long seed) {
    try {
      one.with(seed);
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("fuzz.seed=" + seed + ": " + e, e);
    }
  }

  /** A file with some bytes changed, left out, doubled or cut off. */
  public static byte[] mutate(byte[] good, Random random) {
    byte[] bad = good.clone();
    for (int i = random.nextInt(5); i >= 0 && bad.length > 0; i--) {
      int from = random.nextInt(bad.length);
      int to = Math.min(bad.length, from + random.nextInt(16));
      bad =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bad, from);
            case 1 -> joined(Arrays.copyOf(bad, from), Arrays.copyOfRange(bad, to, bad.length));
            case 2 -> joined(Arrays.copyOf(bad, to), Arrays.copyOfRange(bad, from, bad.length));
            default -> {
              bad[from] = (byte) (random.nextBoolean() ? random.nextInt(256) : bad[from] ^ 0x80);
              yield bad;
            }
          };
    }
    return bad;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
