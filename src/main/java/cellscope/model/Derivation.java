package cellscope.model;

import java.util.List;
import java.util.stream.IntStream;

/** How a genotype is derived from architecture parameters. */
public final class Derivation {
  private Derivation() {}

  /**
   * The strongest operation of each edge, {@code none} included; the first of equal ones. The rule
   * of the NAS-Bench-201 space.
   *
   * @param space a space with one kind of cell
   * @param alpha [edges, operations] of that cell
   * @throws IllegalArgumentException if alpha has another shape
   */
  public static Genotype strongest(SearchSpace space, Alpha alpha) {
    if (alpha.operations() != space.operations().size()) {
      throw new IllegalArgumentException(
          "alpha has "
              + alpha.operations()
              + " columns, "
              + space.name()
              + " has "
              + space.operations().size()
              + " operations");
    }
    List<Operation> chosen =
        IntStream.range(0, alpha.edges())
            .mapToObj(e -> space.operations().get(alpha.argmax(e)))
            .toList();
    return Genotype.ofEveryEdge(space, chosen);
  }
}
