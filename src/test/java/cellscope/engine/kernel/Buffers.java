package cellscope.engine.kernel;

import java.util.Random;

/** What tests do with buffers. */
public final class Buffers {
  private Buffers() {}

  /** A buffer with values evenly spread over -1 to 1. */
  public static Buffer random(Kernels kernels, Random random, int... shape) {
    Buffer buffer = kernels.allocate(shape);
    buffer.write(random.doubles(buffer.length(), -1, 1).toArray());
    return buffer;
  }

  /** Sum of products. */
  public static double dot(Buffer a, Buffer b) {
    double[] as = a.toDoubles();
    double[] bs = b.toDoubles();
    double sum = 0;
    for (int i = 0; i < as.length; i++) {
      sum += as[i] * bs[i];
    }
    return sum;
  }

  /** relu = max(0, x). */
  public static void relu(Kernels kernels, Buffer x, Buffer relu) {
    kernels.combine(1, new Buffer[] {x}, new double[1][], new double[1][], null, relu);
  }
}
