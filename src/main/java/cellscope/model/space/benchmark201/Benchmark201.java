package cellscope.model.space.benchmark201;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.StemKind;
import cellscope.model.space.CellFace;
import cellscope.model.space.ChosenEdges;
import cellscope.model.space.Derivation;
import cellscope.model.space.GenotypeForm;
import cellscope.model.space.NetworkRules;
import cellscope.model.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NAS-Bench-201 (Dong and Yang, ICLR 2020): 4 nodes, 6 edges, 5 operations, 15,625 cells. */
public final class Benchmark201 implements Space {
  /** The space. */
  public static final Benchmark201 SPACE = new Benchmark201();

  private static final List<Operation> OPERATIONS =
      List.of(
          Operation.NONE,
          Operation.SKIP_CONNECT,
          Operation.NOR_CONV_1X1,
          Operation.NOR_CONV_3X3,
          Operation.AVG_POOL_3X3);

  private static final CellTopology CELL =
      new CellTopology(
          "cell",
          1,
          4,
          List.of(
              new Edge(0, 1),
              new Edge(0, 2),
              new Edge(1, 2),
              new Edge(0, 3),
              new Edge(1, 3),
              new Edge(2, 3)),
          List.of(3));

  private static final NetworkRules NETWORKS =
      new NetworkRules(
          Macro.cifar10(16, 5),
          Optional.empty(),
          List.of(StemKind.CIFAR),
          false,
          false,
          Macro.REDUCTION,
          new NetworkRules.Channels(1, 1, 1, ""));

  private static final List<GenotypeForm> FORMS =
      List.of(
          new GenotypeForm(
              "nas-bench-201",
              "NAS-Bench-201 string",
              text -> text.startsWith("|"),
              NasBench201Format::format,
              NasBench201Format::parse));

  private Benchmark201() {}

  @Override
  public String name() {
    return "nas-bench-201";
  }

  @Override
  public String family() {
    return "NAS-Bench-201";
  }

  @Override
  public List<Operation> operations() {
    return OPERATIONS;
  }

  @Override
  public List<CellTopology> cells() {
    return List.of(CELL);
  }

  @Override
  public Optional<ChosenEdges> chosenEdges() {
    return Optional.empty();
  }

  @Override
  public boolean reductionsFixed() {
    return false;
  }

  @Override
  public CellFace face() {
    return new CellFace(CellFace.Layout.ARCS, List.of("input"));
  }

  @Override
  public Genotype derive(List<Alpha> alphas, Derivation.Rule rule) {
    Derivation.requireAlphas(this, alphas);
    return Derivation.strongest(this, alphas.get(0));
  }

  @Override
  public boolean countsUnsampled() {
    return true;
  }

  @Override
  public List<GenotypeForm> forms() {
    return FORMS;
  }

  /**
   * Operations in the order of the edges, {@code /} between nodes, such as {@code 3×3 / skip 1×1 /
   * - avg 3×3}. A dash is an absent edge.
   */
  @Override
  public String brief(Genotype genotype) {
    List<CellGenotype.Choice> choices = genotype.cells().get(0).choices();
    StringBuilder text = new StringBuilder();
    for (int e = 0; e < choices.size(); e++) {
      if (e > 0) {
        boolean sameNode = choices.get(e).edge().to() == choices.get(e - 1).edge().to();
        text.append(sameNode ? " " : " / ");
      }
      Operation operation = choices.get(e).operation();
      text.append(operation == Operation.NONE ? "-" : operation.shortName());
    }
    return text.toString();
  }

  @Override
  public boolean isConnected(Genotype genotype) {
    return CellValidity.isValid(genotype);
  }

  @Override
  public String canonicalText(Genotype genotype) {
    return CellValidity.uniqueString(genotype, true);
  }

  @Override
  public Map<String, Genotype> published() {
    return BenchmarkCells.ALL;
  }

  @Override
  public NetworkRules networks() {
    return NETWORKS;
  }

  @Override
  public NetworkPlan supernet(Macro macro, boolean affine) {
    return Benchmark201Plans.supernet(macro, affine);
  }

  @Override
  public NetworkPlan standAlone(Genotype genotype, Macro macro, NetworkForm form) {
    if (!form.equals(NetworkForm.PLAIN)) {
      throw new IllegalArgumentException("a network of " + name() + " has no " + form);
    }
    return Benchmark201Plans.standAlone(genotype, macro);
  }

  @Override
  public String toString() {
    return name();
  }
}
