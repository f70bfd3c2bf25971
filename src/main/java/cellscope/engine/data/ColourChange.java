package cellscope.engine.data;

import cellscope.model.RandomStream;

/**
 * Random changes of an image's colours as torchvision's ColorJitter makes them (brightness,
 * contrast, saturation and hue in a random order), then noise along the principal components of
 * ImageNet's colours (Krizhevsky, Sutskever and Hinton 2012). Each step is cut off at 0 and 255 and
 * not rounded.
 *
 * @param strength brightness, contrast and saturation are multiplied by a factor uniform in 1 ±
 *     strength, not below 0
 * @param hue the hue turns by a share of the circle uniform in ± hue
 * @param lighting standard deviation of the noise's factors
 */
record ColourChange(double strength, double hue, double lighting) {
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;
  private static final int STEPS = 4;

  /** Of ImageNet's pixels between 0 and 1. */
  private static final double[] EIGENVALUES = {0.2175, 0.0188, 0.0045};

  /** By colour, by component. */
  private static final double[][] EIGENVECTORS = {
    {-0.5675, 0.7192, 0.4009}, {-0.5808, -0.0045, -0.8140}, {-0.5836, -0.6948, 0.4203}
  };

  /** Whether this changes nothing. */
  boolean isNone() {
    return strength == 0 && hue == 0 && lighting == 0;
  }

  /**
   * Changes the pixels' red, green and blue, 0..255, from {@code rgb[at]} on. Takes the same draws
   * whatever they decide.
   */
  void apply(float[] rgb, int at, int pixels, RandomStream stream) {
    int end = at + 3 * pixels;
    if (strength > 0 || hue > 0) {
      jitter(rgb, at, end, stream.split("jitter"));
    }
    if (lighting > 0) {
      RandomStream own = stream.split("lighting");
      double[] factors = new double[EIGENVALUES.length];
      for (int i = 0; i < factors.length; i++) {
        factors[i] = lighting * own.nextGaussian();
      }
      light(rgb, at, end, factors);
    }
  }

  private void jitter(float[] rgb, int at, int end, RandomStream stream) {
    int[] order = {0, 1, 2, 3};
    stream.shuffle(order);
    float brightness = factor(stream);
    float contrast = factor(stream);
    float saturation = factor(stream);
    float turn = (float) (hue * (2 * stream.nextDouble() - 1));
    for (int i = 0; i < STEPS; i++) {
      switch (order[i]) {
        case 0 -> brighten(rgb, at, end, brightness);
        case 1 -> contrast(rgb, at, end, contrast);
        case 2 -> saturate(rgb, at, end, saturation);
        default -> turnHue(rgb, at, end, turn);
      }
    }
  }

  private float factor(RandomStream stream) {
    return (float) Math.max(0, 1 + strength * (2 * stream.nextDouble() - 1));
  }

  static void brighten(float[] rgb, int at, int end, float factor) {
    for (int i = at; i < end; i++) {
      rgb[i] = cut(factor * rgb[i]);
    }
  }

  /** Spreads the values about the image's mean luma. */
  static void contrast(float[] rgb, int at, int end, float factor) {
    double sum = 0;
    for (int i = at; i < end; i += 3) {
      sum += luma(rgb, i);
    }
    float mean = (float) (3 * sum / (end - at));
    for (int i = at; i < end; i++) {
      rgb[i] = cut(mean + factor * (rgb[i] - mean));
    }
  }

  /** Spreads a pixel's values about its luma. */
  static void saturate(float[] rgb, int at, int end, float factor) {
    for (int i = at; i < end; i += 3) {
      float luma = luma(rgb, i);
      for (int channel = 0; channel < 3; channel++) {
        rgb[i + channel] = cut(luma + factor * (rgb[i + channel] - luma));
      }
    }
  }

  /**
   * Turns the hue of the HSV model, which keeps a pixel's largest and smallest value.
   *
   * @param turn in circles; 1/3 makes green of red
   */
  static void turnHue(float[] rgb, int at, int end, float turn) {
    for (int i = at; i < end; i += 3) {
      float red = rgb[i];
      float green = rgb[i + 1];
      float blue = rgb[i + 2];
      float most = Math.max(red, Math.max(green, blue));
      float range = most - Math.min(red, Math.min(green, blue));
      if (range == 0) {
        continue;
      }
      float hue = sixths(red, green, blue, most, range) + 6 * turn + 6;
      rgb[i] = most - range * fall(hue + 5);
      rgb[i + 1] = most - range * fall(hue + 3);
      rgb[i + 2] = most - range * fall(hue + 1);
    }
  }

  /** The hue, where 0 is red, 2 green and 4 blue. */
  private static float sixths(float red, float green, float blue, float most, float range) {
    if (most == red) {
      return (green - blue) / range;
    }
    return most == green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  }

  /** How far a colour lies below the largest one, of the range, by its distance on the circle. */
  private static float fall(float place) {
    float k = place - 6 * (float) Math.floor(place / 6);
    return Math.max(0, Math.min(Math.min(k, 4 - k), 1));
  }

  /**
   * Adds the components.
   *
   * @param factors by component
   */
  static void light(float[] rgb, int at, int end, double... factors) {
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      for (int i = 0; i < factors.length; i++) {
        sum += EIGENVECTORS[channel][i] * EIGENVALUES[i] * factors[i];
      }
      float shift = (float) (255 * sum);
      for (int i = at + channel; i < end; i += 3) {
        rgb[i] = cut(rgb[i] + shift);
      }
    }
  }

  private static float luma(float[] rgb, int at) {
    return RED * rgb[at] + GREEN * rgb[at + 1] + BLUE * rgb[at + 2];
  }

  private static float cut(float value) {
    return Math.max(0, Math.min(255, value));
  }
}
