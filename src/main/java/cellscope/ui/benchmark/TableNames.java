package cellscope.ui.benchmark;

import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.ui.benchmark.NamedTable.Origin;
import cellscope.ui.common.KeptText;
import java.util.Map;
import java.util.Optional;

/** Where the window's benchmark table may be named: its command line, its settings, a variable. */
public final class TableNames {
  private final String option;
  private final KeptText setting;
  private final String variable;

  /**
   * @param option what the window's command line names; empty for nothing
   * @param setting what the window remembers
   * @param environment of the process
   */
  public TableNames(String option, KeptText setting, Map<String, String> environment) {
    this.option = option.strip();
    this.setting = setting;
    this.variable = environment.getOrDefault(BenchmarkPlace.VARIABLE, "").strip();
  }

  /** The table that is meant: the first that is named. */
  Optional<NamedTable> named() {
    return named(option, Origin.OPTION)
        .or(() -> named(setting(), Origin.SETTING))
        .or(() -> named(variable, Origin.ENVIRONMENT));
  }

  private static Optional<NamedTable> named(String file, Origin origin) {
    return file.isEmpty() ? Optional.empty() : Optional.of(new NamedTable(file, origin));
  }

  /** What the settings name; empty for nothing. */
  String setting() {
    return setting.get().strip();
  }

  void set(String file) {
    setting.set(file.strip());
  }
}
