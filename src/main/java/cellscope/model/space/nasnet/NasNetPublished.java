package cellscope.model.space.nasnet;

import static cellscope.model.genotype.Operation.AVG_POOL_3X3;
import static cellscope.model.genotype.Operation.CONV_3X1_1X3;
import static cellscope.model.genotype.Operation.DIL_SEPC_3X3;
import static cellscope.model.genotype.Operation.DIL_SEPC_5X5;
import static cellscope.model.genotype.Operation.DUA_SEPC_3X3;
import static cellscope.model.genotype.Operation.DUA_SEPC_5X5;
import static cellscope.model.genotype.Operation.DUA_SEPC_7X7;
import static cellscope.model.genotype.Operation.MAX_POOL_3X3;
import static cellscope.model.genotype.Operation.SKIP_CONNECT;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellGenotype.Choice;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells that were published: those of NASNet (Zoph et al., CVPR 2018), PNASNet (Liu et al., ECCV
 * 2018), DARTS (Liu et al., ICLR 2019), SETN (Dong and Yang, ICCV 2019) and GDAS (Dong and Yang,
 * CVPR 2019; F1 has the fixed reduction cell).
 */
final class NasNetPublished {
  static final Map<String, Genotype> ALL = all();

  /** Collects one cell's choices, two for each node. */
  private static final class Cell {
    private final List<Choice> choices = new ArrayList<>();
    private final String kind;

    private Cell(String kind) {
      this.kind = kind;
    }

    private Cell node(Operation first, int firstInput, Operation second, int secondInput) {
      int node = NasNetCells.INPUTS + choices.size() / NasNetCells.CHOICES_PER_NODE;
      choices.add(new Choice(new Edge(firstInput, node), first));
      choices.add(new Choice(new Edge(secondInput, node), second));
      return this;
    }

    private CellGenotype outputs(Integer... nodes) {
      return new CellGenotype(kind, choices, List.of(nodes));
    }
  }

  private NasNetPublished() {}

  private static Map<String, Genotype> all() {
    Map<String, Genotype> all = new LinkedHashMap<>();
    all.put("GDAS_V1", gdasV1());
    all.put("GDAS_F1", gdasF1());
    all.put("DARTS_V1", dartsV1());
    all.put("DARTS_V2", dartsV2());
    all.put("SETN", setn());
    all.put("NASNet", nasNet());
    all.put("PNASNet", pnasNet());
    return Collections.unmodifiableMap(all);
  }

  private static Cell normal() {
    return new Cell(NasNetCells.NORMAL);
  }

  private static Cell reduce() {
    return new Cell(NasNetCells.REDUCE);
  }

  private static Genotype nasNet(CellGenotype normal, CellGenotype reduce) {
    return new Genotype(NasNet.SPACE.name(), List.of(normal, reduce));
  }

  private static Genotype gdasV1() {
    return nasNet(
        normal()
            .node(SKIP_CONNECT, 0, SKIP_CONNECT, 1)
            .node(SKIP_CONNECT, 0, DUA_SEPC_5X5, 2)
            .node(DUA_SEPC_3X3, 3, SKIP_CONNECT, 0)
            .node(DUA_SEPC_5X5, 4, DUA_SEPC_3X3, 3)
            .outputs(2, 3, 4, 5),
        reduce()
            .node(DUA_SEPC_5X5, 0, DUA_SEPC_3X3, 1)
            .node(DUA_SEPC_5X5, 2, DUA_SEPC_5X5, 1)
            .node(DIL_SEPC_5X5, 2, DUA_SEPC_3X3, 1)
            .node(DUA_SEPC_5X5, 0, DUA_SEPC_5X5, 1)
            .outputs(2, 3, 4, 5));
  }

  private static Genotype gdasF1() {
    CellGenotype normal =
        normal()
            .node(SKIP_CONNECT, 0, SKIP_CONNECT, 1)
            .node(SKIP_CONNECT, 0, DUA_SEPC_3X3, 2)
            .node(SKIP_CONNECT, 0, DUA_SEPC_3X3, 2)
            .node(SKIP_CONNECT, 0, DUA_SEPC_3X3, 2)
            .outputs(2, 3, 4, 5);
    return new Genotype(NasNet.FIXED_REDUCTION.name(), List.of(normal));
  }

