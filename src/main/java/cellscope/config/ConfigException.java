package cellscope.config;

import cellscope.model.InputProblem;
import java.util.List;

/**
 * A config with at least one problem. The message is one line and tells the first; {@link
 * #problems} has all.
 */
public final class ConfigException extends InputProblem {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;
  private final String source;

  /**
   * @param source the file or option the values came from; empty for none
   * @param problems at least one
   */
  public ConfigException(String source, List<ConfigProblem> problems) {
    super(
        problems.get(0).what(),
        problems.get(0).where(source).isEmpty() ? "config" : problems.get(0).where(source),
        problems.get(0).remedy() + more(problems.size() - 1));
    this.source = source;
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  /** One line for each problem. */
  public List<String> sentences() {
    return problems.stream().map(p -> p.sentence(source)).toList();
  }

  private static String more(int count) {
    return count == 0 ? "" : " (and " + count + (count == 1 ? " more problem)" : " more problems)");
  }
}
