package cellscope.model.genotype;

import java.util.Arrays;
import java.util.Optional;

/** A candidate operation of an edge, named as in the NAS-Bench-201 and DARTS papers. */
public enum Operation {
  /** The edge is absent: output zero. */
  NONE("none", "none"),
  /** Identity at stride 1 with equal channels. */
  SKIP_CONNECT("skip_connect", "skip"),
  /** ReLU, 1x1 convolution, batch normalisation. */
  NOR_CONV_1X1("nor_conv_1x1", "1×1"),
  /** ReLU, 3x3 convolution with padding 1, batch normalisation. */
  NOR_CONV_3X3("nor_conv_3x3", "3×3"),
  /** 3x3 average pooling, padding 1 and not counted in the mean, no batch normalisation. */
  AVG_POOL_3X3("avg_pool_3x3", "avg"),
  /** Twice: ReLU, depthwise 3x3 convolution, 1x1 convolution, batch normalisation. */
  DUA_SEPC_3X3("dua_sepc_3x3", "sep3"),
  /** As {@link #DUA_SEPC_3X3} with 5x5 convolutions. */
  DUA_SEPC_5X5("dua_sepc_5x5", "sep5"),
  /** As {@link #DUA_SEPC_3X3} with 7x7 convolutions; in published cells only. */
  DUA_SEPC_7X7("dua_sepc_7x7", "sep7"),
  /** ReLU, depthwise 3x3 convolution with dilation 2, 1x1 convolution, batch normalisation. */
  DIL_SEPC_3X3("dil_sepc_3x3", "dil3"),
  /** As {@link #DIL_SEPC_3X3} with a 5x5 convolution. */
  DIL_SEPC_5X5("dil_sepc_5x5", "dil5"),
  /** ReLU, 1x3 convolution, 3x1 convolution, batch normalisation; in published cells only. */
  CONV_3X1_1X3("conv_3x1_1x3", "3×1"),
  /** 3x3 maximum pooling, padding 1, no batch normalisation. */
  MAX_POOL_3X3("max_pool_3x3", "max");

  private final String label;
  private final String shortName;

  Operation(String label, String shortName) {
    this.label = label;
    this.shortName = shortName;
  }

  /** The operation's name in configs, genotypes and logs. */
  public String label() {
    return label;
  }

  /** A name for narrow places, a few characters long. */
  public String shortName() {
    return shortName;
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
