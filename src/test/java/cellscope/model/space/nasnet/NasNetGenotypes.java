package cellscope.model.space.nasnet;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Genotypes of the NASNet space, of 1 to 6 nodes, with every operation that a cell may choose. */
public final class NasNetGenotypes {
  private NasNetGenotypes() {}

  public static Arbitrary<Genotype> any() {
    return Arbitraries.longs().map(NasNetGenotypes::of);
  }

  /** One of them, with or without a reduction cell. */
  public static Genotype of(long seed) {
    Random random = new Random(seed);
    boolean reduction = random.nextInt(4) > 0;
    List<CellGenotype> cells = new ArrayList<>();
    for (String kind : reduction ? List.of("normal", "reduce") : List.of("normal")) {
      cells.add(cell(kind, 1 + random.nextInt(6), random));
    }
    return new Genotype(reduction ? "nasnet" : "nasnet-frc", cells);
  }

  private static CellGenotype cell(String kind, int nodes, Random random) {
    List<CellGenotype.Choice> choices = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    for (int to = 2; to < 2 + nodes; to++) {
      for (int c = 0; c < 2; c++) {
        List<Operation> operations = NasNetCells.choosable();
        choices.add(
            new CellGenotype.Choice(
                new Edge(random.nextInt(to), to),
                operations.get(random.nextInt(operations.size()))));
      }
      if (random.nextBoolean() || to == 1 + nodes) {
        outputs.add(to);
      }
    }
    return new CellGenotype(kind, choices, outputs);
  }
}
