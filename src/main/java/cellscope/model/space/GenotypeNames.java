package cellscope.model.space;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import java.util.List;

/** Short names of genotypes for lines that have little room. */
public final class GenotypeNames {
  private GenotypeNames() {}

  /**
   * The genotype's full text: {@link NasBench201Format}, or {@link DartsFormat} in NASNet's space.
   */
  public static String full(Genotype genotype) {
    return NasNetCells.holds(genotype)
        ? DartsFormat.format(genotype)
        : NasBench201Format.format(genotype);
  }

  /**
   * The structure of the first kind of cell in one short line: operations in the order of the
   * choices, {@code /} between nodes, such as {@code conv3 / skip conv1 / - pool3 conv3} (at most
   * 39 characters in the NAS-Bench-201 space). A dash is an absent edge.
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
      case DUA_SEPC_3X3 -> "sep3";
      case DUA_SEPC_5X5 -> "sep5";
      case DUA_SEPC_7X7 -> "sep7";
      case DIL_SEPC_3X3 -> "dil3";
      case DIL_SEPC_5X5 -> "dil5";
      case CONV_3X1_1X3 -> "conv31";
      case MAX_POOL_3X3 -> "max3";
    };
  }
}
