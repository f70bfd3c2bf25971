package cellscope.engine.data;

import cellscope.model.RandomStream;

/** A rectangle of whole pixels inside an image. */
record Region(int top, int left, int height, int width) {
  private static final double LEAST_AREA = 0.08;
  private static final double LEAST_RATIO = 3.0 / 4;
  private static final double MOST_RATIO = 4.0 / 3;
  private static final int TRIES = 10;

  /** The largest square in the middle. */
  static Region middleSquare(int height, int width) {
    int side = Math.min(height, width);
    return new Region((height - side) / 2, (width - side) / 2, side, side);
  }

  /**
   * What torchvision's RandomResizedCrop takes: an area uniform in 8 to 100 % of the image's, a
   * ratio of width to height log-uniform in 3/4 to 4/3, at a random place; after ten that don't fit
   * the largest one in the middle whose ratio is allowed.
   */
  static Region random(int height, int width, RandomStream stream) {
    double area = (double) height * width;
    double least = Math.log(LEAST_RATIO);
    double most = Math.log(MOST_RATIO);
    for (int i = 0; i < TRIES; i++) {
      double wanted = area * (LEAST_AREA + (1 - LEAST_AREA) * stream.nextDouble());
      double ratio = Math.exp(least + (most - least) * stream.nextDouble());
      int w = (int) Math.rint(Math.sqrt(wanted * ratio));
      int h = (int) Math.rint(Math.sqrt(wanted / ratio));
      if (w > 0 && w <= width && h > 0 && h <= height) {
        int top = stream.nextInt(height - h + 1);
        return new Region(top, stream.nextInt(width - w + 1), h, w);
      }
    }
    return middle(height, width);
  }

  private static Region middle(int height, int width) {
    double ratio = (double) width / height;
    int h = ratio < LEAST_RATIO ? (int) Math.rint(width / LEAST_RATIO) : height;
    int w = ratio > MOST_RATIO ? (int) Math.rint(height * MOST_RATIO) : width;
    return new Region((height - h) / 2, (width - w) / 2, h, w);
  }
}
