package cellscope.export;

import cellscope.model.InputProblem;
import java.util.List;
import java.util.OptionalInt;

/** Which epoch of a run is meant: a number, {@code last} or {@code best}. */
public final class EpochChoice {
  /** The newest epoch. */
  public static final EpochChoice LAST = new EpochChoice("last", 0);

  /** The epoch with the highest derived accuracy, the first of equal ones. */
  public static final EpochChoice BEST = new EpochChoice("best", 0);

  private final String text;
  private final int number;

  private EpochChoice(String text, int number) {
    this.text = text;
    this.number = number;
  }

  /** The epoch of that number, from 1 as the window and the command line count. */
  public static EpochChoice number(int epoch) {
    return new EpochChoice(Integer.toString(epoch), epoch);
  }

  /**
   * Reads what a user wrote.
   *
   * @throws InputProblem if it is neither a number from 1 nor {@code last} nor {@code best}
   */
  public static EpochChoice parse(String text) {
    if (text.equals(LAST.text)) {
      return LAST;
    }
    if (text.equals(BEST.text)) {
      return BEST;
    }
    if (text.matches("[1-9]\\d{0,8}")) {
      return number(Integer.parseInt(text));
    }
    throw new InputProblem(
        "'" + text + "' names no epoch", "epoch", "write a number from 1, last or best");
  }

  /** The epoch's number from 1; empty for {@link #LAST} and {@link #BEST}. */
  OptionalInt number() {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /**
   * Finds the epoch in a run.
   *
   * @param rows the run's epochs in order
   * @param run what the run is called in a problem
   * @throws InputProblem if the run has no such epoch
   */
  public EpochRow in(List<EpochRow> rows, String run) {
    if (rows.isEmpty()) {
      throw new InputProblem("no epoch is done yet", run, "wait for the first one");
    }
    EpochRow last = rows.get(rows.size() - 1);
    if (this == LAST) {
      return last;
    }
    return this == BEST ? best(rows, run) : numbered(rows, last, run);
  }

  private static EpochRow best(List<EpochRow> rows, String run) {
    EpochRow best = null;
    for (EpochRow row : rows) {
      boolean evaluated = !Double.isNaN(row.headline());
      if (evaluated && (best == null || row.headline() > best.headline())) {
        best = row;
      }
    }
    if (best == null) {
      throw new InputProblem(
          "no epoch's genotype was evaluated, so none is best", run, "choose last or a number");
    }
    return best;
  }

  private EpochRow numbered(List<EpochRow> rows, EpochRow last, String run) {
    return rows.stream()
        .filter(r -> r.epoch() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new InputProblem(
                    "there is no epoch " + number,
                    run,
                    "its epochs are " + rows.get(0).epoch() + " to " + last.epoch()));
  }

  @Override
  public String toString() {
    return text;
  }
}
