package cellscope.config;

import java.util.Arrays;
import java.util.Optional;

/** What a run does. */
public enum RunKind {
  /** Searches for an architecture. */
  SEARCH("search", "search"),
  /** Trains one genotype. */
  TRAIN("train", "training");

  private final String label;
  private final String noun;

  RunKind(String label, String noun) {
    this.label = label;
    this.noun = noun;
  }

  /** As run.json has it. */
  public String label() {
    return label;
  }

  /** As a sentence has it. */
  public String noun() {
    return noun;
  }

  /** The kind with this label; empty for an unknown one. */
  public static Optional<RunKind> byLabel(String label) {
    return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
  }
}
