package cellscope.config;

import java.util.Arrays;
import java.util.Optional;

/** What a run does. */
public enum RunKind {
  /** Searches for an architecture. */
  SEARCH("search", "search", "searches", "json", "config", "search.epochs=3"),
  /** Trains one genotype. */
  TRAIN("train", "training", "trainings", "npz", "train-config", "training.epochs=3");

  /**
   * What most runs are, so that a list need not say it; those of before there were trainings don't
   * say it either.
   */
  public static final RunKind USUAL = SEARCH;

  private final String label;
  private final String noun;
  private final String plural;
  private final String product;
  private final String document;
  private final String example;

  RunKind(
      String label, String noun, String plural, String product, String document, String example) {
    this.label = label;
    this.noun = noun;
    this.plural = plural;
    this.product = product;
    this.document = document;
    this.example = example;
  }

  /** As run.json has it. */
  public String label() {
    return label;
  }

  /** As a sentence has it. */
  public String noun() {
    return noun;
  }

  /** As a sentence has several. */
  public String plural() {
    return plural;
  }

  /** What the documents of its config are called, without ending. */
  String document() {
    return document;
  }

  /** A change of its config, as the documents show one. */
  String example() {
    return example;
  }

  /** Whether it trains one network from beginning to end, which can be taken from it. */
  public boolean makesNetwork() {
    return this == TRAIN;
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
