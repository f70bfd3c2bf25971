package cellscope.ui.search;

import cellscope.run.RunCost;
import cellscope.ui.common.Texts;

/** An estimate in words. */
final class CostText {
  private CostText() {}

  static String of(RunCost cost) {
    String memory =
        Texts.of(
            cost.fits() ? "search.memory" : "search.noMemory",
            cost.memoryBytes() >> 20,
            cost.freeBytes() >> 20);
    return Double.isNaN(cost.epochSeconds())
        ? memory
        : Texts.of("search.time", duration(cost.epochSeconds()), duration(cost.totalSeconds()))
            + ", "
            + memory;
  }

  private static String duration(double seconds) {
    return seconds < 10 ? Texts.of("search.seconds", seconds) : Texts.duration(seconds);
  }
}
