package cellscope.model.space.benchmark201;

import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Genotypes of NAS-Bench-201 for tests. */
final class Genotypes {
  static final int COUNT = 15_625;

  private Genotypes() {}

  /** One of the 15,625: the digits of the number in base 5 are the operations of the edges. */
  static Genotype number(int number) {
    Space space = Benchmark201.SPACE;
    List<Operation> operations = new ArrayList<>();
    for (int e = 0; e < space.cells().get(0).edges().size(); e++) {
      operations.add(space.operations().get(number % space.operations().size()));
      number /= space.operations().size();
    }
    return space.ofEveryEdge(operations);
  }

  static Stream<Genotype> all() {
    return IntStream.range(0, COUNT).mapToObj(Genotypes::number);
  }

  static Arbitrary<Genotype> any() {
    return Arbitraries.integers().between(0, COUNT - 1).map(Genotypes::number);
  }
}
