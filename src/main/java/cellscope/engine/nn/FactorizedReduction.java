package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;

/**
 * Halves the image: ReLU, then one 1x1 convolution of stride 2 that sees the even positions and one
 * that sees the odd ones (the input shifted by a row and a column, zeros at the end), concatenated,
 * and BN.
 */
public final class FactorizedReduction implements EdgeOperation {
  private static final Convolution POINTWISE = Convolution.square(1, 1, 0);

  private final int out;
  private final int firstHalf;
  private final Half even;
  private final Half odd;
  private final BatchNorm batchNorm;

  /** A convolution whose bias stands in front of a BN: the bias gets a gradient of zero. */
  private static final class Half {
    private final Parameter weight;
    private final Parameter biasOrNull;

    Half(String name, int in, int out, boolean biased, Parameters parameters) {
      weight = parameters.make(name + ".weight", out, in, 1, 1);
      biasOrNull = biased ? parameters.make(name + ".bias", out) : null;
    }

    Buffer biasValueOrNull() {
      return biasOrNull == null ? null : biasOrNull.value();
    }

    void markReached() {
      weight.markReached();
      if (biasOrNull != null) {
        biasOrNull.markReached();
      }
    }
  }

  /** Where the BN is not affine, the convolutions have a bias. */
  public FactorizedReduction(
      String name, int in, int out, BatchNormStyle style, Parameters parameters, Kernels kernels) {
    this.out = out;
    firstHalf = out / 2;
    even = new Half(name + ".convs.0", in, firstHalf, !style.affine(), parameters);
    odd = new Half(name + ".convs.1", in, out - firstHalf, !style.affine(), parameters);
    batchNorm =
        new BatchNorm(name + ".bn", out, style.affine(), style.tracking(), parameters, kernels);
  }

  @Override
  public int outLength(int length) {
    return (length + 1) / 2;
  }

  @Override
  public boolean isLearnt() {
    return true;
  }

  @Override
  public EdgePass bind(Place place, Activation source) {
    return new Pass(place, source.relu());
  }

  private final class Pass implements EdgePass {
    private final Kernels kernels;
    private final Buffer x;
    private final Buffer seen;
    private final Buffer[] halves;
    private final Buffer z;
    private final Buffer gz;
    private final Buffer gxOrNull;
    private final Buffer part;

    Pass(Place place, Buffer x) {
      this.kernels = place.kernels();
      this.x = x;
      int height = x.size(1);
      int width = x.size(2);
      int h = outLength(height);
      int w = outLength(width);
      seen = place.scratch("seen", h, w, x.channels());
      part = place.gradientScratchOrNull("part", height, width, x.channels());
      halves =
          new Buffer[] {
            place.scratch("half 0", h, w, firstHalf), place.scratch("half 1", h, w, out - firstHalf)
          };
      z = place.slot(0, h, w, out);
      gz = place.gradientScratchOrNull("z", h, w, out);
      gxOrNull = place.gradientOrNull(x);
    }

    @Override
    public Reads reads() {
      return Reads.RELU;
    }

    private Half half(int which) {
      return which == 0 ? even : odd;
    }

    @Override
    public void forward(Mode mode) {
      for (int half = 0; half < 2; half++) {
        Half own = half(half);
        kernels.subsample(x, half, seen);
        kernels.convolve(seen, own.weight.value(), own.biasValueOrNull(), halves[half], POINTWISE);
        kernels.copyChannels(halves[half], 0, z, half * firstHalf, halves[half].channels());
      }
      batchNorm.normalise(z, mode);
    }

    @Override
    public Buffer tensorOrNull() {
      return z;
    }

    @Override
    public BatchNorm batchNormOrNull() {
      return batchNorm;
    }

    @Override
    public Buffer backward(Buffer gradient, double weight, ChannelSums sums, int which) {
      batchNorm.backward(gradient, weight, z, sums, which, gz);
      for (int half = 0; half < 2; half++) {
        Half own = half(half);
        Buffer g = halves[half];
        kernels.copyChannels(gz, half * firstHalf, g, 0, g.channels());
        if (own.weight.isGradientWanted()) {
          kernels.subsample(x, half, seen);
          kernels.convolveBackwardWeights(seen, g, own.weight.gradient(), POINTWISE);
        }
        own.markReached();
        if (gxOrNull != null) {
          kernels.convolveBackwardInput(g, own.weight.value(), seen, POINTWISE);
          kernels.subsampleBackward(seen, half, half == 0 ? gxOrNull : part);
        }
      }
      if (gxOrNull != null) {
        Buffer[] both = {gxOrNull, part};
        kernels.gather(2, both, 0, both, null, gxOrNull);
      }
      return gxOrNull;
    }

    @Override
    public void backwardOfNothing() {
      kernels.fill(even.weight.gradient(), 0);
      kernels.fill(odd.weight.gradient(), 0);
      even.markReached();
      odd.markReached();
      batchNorm.backwardOfNothing();
    }
  }
}
