package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;

/**
 * An operation bound to the memory of one batch size and to its source. Its output is never stored:
 * it is {@link #tensorOrNull()} through {@link #batchNormOrNull()}, and whoever needs the output
 * applies that BN in its own pass over memory.
 */
public interface EdgePass {
  /** What an operation reads of its source. */
  enum Reads {
    NOTHING,
    VALUE,
    RELU
  }

  Reads reads();

  /** Computes the tensor; the source holds what {@link #reads()} says. */
  void forward(Mode mode);

  /** What the output is made of; null where the output is zero. */
  Buffer tensorOrNull();

  /** The BN that turns the tensor into the output; null where the tensor is the output. */
  BatchNorm batchNormOrNull();

  /**
   * Computes the gradients of the parameters, and that of what the operation {@linkplain #reads()
   * reads}.
   *
   * @param gradient of the sum in which the output counts; still whole afterwards
   * @param weight what it counts in there; 1 where there is no BN
   * @param sums of the gradient and, as product {@code which}, of it times the tensor about the
   *     BN's mean; needed only where there is a BN
   * @return gradient by what was read, valid until another operation at the same place runs its
   *     backward; may be {@code gradient} itself; null if the operation reads nothing or nobody
   *     needs it
   */
  Buffer backward(Buffer gradient, double weight, ChannelSums sums, int which);

  /** The same with the gradient by the output itself. */
  default Buffer backward(Buffer gradient, ChannelSums sums, int which) {
    return backward(gradient, 1, sums, which);
  }

  /** Took part in forward, but its output reaches the loss nowhere: gradients of zero. */
  void backwardOfNothing();
}
