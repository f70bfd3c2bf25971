package cellscope.picture;

import cellscope.model.RandomStream;
import cellscope.picture.curve.CurveSeries;
import java.util.List;

/** Made-up curves that look like those of a search. */
public final class Curves {
  private Curves() {}

  /** A noisy loss that falls, one point for each step. */
  public static CurveSeries loss(String name, int colour, int epochs, int steps, long seed) {
    RandomStream random = RandomStream.ofSeed(seed).split(name);
    CurveSeries series = new CurveSeries(name, colour);
    for (int i = 0; i < epochs * steps; i++) {
      double x = (i + 1) / (double) steps;
      double level = 0.4 + (1.6 + 0.2 * colour) * Math.exp(-3 * x / epochs);
      series.append(x, level * Math.exp(0.18 * random.nextGaussian()));
    }
    return series;
  }

  /** Losses of both halves by step and of the derived cell by epoch. */
  public static List<CurveSeries> losses(int epochs, int steps, long seed) {
    return List.of(
        loss("weights", 0, epochs, steps, seed),
        loss("architecture", 1, epochs, steps, seed),
        loss("derived", 2, epochs, 1, seed));
  }
}
