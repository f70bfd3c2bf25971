package cellscope.picture.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers along an axis. */
public final class Ticks {
  private Ticks() {}

  /** A place on an axis and what stands there. */
  public record Tick(double value, String label) {}

  /**
   * Ticks at a step of 1, 2 or 5 times a power of ten, no more than {@code most} of them.
   *
   * @param whole whether only whole numbers make sense
   */
  public static List<Tick> linear(double from, double to, int most, boolean whole) {
    double rough = (to - from) / Math.max(1, most);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * 10;
    for (double nice : new double[] {1, 2, 5}) {
      if (power * nice >= rough * (1 - 1e-9)) {
        step = power * nice;
        break;
      }
    }
    step = whole ? Math.max(1, step) : step;
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
      double value = i * step;
      ticks.add(new Tick(value, label(value, decimals)));
    }
    return ticks;
  }

  /**
   * Powers of ten, and 2 and 5 times them while they are few; linear ticks within less than a
   * factor of 3.
   */
  public static List<Tick> logarithmic(double from, double to, int most) {
    if (to / from < 3) {
      return linear(from, to, most, false);
    }
    double decades = Math.log10(to / from);
    double[] factors = decades * 3 <= most ? new double[] {1, 2, 5} : new double[] {1};
    int skip = (int) Math.max(1, Math.ceil(decades / Math.max(1, most)));
    List<Tick> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(from)); e <= Math.ceil(Math.log10(to)); e++) {
      for (double factor : factors) {
        double value = factor * Math.pow(10, e);
        if (Math.floorMod(e, skip) == 0 && value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
          ticks.add(new Tick(value, label(value, Math.max(0, -e))));
        }
      }
    }
    return ticks;
  }

  private static String label(double value, int decimals) {
    double size = Math.abs(value);
    if (value != 0 && (size >= 1e6 || decimals > 5)) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    return String.format(Locale.ROOT, "%." + decimals + "f", value == 0 ? 0.0 : value);
  }
}
