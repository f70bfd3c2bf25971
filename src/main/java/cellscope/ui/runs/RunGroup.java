package cellscope.ui.runs;

import cellscope.config.RunKind;
import java.util.Optional;
import java.util.function.Predicate;

/** Which runs the list shows. */
public enum RunGroup {
  ALL("All runs", item -> true),
  SEARCHES("Searches", item -> item.kind().equals(Optional.of(RunKind.SEARCH))),
  TRAININGS("Trainings", RunItem::isTraining),
  NAS_BENCH_201("nas-bench-201", item -> item.subject().space().equals("nas-bench-201")),
  NASNET("nasnet", item -> item.subject().space().equals("nasnet")),
  NASNET_FRC("nasnet-frc", item -> item.subject().space().equals("nasnet-frc"));

  private final String label;
  private final Predicate<RunItem> holds;

  RunGroup(String label, Predicate<RunItem> holds) {
    this.label = label;
    this.holds = holds;
  }

  boolean holds(RunItem item) {
    return holds.test(item);
  }

  @Override
  public String toString() {
    return label;
  }
}
