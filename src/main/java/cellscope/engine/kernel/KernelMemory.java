package cellscope.engine.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What some kernels keep for themselves beside the buffers that they are given: each array once, by
 * its role and shape, as they do.
 */
public abstract class KernelMemory {
  private record Array(String role, List<Long> shape) {}

  private final Map<Object, Long> kept = new HashMap<>();

  /** Bytes of everything noted. */
  public final long bytes() {
    return kept.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Notes an array of single precision. */
  protected final void keepArray(String role, long... shape) {
    long length = 1;
    for (long side : shape) {
      length *= side;
    }
    keep(new Array(role, LongStream.of(shape).boxed().toList()), length * Float.BYTES);
  }

  /** Notes something of that size. */
  protected final void keep(Object what, long bytes) {
    kept.put(what, bytes);
  }

  /** Notes something of which the largest is kept. */
  protected final void keepLargest(String what, long bytes) {
    kept.merge(what, bytes, Math::max);
  }

  public abstract void convolution(Buffer x, Buffer w, Buffer y, boolean biased, Convolution shape);

  public abstract void inputGradient(Buffer gx, Buffer w, Buffer gy, Convolution shape);

  public abstract void weightGradient(Buffer x, Buffer gw, Buffer gy, Convolution shape);

  public abstract void maxPooling(Buffer x, Buffer y, Pooling shape);

  /** A pass by channel over a tensor. */
  public abstract void byChannel(Buffer x);

  public abstract void gathering(Buffer out);
}
