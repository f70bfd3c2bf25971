package cellscope.picture;

import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Operation;
import java.util.List;
import java.util.stream.Collectors;

/** Names of operations and edges as pictures show them. */
public final class OperationNames {
  private OperationNames() {}

  /** The short names of the operations that stand on one edge. */
  public static String brief(List<Operation> operations) {
    if (operations.size() == 2 && operations.get(0) == operations.get(1)) {
      return "2 " + operations.get(0).shortName();
    }
    return operations.stream().map(Operation::shortName).collect(Collectors.joining("+"));
  }

  /** "to←from". */
  public static String of(Edge edge) {
    return edge.to() + "←" + edge.from();
  }

  /** The longest form of all names that fits a width: in full, short, or none at all. */
  public static List<String> fitting(List<Operation> operations, double width, double size) {
    List<String> full = operations.stream().map(Operation::label).toList();
    List<String> brief = operations.stream().map(Operation::shortName).toList();
    if (allFit(full, width, size)) {
      return full;
    }
    return allFit(brief, width, size) ? brief : operations.stream().map(o -> "").toList();
  }

  private static boolean allFit(List<String> names, double width, double size) {
    return names.stream().allMatch(n -> TextSize.width(n, size, Shape.Weight.NORMAL) <= width);
  }
}