  private static Genotype dartsV1() {
    return nasNet(
        normal()
            .node(DUA_SEPC_3X3, 1, DUA_SEPC_3X3, 0)
            .node(SKIP_CONNECT, 0, DUA_SEPC_3X3, 1)
            .node(SKIP_CONNECT, 0, DUA_SEPC_3X3, 1)
            .node(DUA_SEPC_3X3, 0, SKIP_CONNECT, 2)
            .outputs(2, 3, 4, 5),
        reduce()
            .node(MAX_POOL_3X3, 0, MAX_POOL_3X3, 1)
            .node(SKIP_CONNECT, 2, MAX_POOL_3X3, 0)
            .node(MAX_POOL_3X3, 0, SKIP_CONNECT, 2)
            .node(SKIP_CONNECT, 2, AVG_POOL_3X3, 0)
            .outputs(2, 3, 4, 5));
  }

  private static Genotype dartsV2() {
    return nasNet(
        normal()
            .node(DUA_SEPC_3X3, 0, DUA_SEPC_3X3, 1)
            .node(DUA_SEPC_3X3, 0, DUA_SEPC_3X3, 1)
            .node(DUA_SEPC_3X3, 1, SKIP_CONNECT, 0)
            .node(SKIP_CONNECT, 0, DIL_SEPC_3X3, 2)
            .outputs(2, 3, 4, 5),
        reduce()
            .node(MAX_POOL_3X3, 0, MAX_POOL_3X3, 1)
            .node(SKIP_CONNECT, 2, MAX_POOL_3X3, 1)
            .node(MAX_POOL_3X3, 0, SKIP_CONNECT, 2)
            .node(SKIP_CONNECT, 2, MAX_POOL_3X3, 1)
            .outputs(2, 3, 4, 5));
  }

  private static Genotype setn() {
    return nasNet(
        normal()
            .node(SKIP_CONNECT, 0, DUA_SEPC_5X5, 1)
            .node(DUA_SEPC_5X5, 0, DUA_SEPC_3X3, 1)
            .node(DUA_SEPC_5X5, 1, DUA_SEPC_5X5, 3)
            .node(MAX_POOL_3X3, 1, CONV_3X1_1X3, 4)
            .outputs(2, 3, 4, 5),
        reduce()
            .node(DUA_SEPC_3X3, 0, DUA_SEPC_5X5, 1)
            .node(AVG_POOL_3X3, 0, DUA_SEPC_5X5, 1)
            .node(AVG_POOL_3X3, 0, DUA_SEPC_5X5, 1)
            .node(AVG_POOL_3X3, 0, SKIP_CONNECT, 1)
            .outputs(2, 3, 4, 5));
  }

  private static Genotype nasNet() {
    return nasNet(
        normal()
            .node(DUA_SEPC_5X5, 1, DUA_SEPC_3X3, 0)
            .node(DUA_SEPC_5X5, 0, DUA_SEPC_3X3, 0)
            .node(AVG_POOL_3X3, 1, SKIP_CONNECT, 0)
            .node(AVG_POOL_3X3, 0, AVG_POOL_3X3, 0)
            .node(DUA_SEPC_3X3, 1, SKIP_CONNECT, 1)
            .outputs(2, 3, 4, 5, 6),
        reduce()
            .node(DUA_SEPC_5X5, 1, DUA_SEPC_7X7, 0)
            .node(MAX_POOL_3X3, 1, DUA_SEPC_7X7, 0)
            .node(AVG_POOL_3X3, 1, DUA_SEPC_5X5, 0)
            .node(SKIP_CONNECT, 3, AVG_POOL_3X3, 2)
            .node(DUA_SEPC_3X3, 2, MAX_POOL_3X3, 1)
            .outputs(4, 5, 6));
  }

  private static Genotype pnasNet() {
    return nasNet(pnasNet(normal()), pnasNet(reduce()));
  }

  private static CellGenotype pnasNet(Cell cell) {
    return cell.node(DUA_SEPC_5X5, 0, MAX_POOL_3X3, 0)
        .node(DUA_SEPC_7X7, 1, MAX_POOL_3X3, 1)
        .node(DUA_SEPC_5X5, 1, DUA_SEPC_3X3, 1)
        .node(DUA_SEPC_3X3, 4, MAX_POOL_3X3, 1)
        .node(DUA_SEPC_3X3, 0, SKIP_CONNECT, 1)
        .outputs(2, 3, 4, 5, 6);
  }
}
