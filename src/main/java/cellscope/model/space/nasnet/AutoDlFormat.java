package cellscope.model.space.nasnet;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellGenotype.Choice;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.GenotypeProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * The text form of a NASNet-space genotype in AutoDL-Projects, {@code {'normal': [(('skip_connect',
 * 0), ('dua_sepc_3x3', 1)), ...], 'normal_concat': [2, 3, 4, 5], 'reduce': ...}}: one tuple for
 * each node. A genotype with the fixed reduction cell has no {@code reduce}.
 */
public final class AutoDlFormat {
  private AutoDlFormat() {}

  /**
   * Writes a genotype in one line, without weights.
   *
   * @throws IllegalArgumentException if it is not a genotype of the NASNet space
   */
  public static String format(Genotype genotype) {
    NasNetCells.require(genotype);
    List<String> cells = genotype.cells().stream().map(AutoDlFormat::cell).toList();
    return "{" + String.join(", ", cells) + "}";
  }

  /**
   * Reads a genotype, with or without weights, as a dictionary or as {@code Genotype(...)}; {@link
   * DartsFormat}'s is read too. The text is parsed and never evaluated.
   *
   * @throws GenotypeProblem if the text is anything else
   */
  public static Genotype parse(String text) {
    return new NasNetParser(text).parse();
  }

  private static String cell(CellGenotype cell) {
    List<String> nodes = new ArrayList<>();
    for (int c = 0; c < cell.choices().size(); c += 2) {
      nodes.add("(" + pair(cell.choices().get(c)) + ", " + pair(cell.choices().get(c + 1)) + ")");
    }
    String kind = cell.kind();
    return "'" + kind + "': " + nodes + ", '" + kind + "_concat': " + cell.outputs();
  }

  private static String pair(Choice choice) {
    return "('" + choice.operation() + "', " + choice.edge().from() + ")";
  }
}
