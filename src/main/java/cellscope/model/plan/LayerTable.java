package cellscope.model.plan;

import cellscope.model.plan.NetworkPlan.Kind;
import cellscope.model.plan.NetworkPlan.Layer;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.NetworkPlan.Window;
import java.util.List;
import java.util.Locale;

/**
 * The layers of a network with what each adds to its size, in the order of the plan.
 *
 * @param rows one for each layer
 */
public record LayerTable(List<Row> rows) {
  /**
   * One layer.
   *
   * @param name its path in the module tree
   * @param kind what it computes, in words: {@code convolution 3x3, stride 2, in 16 groups}
   * @param output shape of its output for one image
   * @param parameters learnable numbers
   * @param flops multiply-adds for one image, as {@link NetworkSize} counts; 0 in the auxiliary
   *     head, which computes nothing once the network is trained
   */
  public record Row(String name, String kind, Shape output, long parameters, long flops) {
    /**
     * The part of the network that the layer stands in, such as {@code stem} or {@code cells.3}.
     */
    public String part() {
      String[] path = name.split("\\.", 3);
      return path[0].equals("cells") ? path[0] + "." + path[1] : path[0];
    }

    /** The output's shape as {@code channels x height x width}. */
    public String outputText() {
      return output.channels() + "x" + output.height() + "x" + output.width();
    }
  }

  public LayerTable {
    rows = List.copyOf(rows);
  }

  /**
   * The table of a plan.
   *
   * @throws ArithmeticException if a number does not fit into 64 bits
   */
  public static LayerTable of(NetworkPlan plan) {
    return new LayerTable(plan.layers().stream().map(LayerTable::row).toList());
  }

  /** The sums over all rows. */
  public NetworkSize total() {
    long parameters = 0;
    long flops = 0;
    for (Row row : rows) {
      parameters = Math.addExact(parameters, row.parameters());
      flops = Math.addExact(flops, row.flops());
    }
    return new NetworkSize(parameters, flops);
  }

  private static Row row(Layer layer) {
    NetworkSize size = NetworkSize.of(layer);
    boolean trainingAlone = layer.name().startsWith(NetworkPlan.AUXILIARY_HEAD + ".");
    return new Row(
        layer.name(),
        kind(layer),
        layer.out(),
        size.parameters(),
        trainingAlone ? 0 : size.flops());
  }

  private static String kind(Layer layer) {
    String word = layer.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    boolean moves =
        layer.kind() == Kind.CONVOLUTION
            || layer.kind() == Kind.AVERAGE_POOLING
            || layer.kind() == Kind.MAXIMUM_POOLING;
    return moves ? word + window(layer.window()) + groups(layer) : word;
  }

  private static String window(Window window) {
    StringBuilder text = new StringBuilder(" ");
    text.append(window.height()).append('x').append(window.width());
    int down = window.verticalStride();
    int along = window.horizontalStride();
    if (down != 1 || along != 1) {
      text.append(", stride ").append(down == along ? "" + down : down + "x" + along);
    }
    if (window.dilation() != 1) {
      text.append(", dilation ").append(window.dilation());
    }
    return text.toString();
  }

  private static String groups(Layer layer) {
    if (layer.groups() == 1) {
      return "";
    }
    return layer.groups() == layer.in().channels()
        ? ", depthwise"
        : ", in " + layer.groups() + " groups";
  }
}
