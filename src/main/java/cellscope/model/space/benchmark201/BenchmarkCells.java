package cellscope.model.space.benchmark201;

import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cells with a name: a residual block and those with one operation everywhere. */
final class BenchmarkCells {
  static final Map<String, Genotype> ALL = all();

  private BenchmarkCells() {}

  private static Map<String, Genotype> all() {
    Map<String, Genotype> all = new LinkedHashMap<>();
    all.put(
        "resnet",
        NasBench201Format.parse(
            "|nor_conv_3x3~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|skip_connect~2|"));
    all.put("all-3x3", everywhere(Operation.NOR_CONV_3X3));
    all.put("all-1x1", everywhere(Operation.NOR_CONV_1X1));
    all.put("all-skip", everywhere(Operation.SKIP_CONNECT));
    return Collections.unmodifiableMap(all);
  }

  private static Genotype everywhere(Operation operation) {
    int edges = Benchmark201.SPACE.cells().get(0).edges().size();
    return Benchmark201.SPACE.ofEveryEdge(Collections.nCopies(edges, operation));
  }
}
