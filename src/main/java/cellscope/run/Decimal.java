package cellscope.run;

import java.nio.charset.StandardCharsets;

/**
 * Reads numbers from bytes, to the same double as {@link Double#parseDouble} and several times
 * faster for numbers as {@link Double#toString} writes them.
 */
final class Decimal {
  private static final double[] POWERS = new double[23]; // 10^22 is the largest that is exact
  private static final double DOUBT = 0x1p-40;

  static {
    long power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = i < 19 ? power : POWERS[i - 1] * 10;
      power *= 10;
    }
  }

  private Decimal() {}

  /**
   * Reads a decimal number, NaN, Infinity or -Infinity.
   *
   * @throws NumberFormatException the bytes are anything else
   */
  static double parse(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative) {
      at++;
    }
    long digits = 0;
    int count = 0;
    int scale = 0;
    boolean point = false;
    boolean digit = false;
    for (; at < to; at++) {
      byte b = bytes[at];
      if (b >= '0' && b <= '9') {
        digit = true;
        digits = digits * 10 + (b - '0');
        count += digits == 0 ? 0 : 1;
        scale += point ? 1 : 0;
      } else if (b == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    boolean plain = at == to;
    if (at < to && bytes[at] == 'E' && to - at <= 5) {
      scale -= exponent(bytes, at + 1, to);
      plain = true;
    }
    if (!plain || !digit || count > 18 || scale < 0 || scale >= POWERS.length) {
      return slow(bytes, from, to);
    }
    double value = divide(digits, POWERS[scale]);
    if (Double.isNaN(value)) {
      return slow(bytes, from, to);
    }
    return negative ? -value : value;
  }

  /** A small exponent; one that makes the scale leave the fast way's range for anything odd. */
  private static int exponent(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    int value = 0;
    int first = negative ? from + 1 : from;
    for (int i = first; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return 1 << 20;
      }
      value = value * 10 + (bytes[i] - '0');
    }
    return first == to ? 1 << 20 : negative ? -value : value;
  }

  /**
   * digits / power rounded to nearest, or NaN where that can't be told. The quotient is q + rest
   * with rest exact to about 2^-50 of itself; if both ends of that doubt round to the same double,
   * it is the right one.
   */
  private static double divide(long digits, double power) {
    double high = digits;
    double low = digits - (long) high;
    double q = high / power;
    double rest = (Math.fma(-q, power, high) + low) / power;
    double doubt = Math.abs(rest) * DOUBT;
    double below = q + (rest - doubt);
    double above = q + (rest + doubt);
    return below == above ? below : Double.NaN;
  }

  private static double slow(byte[] bytes, int from, int to) {
    return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
  }

  /**
   * Reads a whole number of at most nine digits.
   *
   * @throws NumberFormatException the bytes are anything else
   */
  static int parseInt(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw new NumberFormatException("no digit");
      }
      value = value * 10 + digit;
    }
    if (to <= from || to - from > 9) {
      throw new NumberFormatException("no whole number of up to nine digits");
    }
    return value;
  }
}
