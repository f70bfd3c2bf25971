package cellscope.engine.data;

import cellscope.model.InputProblem;

/**
 * Mean and standard deviation by stored channel, for bytes 0..255: value = (byte - mean) /
 * deviation.
 *
 * @param mean by channel
 * @param deviation by channel, above 0
 */
record Normalisation(double[] mean, double[] deviation) {
  /** The constants of the original code. */
  private static final Normalisation CIFAR_10 =
      new Normalisation(new double[] {125.3, 123.0, 113.9}, new double[] {63.0, 62.1, 66.7});

  private static final Normalisation CIFAR_100 =
      new Normalisation(new double[] {129.3, 124.1, 112.4}, new double[] {68.2, 65.4, 70.4});

  private static final Normalisation IMAGENET_16 =
      new Normalisation(new double[] {122.68, 116.66, 104.01}, new double[] {63.22, 61.26, 65.09});

  private static final Normalisation IMAGENET =
      new Normalisation(
          new double[] {123.675, 116.28, 103.53}, new double[] {58.395, 57.12, 57.375});

  /** ImageNet's, weighed as luma weighs the colours: they go together closely. */
  private static final Normalisation IMAGENET_LUMA =
      new Normalisation(new double[] {117.04}, new double[] {57.53});

  /**
   * The published constants of CIFAR's, ImageNet16's and ImageNet's colour images; for everything
   * else what the training images have.
   *
   * @param images indices of the training images
   */
  static Normalisation of(String dataset, LabelledImages pool, int[] images, String place) {
    if (pool.channels() == Cifar.CHANNELS && dataset.equals(Cifar.TEN.dataset())) {
      return CIFAR_10;
    }
    if (pool.channels() == Cifar.CHANNELS && dataset.equals(Cifar.HUNDRED.dataset())) {
      return CIFAR_100;
    }
    if (pool.channels() == Cifar.CHANNELS && dataset.equals(ImageNet16Layout.DATASET)) {
      return IMAGENET_16;
    }
    if (dataset.equals(ImageNetLayout.DATASET)) {
      return pool.channels() == 1 ? IMAGENET_LUMA : IMAGENET;
    }
    return measured(pool, images, place);
  }

  /** Counted by byte value first, so that the sums are exact and free of the images' order. */
  private static Normalisation measured(LabelledImages pool, int[] images, String place) {
    int channels = pool.channels();
    long[][] histogram = new long[channels][256];
    for (int image : images) {
      byte[] bytes = pool.fitted(image);
      for (int i = 0; i < bytes.length; i++) {
        histogram[i % channels][bytes[i] & 0xFF]++;
      }
    }
    double[] mean = new double[channels];
    double[] deviation = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      measure(histogram[channel], channel, mean, deviation);
      if (deviation[channel] == 0) {
        throw new InputProblem(
            "all training images have one and the same value in channel "
                + channel
                + ", expected pictures",
            place,
            "check the images");
      }
    }
    return new Normalisation(mean, deviation);
  }

  private static void measure(long[] histogram, int channel, double[] mean, double[] deviation) {
    long count = 0;
    long sum = 0;
    for (int value = 0; value < 256; value++) {
      count += histogram[value];
      sum += value * histogram[value];
    }
    mean[channel] = (double) sum / count;
    double squares = 0;
    for (int value = 0; value < 256; value++) {
      double distance = value - mean[channel];
      squares += distance * distance * histogram[value];
    }
    deviation[channel] = Math.sqrt(squares / count);
  }

  /** [channels, 256]: the normalised value of every byte. */
  float[] table() {
    float[] table = new float[mean.length * 256];
    for (int i = 0; i < table.length; i++) {
      int channel = i >> 8;
      table[i] = (float) (((i & 0xFF) - mean[channel]) / deviation[channel]);
    }
    return table;
  }
}
