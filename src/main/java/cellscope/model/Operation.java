package cellscope.model;

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
  AVG_POOL_3X3("avg_pool_3x3");

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
