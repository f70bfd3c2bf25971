package cellscope.model.genotype;

import java.util.Arrays;
import java.util.Optional;

/** A candidate operation of an edge, named as in the NAS-Bench-201 and DARTS papers. */
public enum Operation {
  /** The edge is absent: output zero. */
  NONE("none"),
  /** Identity at stride 1 with equal channels. */
  SKIP_CONNECT("skip_connect"),
  /** ReLU, 1x1 convolution, batch normalisation. */
  NOR_CONV_1X1("nor_conv_1x1"),
  /** ReLU, 3x3 convolution with padding 1, batch normalisation. */
  NOR_CONV_3X3("nor_conv_3x3"),
  /** 3x3 average pooling, padding 1 and not counted in the mean, no batch normalisation. */
  AVG_POOL_3X3("avg_pool_3x3"),
  /** Twice: ReLU, depthwise 3x3 convolution, 1x1 convolution, batch normalisation. */
  DUA_SEPC_3X3("dua_sepc_3x3"),
  /** As {@link #DUA_SEPC_3X3} with 5x5 convolutions. */
  DUA_SEPC_5X5("dua_sepc_5x5"),
  /** As {@link #DUA_SEPC_3X3} with 7x7 convolutions; in published cells only. */
  DUA_SEPC_7X7("dua_sepc_7x7"),
  /** ReLU, depthwise 3x3 convolution with dilation 2, 1x1 convolution, batch normalisation. */
  DIL_SEPC_3X3("dil_sepc_3x3"),
  /** As {@link #DIL_SEPC_3X3} with a 5x5 convolution. */
  DIL_SEPC_5X5("dil_sepc_5x5"),
  /** ReLU, 1x3 convolution, 3x1 convolution, batch normalisation; in published cells only. */
  CONV_3X1_1X3("conv_3x1_1x3"),
  /** 3x3 maximum pooling, padding 1, no batch normalisation. */
  MAX_POOL_3X3("max_pool_3x3");

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  /** The operation's name in configs, genotypes and logs. */
  public String label() {
    return label;
  }

  /** Finds an operation by its label; empty for an unknown one. */
  public static Optional<Operation> byLabel(String label) {
    return Arrays.stream(values()).filter(o -> o.label.equals(label)).findFirst();
  }

  @Override
  public String toString() {
    return label;
  }
}
