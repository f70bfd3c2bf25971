package cellscope.model.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The columns of a benchmark table, each an array by architecture number. A name is the data set's
 * prefix ({@code c10}, {@code c100}, {@code in16}), what was measured and the number of epochs.
 */
final class TableColumns {
  static final String ARCHITECTURE = "arch";
  static final String PARAMETERS = "params_M";
  static final String FLOPS = "flops_M_cifar10";
  private static final Pattern OPTIONAL =
      Pattern.compile("(c10|c100|in16)_(valid_[1-9][0-9]{0,2}|seconds_(12|200))");

  /** The numbers that a column may hold. */
  enum Range {
    PERCENT("a percentage from 0 to 100", 0, 100),
    SIZE("a number of at least 0", 0, Double.MAX_VALUE),
    SECONDS("a number of seconds above 0", Double.MIN_VALUE, Double.MAX_VALUE);

    private final String told;
    private final double least;
    private final double most;

    Range(String told, double least, double most) {
      this.told = told;
      this.least = least;
      this.most = most;
    }

    boolean holds(double value) {
      return value >= least && value <= most;
    }

    @Override
    public String toString() {
      return told;
    }
  }

  private final Map<String, double[]> values = new HashMap<>();

  static String test(BenchmarkDataSet dataSet, int epochs) {
    return dataSet.columnPrefix() + "_test_" + epochs;
  }

  static String validation(BenchmarkDataSet dataSet, int epochs) {
    return dataSet.columnPrefix() + "_valid_" + epochs;
  }

  static String seconds(BenchmarkDataSet dataSet, int epochs) {
    return dataSet.columnPrefix() + "_seconds_" + epochs;
  }

  /** The columns of numbers without which a table is none. */
  static List<String> required() {
    List<String> names = new ArrayList<>(List.of(PARAMETERS, FLOPS));
    for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
      names.addAll(List.of(test(dataSet, 200), validation(dataSet, 12), test(dataSet, 12)));
    }
    return names;
  }

  /** Whether a column of that name is read; others are passed over. */
  static boolean isKnown(String name) {
    return required().contains(name) || OPTIONAL.matcher(name).matches();
  }

  static Range range(String name) {
    if (name.equals(PARAMETERS) || name.equals(FLOPS)) {
      return Range.SIZE;
    }
    return name.contains("_seconds_") ? Range.SECONDS : Range.PERCENT;
  }

  /** Makes room for a column; every value is still missing. */
  double[] add(String name) {
    double[] column = new double[ArchitectureNumber.COUNT];
    Arrays.fill(column, Double.NaN);
    values.put(name, column);
    return column;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * A column, live.
   *
   * @throws IllegalArgumentException if the table has none of that name
   */
  double[] get(String name) {
    double[] column = values.get(name);
    if (column == null) {
      throw new IllegalArgumentException("the table has no column " + name);
    }
    return column;
  }
}
