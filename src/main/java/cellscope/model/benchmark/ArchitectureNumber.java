package cellscope.model.benchmark;

import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.benchmark201.NasBench201Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of the 15,625 architectures of NAS-Bench-201: the operations of the six edges as the
 * digits of a number to the base five, the last edge fastest, operations in the space's order. (The
 * published table's own index is another one.)
 */
public final class ArchitectureNumber {
  private static final List<Operation> OPERATIONS = Benchmark201.SPACE.operations();
  private static final CellTopology CELL = Benchmark201.SPACE.cells().get(0);
  private static final List<Edge> EDGES = CELL.edges();
  private static final int BASE = OPERATIONS.size();
  private static final List<String> LABELS = OPERATIONS.stream().map(Operation::label).toList();
  private static final List<String> OPENINGS = openings();
  private static final List<String> CLOSINGS =
      EDGES.stream().map(edge -> "~" + edge.from() + "|").toList();

  /** How many architectures there are. */
  public static final int COUNT = (int) Math.pow(BASE, EDGES.size());

  private ArchitectureNumber() {}

  /**
   * The number of an architecture.
   *
   * @param operations the operation's index for each of the six edges
   * @throws IllegalArgumentException if they are not six, or one is none of the five
   */
  public static int of(int[] operations) {
    if (operations.length != EDGES.size()) {
      throw new IllegalArgumentException("an architecture has 6 edges, not " + operations.length);
    }
    int number = 0;
    for (int operation : operations) {
      if (operation < 0 || operation >= BASE) {
        throw new IllegalArgumentException("no operation has the index " + operation);
      }
      number = number * BASE + operation;
    }
    return number;
  }

  /** The number of a genotype of the NAS-Bench-201 space. */
  public static int of(Genotype genotype) {
    int number = parse(NasBench201Format.format(genotype));
    if (number < 0) {
      throw new IllegalArgumentException("not a cell of NAS-Bench-201: " + genotype);
    }
    return number;
  }

  /** The operation's index for each of the six edges. */
  public static int[] operations(int number) {
    if (number < 0 || number >= COUNT) {
      throw new IllegalArgumentException("no architecture has the number " + number);
    }
    int[] operations = new int[EDGES.size()];
    int rest = number;
    for (int e = operations.length - 1; e >= 0; e--) {
      operations[e] = rest % BASE;
      rest /= BASE;
    }
    return operations;
  }

  /** The architecture as a genotype. */
  public static Genotype genotype(int number) {
    List<Operation> chosen = Arrays.stream(operations(number)).mapToObj(OPERATIONS::get).toList();
    return Benchmark201.SPACE.ofEveryEdge(chosen);
  }

  /** The architecture as the benchmark writes it. */
  public static String text(int number) {
    return NasBench201Format.format(genotype(number));
  }

  /** The architecture with one operation on every edge. */
  public static int ofAll(Operation operation) {
    int[] operations = new int[EDGES.size()];
    Arrays.fill(operations, OPERATIONS.indexOf(operation));
    return of(operations);
  }

  /**
   * The number of an architecture as the benchmark writes it; -1 for any other text. Much faster
   * than {@link NasBench201Format#parse}, which tells what is wrong.
   */
  static int parse(String text) {
    int at = 0;
    int number = 0;
    for (int e = 0; e < EDGES.size(); e++) {
      String opening = OPENINGS.get(e);
      int end = text.indexOf('~', at);
      int operation = -1;
      if (end >= 0 && text.startsWith(opening, at)) {
        operation = LABELS.indexOf(text.substring(at + opening.length(), end));
      }
      if (operation < 0 || !text.startsWith(CLOSINGS.get(e), end)) {
        return -1;
      }
      number = number * BASE + operation;
      at = end + CLOSINGS.get(e).length();
    }
    return at == text.length() ? number : -1;
  }

  private static List<String> openings() {
    List<String> openings = new ArrayList<>();
    for (Edge edge : EDGES) {
      openings.add(edge.from() > 0 ? "" : edge.to() > 1 ? "+|" : "|");
    }
    return openings;
  }
}
