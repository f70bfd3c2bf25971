package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Kernels;

/**
 * An operation whose output a {@link DropPath} may scale by image. While it drops nothing it is the
 * operation itself; else its output is stored, BN applied, and the gradient is scaled likewise
 * before it goes on.
 */
final class DroppablePass implements EdgePass {
  private final EdgePass inner;
  private final DropPath rule;
  private final Kernels kernels;
  private final Buffer output;
  private final Buffer innerGradient;
  private final ChannelSums sums;
  private final double[] factors;
  private final Buffer[] tensor;
  private final double[][] scale = {null};
  private final double[][] shift = {null};
  private boolean dropping;

  DroppablePass(EdgePass inner, DropPath rule, Place place, int number) {
    this.inner = inner;
    this.rule = rule;
    this.kernels = place.kernels();
    Buffer like = inner.tensorOrNull();
    tensor = new Buffer[] {like};
    int height = like.size(1);
    int width = like.size(2);
    int channels = like.channels();
    output = place.scratch("dropped " + number, height, width, channels);
    innerGradient = place.scratch("dropped gradient", height, width, channels);
    sums = new ChannelSums(channels, 1);
    factors = new double[like.size(0)];
  }

  @Override
  public Reads reads() {
    return inner.reads();
  }

  @Override
  public void forward(Mode mode) {
    inner.forward(mode);
    dropping = mode == Mode.TRAINING && rule.isActive();
    if (dropping) {
      rule.draw(factors);
      BatchNorm bn = inner.batchNormOrNull();
      Buffer plain = inner.tensorOrNull();
      if (bn != null) {
        scale[0] = bn.scale();
        shift[0] = bn.shift();
        kernels.combine(1, tensor, scale, shift, output, null);
        plain = output;
      }
      kernels.scaleImages(plain, factors, output);
    }
  }

  @Override
  public Buffer tensorOrNull() {
    return dropping ? output : inner.tensorOrNull();
  }

  @Override
  public BatchNorm batchNormOrNull() {
    return dropping ? null : inner.batchNormOrNull();
  }

  @Override
  public Buffer backward(Buffer gradient, double weight, ChannelSums given, int which) {
    if (!dropping) {
      return inner.backward(gradient, weight, given, which);
    }
    kernels.scaleImages(gradient, factors, innerGradient);
    BatchNorm bn = inner.batchNormOrNull();
    if (bn != null) {
      scale[0] = bn.mean();
      kernels.sums(innerGradient, 1, tensor, scale, sums);
    }
    return inner.backward(innerGradient, weight, sums, 0);
  }

  @Override
  public void backwardOfNothing() {
    inner.backwardOfNothing();
  }
}
