package cellscope.engine.algorithm.trial;

import cellscope.model.InputProblem;

/**
 * When a search ends. A budget of questions is counted in epochs, so that a question about a
 * shorter training counts as its share of one in full.
 *
 * @param amount in the unit
 */
public record Budget(Unit unit, double amount, Rule rule) {
  /** What is counted. */
  public enum Unit {
    /** Epochs charged. */
    EPOCHS,
    /** Seconds charged, where the scorer tells them. */
    SECONDS,
    /** Seconds that the trials took. Every trial counts, the last among them. */
    WALL
  }

  /** How the last question is treated. */
  public enum Rule {
    /** A search goes on while it has spent less than its budget: the last question may overrun. */
    NATS,
    /** A question that would overrun ends the search and does not count. */
    SCRIPT
  }

  public Budget {
    if (!(amount > 0) || Double.isInfinite(amount)) {
      throw new InputProblem(
          "expected a number above 0, found " + amount, "budget", "give questions or seconds");
    }
  }

  /** So many questions in full. */
  public static Budget questions(int count, Scorer scorer, Rule rule) {
    return new Budget(Unit.EPOCHS, (double) count * scorer.fullEpochs(), rule);
  }

  /** So many seconds as the scorer tells them. */
  public static Budget seconds(double seconds, Rule rule) {
    return new Budget(Unit.SECONDS, seconds, rule);
  }

  /** So many seconds of trials: the first one that ends after them is the last. */
  public static Budget wall(double seconds) {
    return new Budget(Unit.WALL, seconds, Rule.NATS);
  }

  /** What an answer costs. */
  double cost(Answer answer) {
    return unit == Unit.EPOCHS ? answer.epochs() : answer.seconds();
  }

  /** Whether a search that spent so much asks again. */
  boolean allowsAfter(double spent) {
    return rule == Rule.SCRIPT || spent < amount;
  }

  /** Whether a question counts that brings what was spent to so much. */
  boolean counts(double spent) {
    return rule == Rule.NATS || spent <= amount;
  }

  void requireToldBy(Scorer scorer) {
    if (unit != Unit.EPOCHS && !scorer.tellsSeconds()) {
      throw new InputProblem(
          "the scorer tells no seconds", "budget", "give a budget of questions instead");
    }
  }
}
