package cellscope.cli;

import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.BenchmarkTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command finds the benchmark table. */
final class BenchmarkOption {
  @Option(
      names = "--benchmark",
      paramLabel = "FILE",
      description =
          "The table of NAS-Bench-201 that answers trials and judges cells (default: what the"
              + " variable "
              + BenchmarkPlace.VARIABLE
              + " names).")
  private Path file;

  /** What is set in the environment of a process that needs the table; empty without the option. */
  Map<String, String> environment() {
    return file == null
        ? Map.of()
        : Map.of(BenchmarkPlace.VARIABLE, file.toAbsolutePath().normalize().toString());
  }

  /**
   * Reads the table.
   *
   * @throws cellscope.model.InputProblem if none is named, or it can't be read or is wrong
   */
  BenchmarkTable open() {
    return BenchmarkPlace.open(all());
  }

  /** Reads the table; empty where none is named. */
  Optional<BenchmarkTable> openIfNamed() {
    boolean named = !all().getOrDefault(BenchmarkPlace.VARIABLE, "").isBlank();
    return named ? Optional.of(open()) : Optional.empty();
  }

  private Map<String, String> all() {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(environment());
    return all;
  }
}
