package cellscope.engine.data;

/**
 * Scales images with a triangle filter that widens as an image shrinks (no aliasing). The same on
 * every machine.
 */
final class Scaler {
  private Scaler() {}

  /**
   * A region scaled to a size.
   *
   * @return [height, width, channels]
   */
  static byte[] region(Pixels image, Region region, int height, int width) {
    return scale(
        image,
        TriangleFilter.of(region.top(), region.top() + region.height(), height),
        TriangleFilter.of(region.left(), region.left() + region.width(), width));
  }

  /** The middle square, scaled: [side, side, channels]. */
  static byte[] square(Pixels image, int side) {
    return region(image, Region.middleSquare(image.height(), image.width()), side, side);
  }

  /**
   * The image scaled until its shorter side has 8/7 of the side, of which the middle is cut: 256
   * and 224 in ImageNet's evaluation.
   *
   * @return [side, side, channels]
   */
  static byte[] centre(Pixels image, int side) {
    int shorter = (int) Math.round(side * 8 / 7.0);
    int least = Math.min(image.height(), image.width());
    return scale(
        image,
        middle(image.height(), (long) shorter * image.height() / least, side),
        middle(image.width(), (long) shorter * image.width() / least, side));
  }

  private static TriangleFilter middle(int source, long scaled, int side) {
    long first = (long) Math.rint((scaled - side) / 2.0);
    return TriangleFilter.window(0, source, scaled, first, side);
  }

  private static byte[] scale(Pixels image, TriangleFilter down, TriangleFilter across) {
    int rowLength = across.count() * image.channels();
    double[] rows = new double[(down.end() - down.first()) * rowLength];
    for (int y = down.first(); y < down.end(); y++) {
      shrinkRow(image, y, across, rows, (y - down.first()) * rowLength);
    }
    byte[] result = new byte[down.count() * rowLength];
    double[] sums = new double[rowLength];
    for (int y = 0; y < down.count(); y++) {
      joinRows(rows, (down.start(y) - down.first()) * rowLength, down.weights(y), sums);
      for (int i = 0; i < rowLength; i++) {
        result[y * rowLength + i] = (byte) Math.max(0, Math.min(255, (int) (sums[i] + 0.5)));
      }
    }
    return result;
  }

  private static void shrinkRow(Pixels image, int y, TriangleFilter across, double[] rows, int at) {
    byte[] bytes = image.bytes();
    int channels = image.channels();
    for (int x = 0; x < across.count(); x++) {
      double[] weights = across.weights(x);
      int from = (y * image.width() + across.start(x)) * channels;
      for (int channel = 0; channel < channels; channel++) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * (bytes[from + k * channels + channel] & 0xFF);
        }
        rows[at + x * channels + channel] = sum;
      }
    }
  }

  private static void joinRows(double[] rows, int from, double[] weights, double[] sums) {
    int length = sums.length;
    for (int i = 0; i < length; i++) {
      sums[i] = weights[0] * rows[from + i];
    }
    for (int k = 1; k < weights.length; k++) {
      double weight = weights[k];
      int row = from + k * length;
      for (int i = 0; i < length; i++) {
        sums[i] += weight * rows[row + i];
      }
    }
  }
}
