package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;

/** The gradients that reach one tensor, some by the tensor and some by its ReLU; reused. */
final class Gathering {
  private static final int MOST = Kernels.MOST_TENSORS;

  private final Kernels kernels;
  private final Buffer[] plain;
  private final Buffer[] throughRelu;
  private final Buffer[] plainPart = new Buffer[MOST];
  private final Buffer[] reluPart = new Buffer[MOST];
  private int plainCount;
  private int reluCount;

  Gathering(Kernels kernels, int most) {
    this.kernels = kernels;
    plain = new Buffer[most];
    throughRelu = new Buffer[most];
  }

  void clear() {
    plainCount = 0;
    reluCount = 0;
  }

  void addPlain(Buffer gradient) {
    plain[plainCount++] = gradient;
  }

  void addThroughRelu(Buffer gradient) {
    throughRelu[reluCount++] = gradient;
  }

  boolean isEmpty() {
    return plainCount + reluCount == 0;
  }

  /**
   * Their sum.
   *
   * @param relu ReLU of the tensor
   * @param target overwritten; none of the gradients, unless it is the first plain one
   */
  void into(Buffer relu, Buffer target) {
    int plainDone = 0;
    int reluDone = 0;
    boolean first = true;
    while (first || plainDone < plainCount || reluDone < reluCount) {
      int plainFilled = 0;
      if (!first) {
        plainPart[plainFilled++] = target; // what is added up so far
      }
      while (plainFilled < MOST && plainDone < plainCount) {
        plainPart[plainFilled++] = plain[plainDone++];
      }
      int reluFilled = 0;
      while (reluFilled < MOST && reluDone < reluCount) {
        reluPart[reluFilled++] = throughRelu[reluDone++];
      }
      kernels.gather(plainFilled, plainPart, reluFilled, reluPart, relu, target);
      first = false;
    }
  }
}
