package cellscope.engine.dl4j;

import cellscope.engine.dl4j.GraphBuilder.Window;
import cellscope.engine.dl4j.NasNetGraph.Source;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellGenotype.Choice;
import cellscope.model.genotype.Operation;
import cellscope.model.space.nasnet.NasNetCells;
import java.util.ArrayList;
import java.util.List;

/** Makes the vertices of one cell of a NASNet-space network, only those that are read. */
final class NasNetGraphCell {

  private final GraphBuilder builder;
  private final String name;
  private final int channels;
  private final int stride;
  private final List<Source> inputs;

  /**
   * What a cell is.
   *
   * @param name its path in the module tree
   * @param channels of its nodes
   * @param reduction whether it halves the sides
   * @param halved whether the last cell did, so that the one before it has sides twice as long
   */
  record Shape(String name, int channels, boolean reduction, boolean halved) {}

  NasNetGraphCell(GraphBuilder builder, Shape shape, Source older, Source newer) {
    this.builder = builder;
    name = shape.name;
    channels = shape.channels;
    stride = shape.reduction ? 2 : 1;
    inputs =
        List.of(
            new Source(() -> older(older, shape.halved), channels),
            new Source(() -> preprocessed(name + ".preprocess1.op", newer), channels));
  }

  private String older(Source older, boolean halved) {
    return halved
        ? factorizedReduction(name + ".preprocess0", older.vertex().get(), older.channels())
        : preprocessed(name + ".preprocess0.op", older);
  }

  /** ReLU, 1x1 convolution, BN. */
  private String preprocessed(String path, Source source) {
    String made = builder.relu(path + ".0", source.vertex().get());
    made = builder.convolution(path + ".1", made, source.channels(), channels, 1, 1);
    return builder.batchNorm(path + ".2", made, channels);
  }

  /** A genotype's cell. */
  String chosen(CellGenotype genotype) {
    List<Source> nodes = new ArrayList<>(inputs);
    for (int node = NasNetCells.INPUTS; node < NasNetCells.nodes(genotype); node++) {
      int own = node;
      nodes.add(new Source(() -> node(genotype, own, nodes), channels));
    }
    List<String> outputs =
        genotype.outputs().stream().map(n -> nodes.get(n).vertex().get()).toList();
    return builder.concatenation(name + ".concat", outputs);
  }

  private String node(CellGenotype genotype, int node, List<Source> nodes) {
    List<String> terms = new ArrayList<>();
    for (int c = 0; c < genotype.choices().size(); c++) {
      Choice choice = genotype.choices().get(c);
      if (choice.edge().to() == node) {
        int from = choice.edge().from();
        String input = nodes.get(from).vertex().get();
        int step = from < NasNetCells.INPUTS ? stride : 1;
        terms.add(operation(choice.operation(), name + "._ops." + c, input, step));
      }
    }
    return builder.sum(name + ".nodes." + node, terms, null);
  }

  private String operation(Operation operation, String path, String input, int step) {
    String op = path + ".op";
    return switch (operation) {
      case SKIP_CONNECT -> step == 1 ? input : factorizedReduction(path, input, channels);
      case DUA_SEPC_3X3 -> twice(op, input, 3, step);
      case DUA_SEPC_5X5 -> twice(op, input, 5, step);
      case DUA_SEPC_7X7 -> twice(op, input, 7, step);
      case DIL_SEPC_3X3 -> separable(op, 0, input, 3, step, 2);
      case DIL_SEPC_5X5 -> separable(op, 0, input, 5, step, 2);
      case CONV_3X1_1X3 -> asymmetric(op, input, step);
      case AVG_POOL_3X3 -> builder.averagePooling(op, input, 3, step, 1);
      case MAX_POOL_3X3 -> builder.maximumPooling(op, input, 3, step, 1);
      default -> throw new IllegalArgumentException("no cell of the NASNet space has " + operation);
    };
  }

  private String twice(String path, String input, int kernel, int step) {
    String middle = separable(path, 0, input, kernel, step, 1);
    return separable(path, 4, middle, kernel, 1, 1);
  }

  /** ReLU, depthwise, 1x1, BN, numbered from {@code first}. */
  private String separable(
      String path, int first, String input, int kernel, int step, int dilation) {
    String made = builder.relu(path + "." + first, input);
    made = builder.depthwise(path + "." + (first + 1), made, channels, kernel, step, dilation);
    made = builder.convolution(path + "." + (first + 2), made, channels, channels, 1, 1);
    return builder.batchNorm(path + "." + (first + 3), made, channels);
  }

  private String asymmetric(String path, String input, int step) {
    String made = builder.relu(path + ".0", input);
    made = builder.convolution(path + ".1", made, channels, channels, new Window(1, 3, 1, step));
    made = builder.convolution(path + ".2", made, channels, channels, new Window(3, 1, step, 1));
    return builder.batchNorm(path + ".3", made, channels);
  }

  private String factorizedReduction(String path, String input, int in) {
    int half = channels / 2;
    String relu = builder.relu(path + ".relu", input);
    String first = builder.convolution(path + ".convs.0", relu, in, half, 1, 2);
    String shifted = builder.shift(path + ".pad", relu);
    String second = builder.convolution(path + ".convs.1", shifted, in, channels - half, 1, 2);
    String both = builder.concatenation(path + ".concat", List.of(first, second));
    return builder.batchNorm(path + ".bn", both, channels);
  }

  /** The fixed reduction cell of GDAS-FRC. */
  String fixedReduction() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      parts.add(fixedBranch(name + ".ops1." + i, inputs.get(i).vertex().get()));
    }
    for (int i = 0; i < inputs.size(); i++) {
      String path = name + ".ops2." + i;
      String made = builder.maximumPooling(path + ".0", inputs.get(i).vertex().get(), 3, 2, 1);
      parts.add(builder.batchNorm(path + ".1", made, channels));
    }
    return builder.concatenation(name + ".concat", parts);
  }

  private String fixedBranch(String path, String input) {
    String made = builder.relu(path + ".0", input);
    made =
        builder.grouped(
            path + ".1", made, channels, NasNetCells.FIXED_CELL_GROUPS, new Window(1, 3, 1, 2));
    made =
        builder.grouped(
            path + ".2", made, channels, NasNetCells.FIXED_CELL_GROUPS, new Window(3, 1, 2, 1));
    made = builder.relu(path + ".4", builder.batchNorm(path + ".3", made, channels));
    made = builder.convolution(path + ".5", made, channels, channels, 1, 1);
    return builder.batchNorm(path + ".6", made, channels);
  }
}
