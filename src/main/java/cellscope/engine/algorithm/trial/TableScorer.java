package cellscope.engine.algorithm.trial;

import cellscope.model.InputProblem;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers from a benchmark table, by validation accuracy after the 12-epoch schedule. A question
 * about fewer epochs is answered by the column of so many epochs where the table has it, else by
 * the next larger column, in the end that of 12 epochs; what it is then charged for is said by
 * {@link Price}. Thread-safe.
 */
public final class TableScorer implements Scorer {
  /** What is charged for an answer from a column of more epochs than were asked for. */
  public enum Price {
    /**
     * The epochs of the column: knowledge of a full training has a full training's price. So a
     * method that halves successively gains nothing from its short trainings.
     */
    OF_THE_ANSWER,
    /**
     * The epochs asked for, as if a short training ranked like a long one. This flatters methods of
     * several budgets: what they learn cheaply is as good as what others pay for.
     */
    OF_THE_QUESTION
  }

  /** Accuracies after so many epochs, and the seconds of that training or null. */
  private record Column(int epochs, double[] accuracies, double[] seconds) {}

  private final BenchmarkTable table;
  private final BenchmarkDataSet dataSet;
  private final Price price;
  private final TreeMap<Integer, Column> columns = new TreeMap<>();
  private final boolean tellsSeconds;

  /** A scorer that answers for that data set. */
  public TableScorer(BenchmarkTable table, BenchmarkDataSet dataSet, Price price) {
    this.table = table;
    this.dataSet = dataSet;
    this.price = price;
    for (int epochs = 1; epochs <= BenchmarkTable.FULL_SCHEDULE; epochs++) {
      if (table.hasValidationAfter(dataSet, epochs)) {
        double[] accuracies = table.validationsAfter(dataSet, epochs);
        columns.put(epochs, new Column(epochs, accuracies, seconds(epochs)));
      }
    }
    tellsSeconds = columns.values().stream().allMatch(c -> c.seconds() != null);
  }

  /** A training that was broken off costs its share of the schedule's seconds. */
  private double[] seconds(int epochs) {
    int schedule =
        epochs <= BenchmarkTable.SHORT_SCHEDULE
            ? BenchmarkTable.SHORT_SCHEDULE
            : BenchmarkTable.FULL_SCHEDULE;
    if (!table.hasSeconds(dataSet, schedule)) {
      return null;
    }
    double[] seconds = table.seconds(dataSet, schedule);
    for (int n = 0; n < seconds.length; n++) {
      seconds[n] *= (double) epochs / schedule;
    }
    return seconds;
  }

  @Override
  public Answer score(Question question) {
    Map.Entry<Integer, Column> found = columns.ceilingEntry(question.epochs());
    if (found == null || question.epochs() < 1) {
      throw new InputProblem(
          "no validation accuracy after " + question.epochs() + " epochs on " + dataSet,
          table.file().toString(),
          "ask for at most " + columns.lastKey() + " epochs, or add a column to the table");
    }
    Column column = found.getValue();
    int number = ArchitectureNumber.of(question.architecture());
    double charged = price == Price.OF_THE_ANSWER ? column.epochs() : question.epochs();
    double seconds = Double.NaN;
    if (column.seconds() != null) {
      seconds = column.seconds()[number] * (charged / column.epochs());
    }
    return new Answer(column.accuracies()[number], charged, seconds);
  }

  @Override
  public int fullEpochs() {
    return BenchmarkTable.SHORT_SCHEDULE;
  }

  @Override
  public boolean tellsSeconds() {
    return tellsSeconds;
  }
}
