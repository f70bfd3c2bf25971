package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.Pooling;
import java.nio.ByteBuffer;

/** Maximum pooling of a fixed shape, forward and backward, for one thread. */
final class MaxPoolingLoops {
  private final Pooling shape;
  private final int outHeight;
  private final int run;
  private final PaddedImage x;
  private final PaddedImage gx;
  private final float[] largest;
  private final float[] left;

  MaxPoolingLoops(int height, int width, int channels, Pooling shape) {
    this.shape = shape;
    outHeight = shape.outLength(height);
    run = shape.outLength(width) * channels;
    x = new PaddedImage(height, width, channels, shape.stride(), shape.padding());
    x.fill(Float.NEGATIVE_INFINITY); // the padding is never the largest
    gx = new PaddedImage(height, width, channels, shape.stride(), shape.padding());
    largest = new float[run];
    left = new float[run];
  }

  void forward(ByteBuffer from, int fromAt, ByteBuffer to, int toAt, int images) {
    for (int n = 0; n < images; n++) {
      x.putIn(from, fromAt + n * x.length());
      for (int i = 0; i < outHeight; i++) {
        for (int down = 0; down < shape.kernel(); down++) {
          for (int right = 0; right < shape.kernel(); right++) {
            int at = x.seenAt(i, down, right);
            if (down + right == 0) {
              System.arraycopy(x.values(), at, largest, 0, run);
            } else {
              VectorRows.raise(x.values(), at, largest, run);
            }
          }
        }
        to.asFloatBuffer().put(toAt + (n * outHeight + i) * run, largest, 0, run);
      }
    }
  }

  /** Taps are visited row by row: the first that equals a window's largest takes its gradient. */
  void backward(
      ByteBuffer from,
      int fromAt,
      ByteBuffer y,
      ByteBuffer gy,
      int yAt,
      ByteBuffer gFrom,
      int images) {
    for (int n = 0; n < images; n++) {
      x.putIn(from, fromAt + n * x.length());
      gx.fill(0);
      for (int i = 0; i < outHeight; i++) {
        int at = yAt + (n * outHeight + i) * run;
        y.asFloatBuffer().get(at, largest, 0, run);
        gy.asFloatBuffer().get(at, left, 0, run);
        for (int down = 0; down < shape.kernel(); down++) {
          for (int right = 0; right < shape.kernel(); right++) {
            VectorRows.giveWhereEqual(
                x.values(), gx.values(), x.seenAt(i, down, right), largest, left, run);
          }
        }
      }
      gx.takeOut(gFrom, fromAt + n * x.length());
    }
  }
}
