package cellscope.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What every search of a race may spend. */
public record RaceBudget(
    @Setting(
            help =
                "What is counted: questions to what scores cells, seconds of training as the"
                    + " benchmark table recorded them, seconds of wall time, or epochs of a search"
                    + " with shared weights, warm-up among them",
            main = true,
            value = "questions",
            oneOf = {"questions", "seconds", "wall", "epochs"})
        String kind,
    @Setting(
            help = "How many",
            main = true,
            value = "100",
            unit = "questions, seconds or epochs",
            min = 1,
            max = 1e9)
        int amount) {
  /** What is counted. */
  public enum Unit {
    /** Questions to a scorer; one about a shorter training counts as its share. */
    QUESTIONS("questions"),
    /** Seconds of training as the benchmark table tells them. */
    SECONDS("seconds of training"),
    /** Seconds as they pass. */
    WALL("seconds"),
    /** Epochs, warm-up among them. */
    EPOCHS("epochs");

    private final String label;

    Unit(String label) {
      this.label = label;
    }

    /** What an axis calls it. */
    public String label() {
      return label;
    }
  }

  public RaceBudget {
    RecordFields.require(RaceBudget.class, "budget", kind, amount);
  }

  /** What is counted. */
  public Unit unit() {
    return Arrays.stream(Unit.values())
        .filter(u -> u.name().equalsIgnoreCase(kind))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What keeps a search from sharing the budget; empty if nothing does.
   *
   * @param scorer who answers, of an algorithm that tries cells
   */
  Optional<ConfigProblem> problemOf(AlgorithmSpec algorithm, String scorer) {
    return algorithm.kind() == AlgorithmSpec.Kind.TRIAL
        ? problemOfTrials(algorithm.id(), scorer)
        : problemOfSharedWeights(algorithm.id());
  }

  private Optional<ConfigProblem> problemOfSharedWeights(String algorithm) {
    return switch (unit()) {
      case QUESTIONS, SECONDS ->
          problem(
              AlgorithmSpec.FIELD,
              "is " + algorithm + ", which shares weights and asks nothing to race by " + kind,
              "set budget.kind to epochs or wall, or race it without those that try cells");
      case WALL, EPOCHS -> Optional.empty();
    };
  }

  private Optional<ConfigProblem> problemOfTrials(String algorithm, String scorer) {
    boolean table = scorer.equals(TrialConfig.TABLE);
    return switch (unit()) {
      case EPOCHS ->
          problem(
              AlgorithmSpec.FIELD,
              "is " + algorithm + ", which tries cells and has no epochs to race by",
              "set budget.kind to " + (table ? "questions or seconds" : "questions or wall"));
      case WALL ->
          table
              ? problem(
                  "search.scorer",
                  "is table, whose answers take no time to race by",
                  "set budget.kind to questions or seconds")
              : Optional.empty();
      case SECONDS ->
          table
              ? Optional.empty()
              : problem(
                  "search.scorer",
                  "is " + scorer + ", which tells no seconds to race by",
                  "set budget.kind to questions or wall");
      case QUESTIONS -> Optional.empty();
    };
  }

  private static Optional<ConfigProblem> problem(String path, String message, String remedy) {
    return Optional.of(ConfigProblem.of(path, message, remedy));
  }

  /** The fields of a search that the race sets. */
  List<String> owned(AlgorithmSpec.Kind algorithm) {
    if (algorithm == AlgorithmSpec.Kind.TRIAL) {
      return List.of("search.budgetKind", "search.budget", "search.dataset");
    }
    return unit() == Unit.EPOCHS ? List.of("search.epochs") : List.of();
  }
}
