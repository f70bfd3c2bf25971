package cellscope.analysis.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every contestant of a race reached on every data set.
 *
 * @param columns what was measured, such as a data set's test accuracy
 * @param rows the contestants, in the order in which they were given
 * @param test how contestants were told apart
 * @param level the chance of calling any two of a column different that are not
 */
public record RaceTable(List<Column> columns, List<Row> rows, PairwiseTest test, double level) {
  /**
   * What was measured.
   *
   * @param title such as {@code CIFAR-10 test}
   * @param higherIsBetter false for a regret or a loss
   */
  public record Column(String title, boolean higherIsBetter) {}

  /**
   * The values of a contestant's seeds.
   *
   * @param contestant its name
   * @param values one array for each column, in the unit to be shown; NaN is a seed without a value
   */
  public record Result(String contestant, List<double[]> values) {
    public Result {
      values = values.stream().map(double[]::clone).toList();
    }
  }

  /** A contestant. */
  public record Row(String contestant, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A contestant on a data set.
   *
   * @param score mean and deviation over the seeds
   * @param letters two contestants of a column differ exactly if they have no letter in common;
   *     empty without a seed, and in a race of one
   * @param leading whether it has the best mean, or does not differ from the one that has
   */
  public record Cell(Score score, String letters, boolean leading) {}

  public RaceTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.cells().size() != width)) {
      throw new IllegalArgumentException("every row needs " + width + " cells");
    }
  }

  /** The table of these results. */
  public static RaceTable of(
      List<Column> columns, List<Result> results, PairwiseTest test, double level) {
    List<List<Cell>> byColumn = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      int column = c;
      List<double[]> samples = results.stream().map(r -> r.values().get(column)).toList();
      byColumn.add(cells(columns.get(c), samples, test, level));
    }
    List<Row> rows =
        IntStream.range(0, results.size())
            .mapToObj(
                r ->
                    new Row(
                        results.get(r).contestant(),
                        byColumn.stream().map(cells -> cells.get(r)).toList()))
            .toList();
    return new RaceTable(columns, rows, test, level);
  }

  private static List<Cell> cells(
      Column column, List<double[]> samples, PairwiseTest test, double level) {
    List<Score> scores = samples.stream().map(Score::of).toList();
    Significance significance = Significance.of(samples, test, level);
    int[] order = order(scores, column.higherIsBetter());
    List<String> letters = significance.letters(order);
    return IntStream.range(0, scores.size())
        .mapToObj(
            i -> {
              boolean any = scores.get(i).count() > 0;
              return new Cell(
                  scores.get(i),
                  any && scores.size() > 1 ? letters.get(i) : "",
                  any && !significance.differ(order[0], i));
            })
        .toList();
  }

  /** From the best mean to the worst; contestants without a value come last. */
  private static int[] order(List<Score> scores, boolean higherIsBetter) {
    Comparator<Integer> byMean = Comparator.comparingDouble(i -> scores.get(i).mean());
    return IntStream.range(0, scores.size())
        .boxed()
        .sorted(
            Comparator.<Integer, Boolean>comparing(i -> scores.get(i).count() == 0)
                .thenComparing(higherIsBetter ? byMean.reversed() : byMean))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
