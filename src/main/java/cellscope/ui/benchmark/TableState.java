package cellscope.ui.benchmark;

import cellscope.model.benchmark.BenchmarkTable;
import java.util.Optional;

/**
 * How the window stands with its benchmark table.
 *
 * @param named which one is meant; empty where none is named
 * @param table once it is read
 * @param problem why it can't be read, in one line; empty for no problem
 * @param seconds that reading took; NaN before that
 */
public record TableState(
    Status status,
    Optional<NamedTable> named,
    Optional<BenchmarkTable> table,
    String problem,
    double seconds) {
  /** What is done or to be done. */
  public enum Status {
    /** No table is named. */
    NONE,
    /** Nobody has asked for it yet. */
    UNREAD,
    READING,
    READY,
    FAILED
  }

  static TableState unread(Optional<NamedTable> named) {
    Status status = named.isEmpty() ? Status.NONE : Status.UNREAD;
    return new TableState(status, named, Optional.empty(), "", Double.NaN);
  }

  TableState reading() {
    return new TableState(Status.READING, named, Optional.empty(), "", Double.NaN);
  }

  TableState ready(BenchmarkTable read, double took) {
    return new TableState(Status.READY, named, Optional.of(read), "", took);
  }

  TableState failed(String why) {
    return new TableState(Status.FAILED, named, Optional.empty(), why, Double.NaN);
  }
}
