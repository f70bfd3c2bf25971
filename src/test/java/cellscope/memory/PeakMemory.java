package cellscope.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the tests' process has taken at its peak, against what it may. The kernel keeps the figure,
 * so a peak between two looks counts too. Elsewhere than on Linux nothing is measured, which is
 * said once.
 */
final class PeakMemory {
  /** Megabytes that the process may take; 0 for no limit. */
  static final String LIMIT = "tests.megabytes";

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private PeakMemory() {}

  /**
   * Fails after the tests that took the process above the limit; not again after those that follow,
   * because the peak stays.
   *
   * @param tests what ran since the last look
   */
  static void require(String tests) throws IOException {
    OptionalLong peak = megabytes();
    long limit = Long.getLong(LIMIT, 0);
    if (peak.isEmpty()) {
      if (TOLD.compareAndSet(false, true)) {
        System.out.println("the tests' peak memory is not measured: there is no " + STATUS);
      }
      return;
    }
    String problem = problem(tests, peak.getAsLong(), limit);
    if (!problem.isEmpty() && TOLD.compareAndSet(false, true)) {
      throw new AssertionError(problem);
    }
  }

  /** What is wrong with a peak; empty where nothing is. */
  static String problem(String tests, long peak, long limit) {
    if (limit == 0 || peak <= limit) {
      return "";
    }
    return "the tests' process has taken "
        + peak
        + " MB of memory, and may take "
        + limit
        + " MB: it went above that in "
        + tests
        + ". Make that test smaller, or close what it or one before it left open;"
        + " see CONTRIBUTING.md";
  }

  /** The process's largest resident memory until now; empty where the system does not tell. */
  static OptionalLong megabytes() throws IOException {
    return Files.isReadable(STATUS) ? megabytes(Files.readAllLines(STATUS)) : OptionalLong.empty();
  }

  static OptionalLong megabytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst();
  }
}
