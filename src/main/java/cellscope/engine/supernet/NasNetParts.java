package cellscope.engine.supernet;

import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.ConvolutionChain;
import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.nn.EdgePass.Reads;
import cellscope.engine.nn.FactorizedReduction;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.PoolingOperation;
import cellscope.engine.nn.Wire;
import cellscope.model.genotype.Operation;
import cellscope.model.space.nasnet.NasNetCells;

/**
 * Makes the operations of the NASNet space with the names of the published code's module tree. A
 * convolution in front of a BN that is not affine has a bias, a depthwise one never.
 *
 * @param style of all BN
 * @param oneSequence whether a separable convolution is one sequence of layers, as in the published
 *     cells, or two halves, as in the search space
 */
record NasNetParts(
    BatchNormStyle style, boolean oneSequence, Parameters parameters, Kernels kernels) {
  private static final Convolution POINTWISE = Convolution.square(1, 1, 0);

  /** Kernel of pools. */
  private static final int WINDOW = 3;

  /**
   * One operation between nodes.
   *
   * @param stride 2 where it halves the image
   */
  EdgeOperation operation(Operation operation, String path, int channels, int stride) {
    return switch (operation) {
      case NONE -> Wire.zero(stride);
      case SKIP_CONNECT ->
          stride == 1 ? Wire.identity() : factorizedReduction(path, channels, channels);
      case NOR_CONV_1X1 -> unit(path, channels, channels, 1, stride);
      case NOR_CONV_3X3 -> unit(path, channels, channels, 3, stride);
      case DUA_SEPC_3X3 -> separable(path, channels, channels, 3, stride);
      case DUA_SEPC_5X5 -> separable(path, channels, channels, 5, stride);
      case DUA_SEPC_7X7 -> separable(path, channels, channels, 7, stride);
      case DIL_SEPC_3X3 -> dilated(path, channels, channels, 3, stride);
      case DIL_SEPC_5X5 -> dilated(path, channels, channels, 5, stride);
      case CONV_3X1_1X3 -> rowThenColumn(path, channels, channels, 3, stride);
      case AVG_POOL_3X3 -> pooling(PoolingOperation.Kind.AVERAGE, stride, null);
      case MAX_POOL_3X3 -> pooling(PoolingOperation.Kind.MAXIMUM, stride, null);
    };
  }

  private boolean biased() {
    return !style.affine();
  }

  private ConvolutionChain.Builder chain(int channels) {
    return new ConvolutionChain.Builder(Reads.RELU, channels, style, parameters, kernels);
  }

  private static PoolingOperation pooling(
      PoolingOperation.Kind kind, int stride, BatchNorm batchNormOrNull) {
    return new PoolingOperation(kind, new Pooling(WINDOW, stride, 1), batchNormOrNull);
  }

  /** ReLU, dense convolution, BN. */
  EdgeOperation unit(String path, int in, int out, int kernel, int stride) {
    Convolution shape = Convolution.square(kernel, stride, kernel / 2);
    return chain(in).unit(path + ".op.1", path + ".op.2", out, shape, biased()).build();
  }

  /** Preprocessing: ReLU, 1x1 convolution, BN. */
  EdgeOperation pointwise(String path, int in, int out) {
    return unit(path, in, out, 1, 1);
  }

  EdgeOperation factorizedReduction(String path, int in, int out) {
    return new FactorizedReduction(path, in, out, style, parameters, kernels);
  }

  /** Twice a depthwise and a 1x1 convolution; the first keeps the channels and has the stride. */
  EdgeOperation separable(String path, int in, int out, int kernel, int stride) {
    ConvolutionChain.Builder chain = chain(in);
    if (oneSequence) {
      addSeparable(chain, path + ".op", 1, in, kernel, stride, 1);
      addSeparable(chain, path + ".op", 5, out, kernel, 1, 1);
    } else {
      addSeparable(chain, path + ".op_a.op", 1, in, kernel, stride, 1);
      addSeparable(chain, path + ".op_b.op", 1, out, kernel, 1, 1);
    }
    return chain.build();
  }

  EdgeOperation dilated(String path, int in, int out, int kernel, int stride) {
    ConvolutionChain.Builder chain = chain(in);
    addSeparable(chain, path + ".op", 1, out, kernel, stride, 2);
    return chain.build();
  }

  /** Depthwise, 1x1, BN, numbered from {@code first} on. */
  private void addSeparable(
      ConvolutionChain.Builder chain,
      String sequence,
      int first,
      int out,
      int kernel,
      int stride,
      int dilation) {
    int channels = chain.channels();
    int pad = dilation * (kernel / 2);
    chain
        .convolution(
            sequence + "." + first,
            channels,
            new Convolution(kernel, kernel, stride, stride, pad, pad, dilation, channels),
            false)
        .unit(sequence + "." + (first + 1), sequence + "." + (first + 2), out, POINTWISE, biased());
  }

  /** ReLU, 1xk convolution, kx1 convolution, BN; without bias. */
  EdgeOperation rowThenColumn(String path, int in, int out, int kernel, int stride) {
    return chain(in)
        .convolution(path + ".op.1", out, row(kernel, stride, 1), false)
        .unit(path + ".op.2", path + ".op.3", out, column(kernel, stride, 1), false)
        .build();
  }

  /** A branch of the fixed reduction cell: grouped 1x3 and 3x1 convolutions, BN, ReLU, 1x1, BN. */
  EdgeOperation groupedBranch(String path, int channels) {
    int groups = NasNetCells.FIXED_CELL_GROUPS;
    return chain(channels)
        .convolution(path + ".1", channels, row(WINDOW, 2, groups), biased())
        .unit(path + ".2", path + ".3", channels, column(WINDOW, 2, groups), biased())
        .unit(path + ".5", path + ".6", channels, POINTWISE, biased())
        .build();
  }

  /** The other branch of the fixed reduction cell: maximum pooling and BN. */
  EdgeOperation pooledBranch(String path, int channels) {
    BatchNorm bn =
        new BatchNorm(path + ".1", channels, style.affine(), style.tracking(), parameters, kernels);
    return pooling(PoolingOperation.Kind.MAXIMUM, 2, bn);
  }

  private static Convolution row(int kernel, int stride, int groups) {
    return new Convolution(1, kernel, 1, stride, 0, kernel / 2, 1, groups);
  }

  private static Convolution column(int kernel, int stride, int groups) {
    return new Convolution(kernel, 1, stride, 1, kernel / 2, 0, 1, groups);
  }
}
