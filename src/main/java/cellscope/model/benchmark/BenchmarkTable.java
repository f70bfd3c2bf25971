package cellscope.model.benchmark;

import cellscope.model.space.benchmark201.Benchmark201;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What the 15,625 architectures of NAS-Bench-201 (Dong and Yang, ICLR 2020) reach once trained, by
 * {@link ArchitectureNumber}. Two schedules were trained, of 12 and of 200 epochs; the first is
 * what searches ask, the second is the truth, and no method here gives one for the other.
 * Accuracies are in percent. Unchangeable and safe for use by several threads.
 *
 * <p>The file is a CSV, plain or packed by gzip, with a line for each architecture in any order.
 * Its first line names the columns: {@code arch}, {@code params_M}, {@code flops_M_cifar10}, and
 * for each of the prefixes {@code c10}, {@code c100}, {@code in16}: {@code c10_test_200}, {@code
 * c10_valid_12}, {@code c10_test_12}. Read where they are there: {@code c10_seconds_12} and {@code
 * c10_seconds_200}, seconds of one training by that schedule plus one evaluation; {@code
 * c10_valid_1} and the like, validation accuracy after so many epochs (below 12: of the 12-epoch
 * schedule; above: of the 200-epoch schedule). Other columns are passed over.
 */
public final class BenchmarkTable {
  /** The name of the space whose architectures it has. */
  public static final String SPACE = Benchmark201.SPACE.name();

  /** Epochs of the schedule that searches ask. */
  public static final int SHORT_SCHEDULE = 12;

  /** Epochs of the schedule that architectures are judged by. */
  public static final int FULL_SCHEDULE = 200;

  private final Path file;
  private final String fingerprint;
  private final TableColumns columns;
  private final Map<BenchmarkDataSet, TableTruth> truths = new EnumMap<>(BenchmarkDataSet.class);

  private BenchmarkTable(Path file, byte[] text) {
    this.file = file;
    fingerprint = sha256(text);
    columns = TableReader.read(text, file.toString());
    for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
      double[] accuracy = columns.get(TableColumns.test(dataSet, FULL_SCHEDULE));
      truths.put(dataSet, new TableTruth(accuracy));
    }
  }

  /**
   * Reads a table.
   *
   * @throws cellscope.model.InputProblem if it can't be read, a column or a cell is missing or
   *     doubled, or a number is none or out of its range
   */
  public static BenchmarkTable read(Path file) {
    return new BenchmarkTable(file, TableFile.read(file));
  }

  private static String sha256(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** SHA-256 of the table's text, hexadecimal; a packed table has that of the plain one. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Where it was read from. */
  public Path file() {
    return file;
  }

  /** What the architectures are worth on the data set, after 200 epochs. */
  public TableTruth truth(BenchmarkDataSet dataSet) {
    return truths.get(dataSet);
  }

  /** Test accuracy after the 200-epoch schedule. */
  public double testAfter200(BenchmarkDataSet dataSet, int number) {
    return truth(dataSet).accuracy(number);
  }

  /** Validation accuracy after the 12-epoch schedule. */
  public double validationAfter12(BenchmarkDataSet dataSet, int number) {
    return columns.get(TableColumns.validation(dataSet, SHORT_SCHEDULE))[number];
  }

  /** Test accuracy after the 12-epoch schedule. */
  public double testAfter12(BenchmarkDataSet dataSet, int number) {
    return columns.get(TableColumns.test(dataSet, SHORT_SCHEDULE))[number];
  }

  /** Parameters, in millions. */
  public double parameters(int number) {
    return columns.get(TableColumns.PARAMETERS)[number];
  }

  /** Multiply-adds for one image of CIFAR-10, in millions. */
  public double flops(int number) {
    return columns.get(TableColumns.FLOPS)[number];
  }

  /** What the table tells of one architecture on one data set. */
  public TableEntry entry(BenchmarkDataSet dataSet, int number) {
    return new TableEntry(
        number,
        dataSet,
        testAfter200(dataSet, number),
        validationAfter12(dataSet, number),
        testAfter12(dataSet, number),
        parameters(number),
        flops(number));
  }

  /** Whether validation accuracies after so many epochs are there. */
  public boolean hasValidationAfter(BenchmarkDataSet dataSet, int epochs) {
    return columns.has(TableColumns.validation(dataSet, epochs));
  }

  /**
   * Validation accuracies after so many epochs, by architecture number; a copy.
   *
   * @throws IllegalArgumentException if the table has none
   */
  public double[] validationsAfter(BenchmarkDataSet dataSet, int epochs) {
    return columns.get(TableColumns.validation(dataSet, epochs)).clone();
  }

  /** Whether it is told how long the schedule of 12 or 200 epochs took. */
  public boolean hasSeconds(BenchmarkDataSet dataSet, int schedule) {
    return columns.has(TableColumns.seconds(dataSet, schedule));
  }

  /**
   * Seconds of a training by the schedule of 12 or 200 epochs and one evaluation, by architecture
   * number; a copy.
   *
   * @throws IllegalArgumentException if the table has none
   */
  public double[] seconds(BenchmarkDataSet dataSet, int schedule) {
    return columns.get(TableColumns.seconds(dataSet, schedule)).clone();
  }
}
