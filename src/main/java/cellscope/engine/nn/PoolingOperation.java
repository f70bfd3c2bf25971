package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.EdgePass.Reads;

/** Average or maximum pooling, in the fixed reduction cell with a BN behind it. */
public final class PoolingOperation implements EdgeOperation {
  /** What a window gives. */
  public enum Kind {
    /** Its mean, padding not counted. */
    AVERAGE,
    /** Its largest value; the first of equal ones gets the gradient. */
    MAXIMUM
  }

  private final Kind kind;
  private final Pooling shape;
  private final Reads reads;
  private final BatchNorm batchNormOrNull;

  /** Reads the source itself. */
  public PoolingOperation(Kind kind, Pooling shape, BatchNorm batchNormOrNull) {
    this(kind, shape, Reads.VALUE, batchNormOrNull);
  }

  public PoolingOperation(Kind kind, Pooling shape, Reads reads, BatchNorm batchNormOrNull) {
    this.kind = kind;
    this.shape = shape;
    this.reads = reads;
    this.batchNormOrNull = batchNormOrNull;
  }

  @Override
  public int outLength(int length) {
    return shape.outLength(length);
  }

  @Override
  public boolean isLearnt() {
    return batchNormOrNull != null;
  }

  @Override
  public EdgePass bind(Place place, Activation source) {
    return new Pass(place, reads == Reads.RELU ? source.relu() : source.value());
  }

  private final class Pass implements EdgePass {
    private final Kernels kernels;
    private final Buffer x;
    private final Buffer z;
    private final Buffer gzOrNull;
    private final Buffer gxOrNull;

    Pass(Place place, Buffer x) {
      this.kernels = place.kernels();
      this.x = x;
      int height = shape.outLength(x.size(1));
      int width = shape.outLength(x.size(2));
      z = place.slot(0, height, width, x.channels());
      gzOrNull =
          batchNormOrNull == null
              ? null
              : place.gradientScratchOrNull("z", height, width, x.channels());
      // only a maximum's gradient is told by what came out
      gxOrNull = kind == Kind.AVERAGE ? place.gradientOrNull(x, z) : place.gradientOrNull(x);
    }

    @Override
    public Reads reads() {
      return reads;
    }

    @Override
    public void forward(Mode mode) {
      if (kind == Kind.AVERAGE) {
        kernels.averagePool(x, z, shape);
      } else {
        kernels.maxPool(x, z, shape);
      }
      if (batchNormOrNull != null) {
        batchNormOrNull.normalise(z, mode);
      }
    }

    @Override
    public Buffer tensorOrNull() {
      return z;
    }

    @Override
    public BatchNorm batchNormOrNull() {
      return batchNormOrNull;
    }

    @Override
    public Buffer backward(Buffer gradient, double weight, ChannelSums sums, int which) {
      Buffer g = gradient;
      if (batchNormOrNull != null) {
        batchNormOrNull.backward(gradient, weight, z, sums, which, gzOrNull);
        g = gzOrNull;
      }
      if (gxOrNull != null) {
        if (kind == Kind.AVERAGE) {
          kernels.averagePoolBackward(g, gxOrNull, shape);
        } else {
          kernels.maxPoolBackward(x, z, g, gxOrNull, shape);
        }
      }
      return gxOrNull;
    }

    @Override
    public void backwardOfNothing() {
      if (batchNormOrNull != null) {
        batchNormOrNull.backwardOfNothing();
      }
    }
  }
}
