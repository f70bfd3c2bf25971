package cellscope.config;

import java.util.Arrays;
import java.util.Optional;

/** What a run does. */
public enum RunKind {
  /** Searches for an architecture. */
  SEARCH("search", "search", "json"),
  /** Trains one genotype. */
  TRAIN("train", "training", "npz");

  private final String label;
  private final String noun;
  private final String product;

  RunKind(String label, String noun, String product) {
    this.label = label;
    this.noun = noun;
    this.product = product;
  }

  /** As run.json has it. */
  public String label() {
    return label;
  }

  /** As a sentence has it. */
  public String noun() {
    return noun;
  }

  /** The format in which what it makes is usually written. */
  public String product() {
    return product;
  }

  /** The kind with this label; empty for an unknown one. */
  public static Optional<RunKind> byLabel(String label) {
    return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
  }
}
