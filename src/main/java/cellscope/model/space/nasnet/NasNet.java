package cellscope.model.space.nasnet;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.StemKind;
import cellscope.model.space.CellFace;
import cellscope.model.space.ChosenEdges;
import cellscope.model.space.Derivation;
import cellscope.model.space.GenotypeForm;
import cellscope.model.space.NetworkRules;
import cellscope.model.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The NASNet space (Zoph et al., CVPR 2018) as DARTS and GDAS search it: cells with two inputs, 4
 * nodes that every earlier node feeds, 14 edges and 8 operations.
 */
public final class NasNet implements Space {
  private static final List<Operation> OPERATIONS =
      List.of(
          Operation.NONE,
          Operation.SKIP_CONNECT,
          Operation.DUA_SEPC_3X3,
          Operation.DUA_SEPC_5X5,
          Operation.DIL_SEPC_3X3,
          Operation.DIL_SEPC_5X5,
          Operation.AVG_POOL_3X3,
          Operation.MAX_POOL_3X3);

  private static final ChosenEdges CHOSEN =
      new ChosenEdges(NasNetCells.CHOICES_PER_NODE, NasNetCells.choosable());

  // the newest output of an earlier cell is the last input
  private static final CellFace FACE =
      new CellFace(CellFace.Layout.STAIRS, List.of("c_{k-2}", "c_{k-1}"));

  private static final Shape IMAGENET = new Shape(3, 224, 224);

  /** A normal and a reduction cell are searched. */
  public static final NasNet SPACE =
      new NasNet(
          "nasnet",
          List.of(topology(NasNetCells.NORMAL), topology(NasNetCells.REDUCE)),
          networks(50, new NetworkRules.Channels(2, 1, 1, "")));

  /** GDAS-FRC: only the normal cell is searched, reductions are a fixed cell. */
  public static final NasNet FIXED_REDUCTION =
      new NasNet(
          "nasnet-frc",
          List.of(topology(NasNetCells.NORMAL)),
          networks(
              52,
              new NetworkRules.Channels(
                  2,
                  NasNetCells.FIXED_CELL_GROUPS / 2,
                  NasNetCells.FIXED_CELL_GROUPS,
                  "the fixed reduction cell convolves twice as many channels in "
                      + NasNetCells.FIXED_CELL_GROUPS
                      + " groups")));

  private final String name;
  private final List<CellTopology> cells;
  private final NetworkRules networks;

  private NasNet(String name, List<CellTopology> cells, NetworkRules networks) {
    this.name = name;
    this.cells = cells;
    this.networks = networks;
  }

  private static CellTopology topology(String kind) {
    List<Edge> edges = new ArrayList<>();
    for (int node = NasNetCells.INPUTS; node < 6; node++) {
      for (int from = 0; from < node; from++) {
        edges.add(new Edge(from, node));
      }
    }
    return new CellTopology(kind, NasNetCells.INPUTS, 6, edges, List.of(2, 3, 4, 5));
  }

  private static NetworkRules networks(int imageNetChannels, NetworkRules.Channels channels) {
    return new NetworkRules(
        Macro.cifar10(36, 6),
        Optional.of(new Macro(imageNetChannels, 4, IMAGENET, 1000)),
        List.of(StemKind.values()),
        true,
        true,
        1,
        channels);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String family() {
    return "NASNet";
  }

  @Override
  public List<Operation> operations() {
    return OPERATIONS;
  }

  @Override
  public List<CellTopology> cells() {
    return cells;
  }

  @Override
  public Optional<ChosenEdges> chosenEdges() {
    return Optional.of(CHOSEN);
  }

  @Override
  public boolean reductionsFixed() {
    return cells.size() == 1;
  }

  @Override
  public CellFace face() {
    return FACE;
  }

  @Override
  public Genotype derive(List<Alpha> alphas, Derivation.Rule rule) {
    Derivation.requireAlphas(this, alphas);
    List<CellGenotype> derived = new ArrayList<>();
    for (int kind = 0; kind < alphas.size(); kind++) {
      derived.add(Derivation.forEachNode(this, cells.get(kind), alphas.get(kind), rule));
    }
    return new Genotype(name, derived);
  }

  @Override
  public boolean countsUnsampled() {
    return false;
  }

  @Override
  public List<GenotypeForm> forms() {
    return NasNetForms.ALL;
  }

  /**
   * Each cell's nodes with their operations and inputs, such as {@code normal: (sep3 0, skip 1)
   * (max 0, sep5 2)}.
   */
  @Override
  public String brief(Genotype genotype) {
    return genotype.cells().stream().map(NasNet::brief).collect(Collectors.joining("\n"));
  }

  private static String brief(CellGenotype cell) {
    StringBuilder text = new StringBuilder(cell.kind()).append(':');
    int node = -1;
    for (CellGenotype.Choice choice : cell.choices()) {
      boolean same = choice.edge().to() == node;
      text.append(same ? ", " : node < 0 ? " (" : ") (");
      text.append(choice.operation().shortName()).append(' ').append(choice.edge().from());
      node = choice.edge().to();
    }
    return text.append(')').toString();
  }

  /** Every node has two choices, and none of them is no operation. */
  @Override
  public boolean isConnected(Genotype genotype) {
    NasNetCells.require(genotype);
    return true;
  }

  @Override
  public String canonicalText(Genotype genotype) {
    return DartsFormat.format(genotype);
  }

  /** Those of both spaces, told by the one with searched reductions. */
  @Override
  public Map<String, Genotype> published() {
    return reductionsFixed() ? Map.of() : NasNetPublished.ALL;
  }

  @Override
  public NetworkRules networks() {
    return networks;
  }

  @Override
  public NetworkPlan supernet(Macro macro, boolean affine) {
    return NasNetPlans.supernet(this, macro, affine);
  }

  @Override
  public NetworkPlan standAlone(Genotype genotype, Macro macro, NetworkForm form) {
    return NasNetPlans.standAlone(genotype, macro, form);
  }

  @Override
  public String toString() {
    return name;
  }
}
