package cellscope.model.benchmark;

import cellscope.model.InputProblem;
import java.nio.file.Path;
import java.util.Map;

/** Where the benchmark table lies: an environment variable names its file. */
public final class BenchmarkPlace {
  /** The variable that names the file. */
  public static final String VARIABLE = "CELLSCOPE_BENCHMARK";

  private BenchmarkPlace() {}

  /**
   * Reads the table.
   *
   * @param environment where its file is named: System.getenv()
   * @throws InputProblem if none is named, or it can't be read or is wrong
   */
  public static BenchmarkTable open(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (named.isBlank()) {
      throw new InputProblem(
          "no benchmark table is named",
          VARIABLE,
          "give --benchmark FILE, or set " + VARIABLE + " to the table's file");
    }
    return BenchmarkTable.read(Path.of(named));
  }
}
