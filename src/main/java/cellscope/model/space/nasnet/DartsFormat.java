package cellscope.model.space.nasnet;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.GenotypeProblem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text form of a NASNet-space genotype in DARTS' code, {@code Genotype(normal=[('sep_conv_3x3',
 * 1), ...], normal_concat=range(2, 6), reduce=[...], reduce_concat=range(2, 6))}: two pairs of
 * operation and input for each node. A fixed reduction cell is {@code reduce=None}. Liu, Simonyan
 * and Yang, ICLR 2019.
 */
public final class DartsFormat {
  private DartsFormat() {}

  /**
   * Writes a genotype in one line.
   *
   * @throws IllegalArgumentException if it is not a genotype of the NASNet space
   */
  public static String format(Genotype genotype) {
    NasNetCells.require(genotype);
    CellGenotype normal = genotype.cells().get(0);
    String reduce =
        genotype.cells().size() < 2
            ? "reduce=None, reduce_concat=None"
            : cell(genotype.cells().get(1));
    return "Genotype(" + cell(normal) + ", " + reduce + ")";
  }

  /**
   * Reads a genotype; {@link AutoDlFormat}'s is read too. The text is parsed and never evaluated.
   *
   * @throws GenotypeProblem if the text is anything else
   */
  public static Genotype parse(String text) {
    return new NasNetParser(text).parse();
  }

  private static String cell(CellGenotype cell) {
    String pairs =
        cell.choices().stream()
            .map(c -> "('" + OperationAliases.darts(c.operation()) + "', " + c.edge().from() + ")")
            .collect(Collectors.joining(", "));
    return cell.kind() + "=[" + pairs + "], " + cell.kind() + "_concat=" + nodes(cell.outputs());
  }

  private static String nodes(List<Integer> outputs) {
    int first = outputs.get(0);
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i) != first + i) {
        return outputs.toString();
      }
    }
    return "range(" + first + ", " + (first + outputs.size()) + ")";
  }
}
