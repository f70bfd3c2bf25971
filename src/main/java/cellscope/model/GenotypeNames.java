package cellscope.model;

import java.util.List;

/** Short names of genotypes for lines that have little room. */
public final class GenotypeNames {
  private GenotypeNames() {}

  /** The genotype's full text: format 1 for a cell of NAS-Bench-201. */
  public static String full(Genotype genotype) {
    return NasBench201Format.format(genotype);
  }

  /**
   * The structure in at most 39 characters: operations in the order of the edges, {@code /} between
   * nodes, such as {@code conv3 / skip conv1 / - pool3 conv3}. A dash is an absent edge.
   */
  public static String brief(Genotype genotype) {
    List<CellGenotype.Choice> choices = genotype.cells().get(0).choices();
    StringBuilder text = new StringBuilder();
    for (int e = 0; e < choices.size(); e++) {
      if (e > 0) {
        boolean sameNode = choices.get(e).edge().to() == choices.get(e - 1).edge().to();
        text.append(sameNode ? " " : " / ");
      }
      text.append(brief(choices.get(e).operation()));
    }
    return text.toString();
  }

  /** A short name of an operation. */
  public static String brief(Operation operation) {
    return switch (operation) {
      case NONE -> "-";
      case SKIP_CONNECT -> "skip";
      case NOR_CONV_1X1 -> "conv1";
      case NOR_CONV_3X3 -> "conv3";
      case AVG_POOL_3X3 -> "pool3";
    };
  }
}
