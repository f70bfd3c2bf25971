package cellscope.engine.kernel;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Kernels of one thread that add up where its work goes, by kernel and sizes. */
public final class KernelProfile {
  private final Map<String, long[]> byCall = new HashMap<>();

  /** The same kernels, watched. */
  public Kernels watch(Kernels watched) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              long began = now();
              try {
                return method.invoke(watched, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                add(method, arguments, now() - began);
              }
            });
  }

  /** The calling thread's work, whatever else the machine does; so the kernels need one thread. */
  static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void add(Method method, Object[] argumentsOrNull, long nanoseconds) {
    StringBuilder key = new StringBuilder(method.getName());
    for (Object argument : argumentsOrNull == null ? new Object[0] : argumentsOrNull) {
      if (argument instanceof Buffer buffer && buffer.rank() == 4) {
        key.append(' ').append(Arrays.toString(buffer.shape()).replace(" ", ""));
      } else if (argument instanceof Convolution || argument instanceof Pooling) {
        key.append(' ').append(argument);
      } else if (argument instanceof Integer count) {
        key.append(" n=").append(count);
      } else if (argument instanceof Buffer[] tensors && tensors[0] != null) {
        key.append(' ').append(Arrays.toString(tensors[0].shape()).replace(" ", ""));
      }
    }
    long[] found = byCall.computeIfAbsent(key.toString(), k -> new long[2]);
    found[0] += nanoseconds;
    found[1]++;
  }

  /** Forgets what was seen so far. */
  public void clear() {
    byCall.clear();
  }

  /** Milliseconds of everything. */
  public double total() {
    return byCall.values().stream().mapToLong(v -> v[0]).sum() / 1e6;
  }

  /** A table by kernel, and one by kernel and sizes, the costliest first, for a number of steps. */
  public String table(int steps, int lines) {
    Map<String, long[]> byKernel = new TreeMap<>();
    byCall.forEach(
        (key, value) -> {
          long[] sum = byKernel.computeIfAbsent(key.split(" ")[0], k -> new long[2]);
          sum[0] += value[0];
          sum[1] += value[1];
        });
    return lines(byKernel, steps, 100) + "\n" + lines(byCall, steps, lines);
  }

  private static String lines(Map<String, long[]> times, int steps, int most) {
    Comparator<Map.Entry<String, long[]>> costliest =
        Comparator.comparingLong(entry -> -entry.getValue()[0]);
    List<Map.Entry<String, long[]>> sorted =
        times.entrySet().stream().sorted(costliest).limit(most).toList();
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, long[]> entry : sorted) {
      long[] value = entry.getValue();
      text.append(
          String.format(
              Locale.ROOT,
              "%8.2f ms, %6.1f calls of %7.3f ms: %s%n",
              value[0] / 1e6 / steps,
              (double) value[1] / steps,
              value[0] / 1e6 / value[1],
              entry.getKey()));
    }
    return text.toString();
  }
}
