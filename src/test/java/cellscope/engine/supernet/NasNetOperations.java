package cellscope.engine.supernet;

import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.ConvolutionChain;
import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.nn.EdgePass.Reads;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.PoolingOperation;
import cellscope.engine.nn.Wire;
import java.util.List;

/** The operations of the NASNet space, made as its networks make them, for tests elsewhere. */
public final class NasNetOperations {
  private final NasNetParts parts;
  private final BatchNormStyle style;
  private final Parameters parameters;
  private final Kernels kernels;

  /**
   * @param oneSequence whether separable convolutions are built as in the published cells
   */
  public NasNetOperations(
      boolean affine, boolean oneSequence, Parameters parameters, Kernels kernels) {
    style = new BatchNormStyle(affine, true);
    parts = new NasNetParts(style, oneSequence, parameters, kernels);
    this.parameters = parameters;
    this.kernels = kernels;
  }

  /** What is computed one after the other, for an operation named as in the published code. */
  public List<EdgeOperation> stages(String operation, String path, int in, int out, int stride) {
    return switch (operation) {
      case "skip_connect" -> List.of(skip(path, in, out, stride));
      case "avg_pool_3x3" -> pooled(PoolingOperation.Kind.AVERAGE, path, in, out, stride);
      case "max_pool_3x3" -> pooled(PoolingOperation.Kind.MAXIMUM, path, in, out, stride);
      case "none" -> List.of(Wire.zero(stride));
      case "nor_conv_1x1" -> List.of(parts.unit(path, in, out, 1, stride));
      case "nor_conv_3x3" -> List.of(parts.unit(path, in, out, 3, stride));
      case "dua_sepc_3x3", "sep_conv_3x3" -> List.of(parts.separable(path, in, out, 3, stride));
      case "dua_sepc_5x5", "sep_conv_5x5" -> List.of(parts.separable(path, in, out, 5, stride));
      case "sep_conv_7x7" -> List.of(parts.separable(path, in, out, 7, stride));
      case "dil_sepc_3x3", "dil_conv_3x3" -> List.of(parts.dilated(path, in, out, 3, stride));
      case "dil_sepc_5x5", "dil_conv_5x5" -> List.of(parts.dilated(path, in, out, 5, stride));
      case "conv_3x1_1x3" -> List.of(parts.rowThenColumn(path, in, out, 3, stride));
      case "conv_7x1_1x7" -> List.of(parts.rowThenColumn(path, in, out, 7, stride));
      default -> throw new IllegalArgumentException("operation " + operation);
    };
  }

  private EdgeOperation skip(String path, int in, int out, int stride) {
    if (stride == 2) {
      return parts.factorizedReduction(path, in, out);
    }
    if (in == out) {
      return Wire.identity();
    }
    boolean biased = !style.affine();
    return new ConvolutionChain.Builder(Reads.VALUE, in, style, parameters, kernels)
        .unit(path + ".conv", path + ".bn", out, Convolution.square(1, 1, 0), biased)
        .build();
  }

  private List<EdgeOperation> pooled(
      PoolingOperation.Kind kind, String path, int in, int out, int stride) {
    EdgeOperation pooling = new PoolingOperation(kind, new Pooling(3, stride, 1), null);
    return in == out
        ? List.of(pooling)
        : List.of(parts.pointwise(path + ".preprocess", in, out), pooling);
  }

  /** The fixed reduction cell with its preprocessing. */
  public FixedCell fixedReduction(
      String name, int beforeLast, int last, int channels, boolean afterReduction) {
    CellShape shape = new CellShape(beforeLast, last, channels, true, afterReduction);
    return new FixedCell(FixedReduction.make(name, shape, parts), kernels);
  }
}
