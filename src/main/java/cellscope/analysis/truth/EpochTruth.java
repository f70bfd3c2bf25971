package cellscope.analysis.truth;

/**
 * What the cell that an epoch derived is worth. Of a search that tries cells, an epoch is a trial
 * and the derived cell the best so far.
 *
 * @param epoch its number, from 0
 * @param since how it differs from the epoch before
 */
public record EpochTruth(int epoch, CellTruth cell, Since since) {
  /** How a cell differs from the one before it. */
  public enum Since {
    FIRST("first"),
    SAME("same"),
    /** Another text that computes the same. */
    ISOMORPHIC("isomorphic"),
    OTHER("other");

    private final String label;

    Since(String label) {
      this.label = label;
    }

    /** The word in tables. */
    public String label() {
      return label;
    }
  }
}
