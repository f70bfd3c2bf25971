package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.nn.EdgePass.Reads;

/** The operations that compute nothing: the identity, and zero with any stride. */
public final class Wire implements EdgeOperation {
  private final boolean passes;
  private final int stride;

  private Wire(boolean passes, int stride) {
    this.passes = passes;
    this.stride = stride;
  }

  /** The output is the source. */
  public static Wire identity() {
    return new Wire(true, 1);
  }

  /** The output is zero. */
  public static Wire zero(int stride) {
    return new Wire(false, stride);
  }

  @Override
  public int outLength(int length) {
    return (length + stride - 1) / stride;
  }

  @Override
  public boolean isLearnt() {
    return false;
  }

  @Override
  public EdgePass bind(Place place, Activation source) {
    return new Pass(passes ? source.value() : null);
  }

  private record Pass(Buffer sourceOrNull) implements EdgePass {
    @Override
    public Reads reads() {
      return sourceOrNull == null ? Reads.NOTHING : Reads.VALUE;
    }

    @Override
    public void forward(Mode mode) {}

    @Override
    public Buffer tensorOrNull() {
      return sourceOrNull;
    }

    @Override
    public BatchNorm batchNormOrNull() {
      return null;
    }

    @Override
    public Buffer backward(Buffer gradient, double weight, ChannelSums sums, int which) {
      return sourceOrNull == null ? null : gradient;
    }

    @Override
    public void backwardOfNothing() {}
  }
}
