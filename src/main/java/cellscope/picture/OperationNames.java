package cellscope.picture;

import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Operation;
import java.util.List;
import java.util.stream.Collectors;

/** Names of operations and edges as pictures show them. */
public final class OperationNames {
  private OperationNames() {}

  /** A name for narrow places, a few characters long. */
  public static String shortName(Operation operation) {
    return switch (operation) {
      case NONE -> "none";
      case SKIP_CONNECT -> "skip";
      case NOR_CONV_1X1 -> "1×1";
      case NOR_CONV_3X3 -> "3×3";
      case AVG_POOL_3X3 -> "avg";
      case DUA_SEPC_3X3 -> "sep3";
      case DUA_SEPC_5X5 -> "sep5";
      case DUA_SEPC_7X7 -> "sep7";
      case DIL_SEPC_3X3 -> "dil3";
      case DIL_SEPC_5X5 -> "dil5";
      case CONV_3X1_1X3 -> "3×1";
      case MAX_POOL_3X3 -> "max";
    };
  }

  /** The short names of the operations that stand on one edge. */
  public static String brief(List<Operation> operations) {
    if (operations.size() == 2 && operations.get(0) == operations.get(1)) {
      return "2 " + shortName(operations.get(0));
    }
    return operations.stream().map(OperationNames::shortName).collect(Collectors.joining("+"));
  }

  /** "to←from". */
  public static String of(Edge edge) {
    return edge.to() + "←" + edge.from();
  }

  /** The longest form of all names that fits a width: in full, short, or none at all. */
  public static List<String> fitting(List<Operation> operations, double width, double size) {
    List<String> full = operations.stream().map(Operation::label).toList();
    List<String> brief = operations.stream().map(OperationNames::shortName).toList();
    if (allFit(full, width, size)) {
      return full;
    }
    return allFit(brief, width, size) ? brief : operations.stream().map(o -> "").toList();
  }

  private static boolean allFit(List<String> names, double width, double size) {
    return names.stream().allMatch(n -> TextSize.width(n, size, Shape.Weight.NORMAL) <= width);
  }
}
