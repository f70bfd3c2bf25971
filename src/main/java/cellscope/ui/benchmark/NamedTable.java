package cellscope.ui.benchmark;

/**
 * A benchmark table's file, and who named it.
 *
 * @param file as it was written
 */
public record NamedTable(String file, Origin origin) {
  /** Who names a table, in the order in which they are asked. */
  public enum Origin {
    /** The window's command line. */
    OPTION,
    /** The window's settings. */
    SETTING,
    /** The variable CELLSCOPE_BENCHMARK. */
    ENVIRONMENT
  }
}
