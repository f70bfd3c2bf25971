package cellscope.model.genotype;

/** A directed edge of a cell, from an earlier node to a later one. */
public record Edge(int from, int to) {
  public Edge {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "an edge leads to a later node, not " + from + " to " + to);
    }
  }

  /** The name used in logs and weights, "to<-from". */
  public String label() {
    return to + "<-" + from;
  }
}
