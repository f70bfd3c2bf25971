package cellscope.config;

/** What a run does again and again, in words. */
public enum Turn {
  /** A pass over the images; a search then derives a cell, beside the one that it drew last. */
  EPOCH("epoch", "Sampled", "Derived"),
  /** A cell that is tried as a whole, beside the best one that was met. */
  TRIAL("trial", "Tried", "Best so far");

  private final String noun;
  private final String sampled;
  private final String derived;

  Turn(String noun, String sampled, String derived) {
    this.noun = noun;
    this.sampled = sampled;
    this.derived = derived;
  }

  /** As a sentence has it. */
  public String noun() {
    return noun;
  }

  /** What the cell is called that was looked at in such a turn. */
  public String sampled() {
    return sampled;
  }

  /** What the cell is called that would be the search's answer after it. */
  public String derived() {
    return derived;
  }
}
