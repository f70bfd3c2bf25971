package cellscope.oracle;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Counts the passes of a network, and finds the first in which the input of some ReLU is so close
 * to zero that rounding to single precision may turn its sign. The gradient there, which is then
 * lost or kept as a whole, is up to some percent of a small case's; so no tolerance of single
 * precision holds from there on.
 */
final class ReluWatch {
  /** A share of a tensor's largest value; single precision keeps 6e-8 of each. */
  private static final double NEAR = 5e-7;

  private int passes;
  private int firstUnsafe = Integer.MAX_VALUE;

  /** Passes so far; one is over when the loss is computed. */
  int passes() {
    return passes;
  }

  /** Number of the first pass with a ReLU that rounding may turn; counted from 0. */
  int firstUnsafe() {
    return firstUnsafe;
  }

  /** The same kernels, watched. */
  Kernels around(Kernels watched) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              boolean sum = method.getName().equals("combine") && arguments[5] != null;
              if (sum && firstUnsafe == Integer.MAX_VALUE && isUnsafe(arguments)) {
                firstUnsafe = passes;
              }
              try {
                Object result = method.invoke(watched, arguments);
                passes += method.getName().equals("crossEntropy") ? 1 : 0;
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The arguments of {@link Kernels#combine}. */
  private static boolean isUnsafe(Object[] arguments) {
    int count = (int) arguments[0];
    double[] sum = new double[((Buffer) arguments[5]).length()];
    int channels = ((Buffer) arguments[5]).channels();
    for (int t = 0; t < count; t++) {
      double[] values = ((Buffer[]) arguments[1])[t].toDoubles();
      double[] scale = ((double[][]) arguments[2])[t];
      double[] shift = ((double[][]) arguments[3])[t];
      for (int i = 0; i < sum.length; i++) {
        double scaled = (scale == null ? 1 : scale[i % channels]) * values[i];
        sum[i] += scaled + (shift == null ? 0 : shift[i % channels]);
      }
    }
    double largest = 0;
    for (double v : sum) {
      largest = Math.max(largest, Math.abs(v));
    }
    for (double v : sum) {
      if (v != 0 && Math.abs(v) < NEAR * largest) {
        return true;
      }
    }
    return false;
  }
}
