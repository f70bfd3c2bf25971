package cellscope.engine.kernel;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Gradients of a depthwise convolution of a fixed shape, for one thread. oneDNN's are several times
 * slower where the kernel is dilated and for the weights of a large one.
 *
 * <p>An image lies in a padded array whose columns are sorted by what the stride leaves of them:
 * row, phase (column modulo stride), column of that phase, channel. So what a tap of the kernel
 * sees of a row, whatever the stride, is one run of numbers, and all work is done along such runs.
 */
final class DepthwiseLoops {
  private final int height;
  private final int width;
  private final int channels;
  private final Convolution shape;
  private final int outHeight;
  private final int run;
  private final int phase;
  private final float[] padded;
  private final float[][] byTap;

  /**
   * @param shape square, with as many groups as there are channels in and out
   */
  DepthwiseLoops(int height, int width, int channels, Convolution shape) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.shape = shape;
    outHeight = shape.outHeight(height);
    run = shape.outWidth(width) * channels;
    int stride = shape.strideWidth();
    int columns = width + 2 * shape.padWidth();
    phase = (columns + stride - 1) / stride * channels;
    padded = new float[(height + 2 * shape.padHeight()) * stride * phase];
    byTap = new float[shape.kernelHeight() * shape.kernelWidth()][run];
  }

  private int row(int paddedRow) {
    return paddedRow * shape.strideWidth() * phase;
  }

  private int column(int paddedColumn) {
    int stride = shape.strideWidth();
    return paddedColumn % stride * phase + paddedColumn / stride * channels;
  }

  /**
   * gx = gradient by the input, for some images.
   *
   * @param w weights [channels, taps]
   */
  void backwardInput(
      ByteBuffer gy, int gyFrom, ByteBuffer w, ByteBuffer gx, int gxFrom, int images) {
    int taps = byTap.length;
    for (int tap = 0; tap < taps; tap++) {
      for (int i = 0; i < run; i++) {
        byTap[tap][i] = w.getFloat((i % channels * taps + tap) << 2);
      }
    }
    int gyAt = gyFrom;
    for (int n = 0; n < images; n++) {
      Arrays.fill(padded, 0);
      for (int i = 0; i < outHeight; i++, gyAt += run) {
        for (int tap = 0; tap < taps; tap++) {
          VectorRows.addProduct(gy, gyAt, byTap[tap], 0, padded, seenAt(i, tap), run);
        }
      }
      takeOut(gx, gxFrom + n * height * width * channels);
    }
  }

  /** gw = gradient by the weights, [channels, taps], of some images. */
  void backwardWeights(
      ByteBuffer x, int xFrom, ByteBuffer gy, int gyFrom, ByteBuffer gw, int images) {
    int taps = byTap.length;
    for (float[] sums : byTap) {
      Arrays.fill(sums, 0);
    }
    Arrays.fill(padded, 0);
    int gyAt = gyFrom;
    for (int n = 0; n < images; n++) {
      putIn(x, xFrom + n * height * width * channels);
      for (int i = 0; i < outHeight; i++, gyAt += run) {
        for (int tap = 0; tap < taps; tap++) {
          VectorRows.addProduct(gy, gyAt, padded, seenAt(i, tap), byTap[tap], 0, run);
        }
      }
    }
    for (int tap = 0; tap < taps; tap++) {
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int i = c; i < run; i += channels) {
          sum += byTap[tap][i];
        }
        gw.putFloat((c * taps + tap) << 2, (float) sum);
      }
    }
  }

  /** Where in the padded image a tap sees the first position of an output row. */
  private int seenAt(int outRow, int tap) {
    int dilation = shape.dilation();
    int down = tap / shape.kernelWidth() * dilation;
    int right = tap % shape.kernelWidth() * dilation;
    return row(outRow * shape.strideHeight() + down) + column(right);
  }

  private void putIn(ByteBuffer image, int from) {
    for (int r = 0; r < height; r++) {
      int at = from + r * width * channels;
      int target = row(r + shape.padHeight());
      if (shape.strideWidth() == 1) {
        VectorRows.read(image, at, padded, target + column(shape.padWidth()), width * channels);
      } else {
        for (int c = 0; c < width; c++) {
          int place = target + column(c + shape.padWidth());
          VectorRows.read(image, at + c * channels, padded, place, channels);
        }
      }
    }
  }

  private void takeOut(ByteBuffer image, int to) {
    for (int r = 0; r < height; r++) {
      int at = to + r * width * channels;
      int source = row(r + shape.padHeight());
      if (shape.strideWidth() == 1) {
        VectorRows.write(padded, source + column(shape.padWidth()), image, at, width * channels);
      } else {
        for (int c = 0; c < width; c++) {
          int place = source + column(c + shape.padWidth());
          VectorRows.write(padded, place, image, at + c * channels, channels);
        }
      }
    }
  }
}
