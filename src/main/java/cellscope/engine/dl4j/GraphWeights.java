package cellscope.engine.dl4j;

import cellscope.engine.TrainedModel.NamedArray;

/**
 * How the weights of a convolution of deeplearning4j are made of a model's array.
 *
 * @param array the array's name
 * @param depthwise whether the array [channels, 1, height, width] becomes [1, channels, height,
 *     width]
 * @param dilation distance of a window's pixels; where above 1, zeros are put between them
 * @param group which of the groups; the array's rows are shared out among them in order
 * @param groups how many
 */
record GraphWeights(String array, boolean depthwise, int dilation, int group, int groups) {
  /** The weights as they are. */
  static GraphWeights dense(String layer) {
    return new GraphWeights(layer + ".weight", false, 1, 0, 1);
  }

  static GraphWeights depthwise(String layer, int dilation) {
    return new GraphWeights(layer + ".weight", true, dilation, 0, 1);
  }

  static GraphWeights group(String layer, int group, int groups) {
    return new GraphWeights(layer + ".weight", false, 1, group, groups);
  }

  /** Weights in C order and their shape. */
  record Made(double[] values, long[] shape) {}

  /**
   * Makes the weights.
   *
   * @param from [out, in, height, width]
   */
  Made of(NamedArray from) {
    int rows = from.shape().get(0) / groups;
    int in = from.shape().get(1);
    int height = from.shape().get(2);
    int width = from.shape().get(3);
    int wideHeight = dilation * (height - 1) + 1;
    int wideWidth = dilation * (width - 1) + 1;
    double[] values = new double[rows * in * wideHeight * wideWidth];
    int source = group * rows * in * height * width;
    for (int filter = 0; filter < rows * in; filter++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int target = (filter * wideHeight + y * dilation) * wideWidth + x * dilation;
          values[target] = from.values()[source++];
        }
      }
    }
    long[] shape =
        depthwise
            ? new long[] {in, rows, wideHeight, wideWidth}
            : new long[] {rows, in, wideHeight, wideWidth};
    return new Made(values, shape);
  }
}
