package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.Convolution;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Gradients of a depthwise convolution of a fixed shape, for one thread, along rows. oneDNN's are
 * several times slower where the kernel is dilated and for the weights of a large one.
 */
final class DepthwiseLoops {
  private final int channels;
  private final Convolution shape;
  private final int outHeight;
  private final int outWidth;
  private final int period;
  private final int kernel;
  private final PaddedImage seen;
  private final float[] byTap;
  private final double[] total;
  private final float[] row;

  /**
   * @param shape square, with as many groups as there are channels in and out
   */
  DepthwiseLoops(int height, int width, int channels, Convolution shape) {
    this.channels = channels;
    this.shape = shape;
    kernel = shape.kernelHeight();
    outHeight = shape.outHeight(height);
    outWidth = shape.outWidth(width);
    period = VectorLoops.period(channels);
    seen = new PaddedImage(height, width, channels, shape.strideHeight(), shape.padHeight());
    byTap = new float[kernel * kernel * period];
    total = new double[byTap.length];
    row = new float[outWidth * channels];
  }

  /** The weights [channels, taps] by tap, each repeated to a period. */
  private void spread(ByteBuffer w) {
    int taps = kernel * kernel;
    for (int tap = 0; tap < taps; tap++) {
      for (int i = 0; i < period; i++) {
        byTap[tap * period + i] = w.getFloat((i % channels * taps + tap) << 2);
      }
    }
  }

  /**
   * gx = gradient by the input, for some images: each tap adds to what it has seen.
   *
   * @param w weights [channels, taps]
   */
  void backwardInput(
      ByteBuffer gy, int gyFrom, ByteBuffer w, ByteBuffer gx, int gxFrom, int images) {
    spread(w);
    int run = outWidth * channels;
    int dilation = shape.dilation();
    int gyAt = gyFrom;
    for (int n = 0; n < images; n++) {
      seen.fill(0);
      for (int i = 0; i < outHeight; i++, gyAt += run) {
        gy.asFloatBuffer().get(gyAt, row, 0, run);
        for (int tap = 0; tap < kernel * kernel; tap++) {
          int at = seen.seenAt(i, tap / kernel * dilation, tap % kernel * dilation);
          VectorTaps.addOne(row, byTap, tap * period, period, seen.values(), at, run);
        }
      }
      seen.takeOut(gx, gxFrom + n * seen.length());
    }
  }

  /** gw = gradient by the weights, [channels, taps], of some images. */
  void backwardWeights(
      ByteBuffer x, int xFrom, ByteBuffer gy, int gyFrom, ByteBuffer gw, int images) {
    int run = outWidth * channels;
    Arrays.fill(total, 0);
    seen.fill(0);
    int gyAt = gyFrom;
    for (int n = 0; n < images; n++) {
      seen.putIn(x, xFrom + n * seen.length());
      Arrays.fill(byTap, 0);
      for (int i = 0; i < outHeight; i++, gyAt += run) {
        gy.asFloatBuffer().get(gyAt, row, 0, run);
        sumRow(i, run);
      }
      for (int i = 0; i < total.length; i++) {
        total[i] += byTap[i];
      }
    }
    int taps = kernel * kernel;
    for (int tap = 0; tap < taps; tap++) {
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int i = c; i < period; i += channels) {
          sum += total[tap * period + i];
        }
        gw.putFloat((c * taps + tap) << 2, (float) sum);
      }
    }
  }

  /** Adds the products of an output row's gradient with what each tap saw. */
  private void sumRow(int i, int run) {
    int dilation = shape.dilation();
    for (int down = 0; down < kernel; down++) {
      int tap = down * kernel * period;
      int right = 0;
      for (; right + 5 <= kernel; right += 5, tap += 5 * period) {
        VectorTaps.sumFive(
            row,
            run,
            seen.values(),
            seen.seenAt(i, down * dilation, right * dilation),
            seen.seenAt(i, down * dilation, (right + 1) * dilation),
            seen.seenAt(i, down * dilation, (right + 2) * dilation),
            seen.seenAt(i, down * dilation, (right + 3) * dilation),
            seen.seenAt(i, down * dilation, (right + 4) * dilation),
            byTap,
            tap,
            period);
      }
      for (; right + 3 <= kernel; right += 3, tap += 3 * period) {
        VectorTaps.sumThree(
            row,
            run,
            seen.values(),
            seen.seenAt(i, down * dilation, right * dilation),
            seen.seenAt(i, down * dilation, (right + 1) * dilation),
            seen.seenAt(i, down * dilation, (right + 2) * dilation),
            byTap,
            tap,
            period);
      }
      for (; right < kernel; right++, tap += period) {
        int at = seen.seenAt(i, down * dilation, right * dilation);
        VectorTaps.sumOne(row, run, seen.values(), at, byTap, tap, period);
      }
    }
  }
}
