package cellscope.engine.kernel.cpu;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * One image with its padding, for one thread. Columns are sorted by what the stride leaves of them:
 * row, phase (column modulo stride), column of that phase, channel. So what a tap of a kernel sees
 * of a row, whatever the stride, is one run of numbers, and all work is done along such runs.
 */
final class PaddedImage {
  private final int height;
  private final int width;
  private final int channels;
  private final int stride;
  private final int padding;
  private final int phase;
  private final float[] values;

  PaddedImage(int height, int width, int channels, int stride, int padding) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.stride = stride;
    this.padding = padding;
    phase = (width + 2 * padding + stride - 1) / stride * channels;
    values = new float[(height + 2 * padding) * stride * phase];
  }

  /** All numbers, live. */
  float[] values() {
    return values;
  }

  void fill(float value) {
    Arrays.fill(values, value);
  }

  /** Numbers of an image. */
  int length() {
    return height * width * channels;
  }

  /**
   * Where the first output position of a row sees a tap's number.
   *
   * @param down rows from the kernel's first one to the tap
   * @param right columns likewise
   */
  int seenAt(int outRow, int down, int right) {
    return row(outRow * stride + down) + column(right);
  }

  private int row(int paddedRow) {
    return paddedRow * stride * phase;
  }

  private int column(int paddedColumn) {
    return paddedColumn % stride * phase + paddedColumn / stride * channels;
  }

  /** Takes an image in; the padding stays as it is. */
  void putIn(ByteBuffer image, int from) {
    FloatBuffer numbers = image.asFloatBuffer();
    for (int r = 0; r < height; r++) {
      int at = from + r * width * channels;
      int target = row(r + padding);
      if (stride == 1) {
        numbers.get(at, values, target + column(padding), width * channels);
      } else {
        for (int c = 0; c < width; c++) {
          numbers.get(at + c * channels, values, target + column(c + padding), channels);
        }
      }
    }
  }

  /** Writes the image out without its padding. */
  void takeOut(ByteBuffer image, int to) {
    FloatBuffer numbers = image.asFloatBuffer();
    for (int r = 0; r < height; r++) {
      int at = to + r * width * channels;
      int source = row(r + padding);
      if (stride == 1) {
        numbers.put(at, values, source + column(padding), width * channels);
      } else {
        for (int c = 0; c < width; c++) {
          numbers.put(at + c * channels, values, source + column(c + padding), channels);
        }
      }
    }
  }
}
