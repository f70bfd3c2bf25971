package cellscope.engine.dl4j;

import cellscope.model.trained.TrainedModel.NamedArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How the weights of a convolution of deeplearning4j are made of a model's array [out, in of a
 * group, height, width].
 *
 * @param array the array's name
 * @param depthwise whether each channel has its own window, so that the weights are [height, width,
 *     channels, 1]; else they are [out, in, height, width]
 * @param dilation distance of a window's pixels; where above 1, zeros are put between them
 * @param groups shares of the channels; weights between different ones are zero
 */
record GraphWeights(String array, boolean depthwise, int dilation, int groups) {
  /** The weights as they are. */
  static GraphWeights dense(String layer) {
    return grouped(layer, 1);
  }

  static GraphWeights grouped(String layer, int groups) {
    return new GraphWeights(layer + ".weight", false, 1, groups);
  }

  static GraphWeights depthwise(String layer, int dilation) {
    return new GraphWeights(layer + ".weight", true, dilation, 1);
  }

  /** Makes the weights. */
  INDArray of(NamedArray from) {
    int out = from.shape().get(0);
    int share = from.shape().get(1);
    int height = from.shape().get(2);
    int width = from.shape().get(3);
    int in = share * groups;
    int wideHeight = dilation * (height - 1) + 1;
    int wideWidth = dilation * (width - 1) + 1;
    double[] values = new double[out * in * wideHeight * wideWidth];
    int source = 0;
    for (int filter = 0; filter < out; filter++) {
      int firstIn = filter / (out / groups) * share;
      for (int channel = firstIn; channel < firstIn + share; channel++) {
        for (int y = 0; y < height; y++) {
          int row = ((filter * in + channel) * wideHeight + y * dilation) * wideWidth;
          for (int x = 0; x < width; x++) {
            values[row + x * dilation] = from.values()[source++];
          }
        }
      }
    }
    INDArray made =
        Nd4j.create(values, new long[] {out, in, wideHeight, wideWidth}, DataType.FLOAT);
    return depthwise ? made.permute(2, 3, 0, 1).dup('c') : made;
  }
}
