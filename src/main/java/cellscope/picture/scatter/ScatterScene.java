package cellscope.picture.scatter;

import java.util.Arrays;

/**
 * What a scatter plot shows. The arrays are the scene's own and are not changed.
 *
 * @param xs values to the right
 * @param ys values upwards, one for each x
 * @param marked index of the point that stands out; -1 for none
 * @param pointed index of the point under the pointer; -1 for none
 * @param xName what x is
 * @param yName what y is
 */
public record ScatterScene(
    double[] xs, double[] ys, int marked, int pointed, String xName, String yName) {
  private static final double AIR = 0.06;

  public ScatterScene {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(xs.length + " x against " + ys.length + " y");
    }
  }

  /** The same with another point under the pointer. */
  public ScatterScene pointedAt(int index) {
    return new ScatterScene(xs, ys, marked, index, xName, yName);
  }

  /** Least and greatest value of one side, with some air; 0 to 1 where there is none. */
  static double[] range(double[] values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    double air = high > low ? AIR * (high - low) : Math.max(1e-3, Math.abs(low) * AIR);
    return new double[] {low - air, high + air};
  }
}
