package cellscope.engine.supernet;

import cellscope.engine.nn.Activation;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.nn.EdgePass;
import cellscope.engine.nn.Place;
import cellscope.engine.nn.Wire;
import cellscope.engine.nn.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The links of a cell bound to memory. Where only one candidate of a link is computed in a pass,
 * all of them share its buffers, so that memory does not grow with their number; in a {@linkplain
 * Workspace#isForMixing workspace for mixing} each has its own, and those without weights are
 * shared by all links out of a node.
 */
final class CellLinks {
  private final Cell cell;
  private final Workspace workspace;
  private final int layer;
  private final DropPath dropPath;
  private final int[][] into;
  private final int[][] from;
  private final EdgePass[][] passes;
  private final SharedOperations[] sharedOrNull;

  CellLinks(Cell cell, Workspace workspace, int layer, DropPath dropPath) {
    this.cell = cell;
    this.workspace = workspace;
    this.layer = layer;
    this.dropPath = dropPath;
    int count = cell.nodes();
    into = new int[count][];
    from = new int[count][];
    for (int i = 0; i < count; i++) {
      into[i] = linksWhere(i, false);
      from[i] = linksWhere(i, true);
    }
    passes = new EdgePass[cell.links().size()][];
    sharedOrNull = new SharedOperations[count];
  }

  private int[] linksWhere(int node, boolean leaves) {
    List<Cell.Link> links = cell.links();
    return IntStream.range(0, links.size())
        .filter(e -> (leaves ? links.get(e).from() : links.get(e).to()) == node)
        .toArray();
  }

  /** The links that lead into a node. */
  int[] into(int node) {
    return into[node];
  }

  /** The links that lead out of a node. */
  int[] from(int node) {
    return from[node];
  }

  /** A link's candidate. */
  EdgePass pass(int link, int candidate) {
    return passes[link][candidate];
  }

  /** Its node's shared operations if the candidate is one of them; else null. */
  SharedOperations sharedOrNull(int link, int candidate) {
    SharedOperations shared = sharedOrNull[cell.links().get(link).from()];
    return shared != null && shared.passOrNull(candidate) == passes[link][candidate]
        ? shared
        : null;
  }

  /** A node's shared operations; null if there are none. */
  SharedOperations sharedFromOrNull(int node) {
    return sharedOrNull[node];
  }

  /** Most operations of a link that are computed in a pass. */
  private int mostOf(int link) {
    return workspace.isForMixing() ? cell.links().get(link).candidates().size() : 1;
  }

  /** Most operations that lead into a node in one pass. */
  int mostInto() {
    return Arrays.stream(into)
        .mapToInt(l -> Arrays.stream(l).map(this::mostOf).sum())
        .max()
        .orElse(0);
  }

  /** Most gradients that reach a node in one pass, that from outside the cell counted. */
  int mostFrom() {
    return 1
        + Arrays.stream(from)
            .mapToInt(l -> Arrays.stream(l).map(this::mostOf).sum())
            .max()
            .orElse(0);
  }

  /** Binds the links out of a node. */
  void bindFrom(int node, Activation source) {
    for (int e : from[node]) {
      List<EdgeOperation> candidates = cell.links().get(e).candidates();
      passes[e] = new EdgePass[candidates.size()];
      for (int k = 0; k < candidates.size(); k++) {
        passes[e][k] = bind(e, k, source);
      }
    }
  }

  private EdgePass bind(int e, int k, Activation source) {
    Cell.Link link = cell.links().get(e);
    EdgeOperation candidate = link.candidates().get(k);
    if (workspace.isForMixing() && !link.isFixed() && !candidate.isLearnt()) {
      return share(link, k, source);
    }
    int number = Arrays.binarySearch(into[link.to()], e);
    // without a backward, what leads into a node is needed until the node has been added up
    String name = workspace.isForTraining() ? "link " + e : "term " + number;
    String gradient = "link " + e + " gradient";
    if (workspace.isForMixing()) {
      name += " candidate " + k;
      gradient += " candidate " + k;
    }
    EdgePass pass = candidate.bind(place(name, gradient, link.from()), source);
    return isDroppable(link, candidate)
        ? dropPath.around(pass, place(name, gradient, link.from()), number)
        : pass;
  }

  /** In a cell with one operation a link, those between nodes can be dropped in training. */
  private boolean isDroppable(Cell.Link link, EdgeOperation candidate) {
    return link.from() >= cell.inputs()
        && link.isFixed()
        && !(candidate instanceof Wire)
        && workspace.isForTraining();
  }

  private EdgePass share(Cell.Link link, int k, Activation source) {
    SharedOperations shared = sharedOrNull[link.from()];
    if (shared == null) {
      shared =
          new SharedOperations(
              workspace.kernels(),
              link.candidates().size(),
              from[link.from()].length,
              cell.channels());
      sharedOrNull[link.from()] = shared;
    }
    if (shared.passOrNull(k) == null) {
      String name = "node " + link.from() + " candidate " + k;
      EdgePass pass =
          link.candidates().get(k).bind(place(name, name + " gradient", link.from()), source);
      shared.set(k, pass, workspace);
    }
    return shared.passOrNull(k);
  }

  /**
   * Gradients that leave a cell with two inputs are still needed when the two layers before run
   * their backward. One with a single input sends back one gradient of its own, so that those of
   * its links may take the place of what the links computed.
   */
  private Place place(String name, String gradientName, int from) {
    boolean leaves = from < cell.inputs() && cell.inputs() > 1;
    String gradient = leaves ? gradientName + " of layer " + layer % 3 : gradientName;
    boolean inPlace = cell.inputs() == 1 || workspace.isForMixing();
    return new Place(workspace, layer, name, gradient, true, inPlace);
  }
}
