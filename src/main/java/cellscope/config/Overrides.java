package cellscope.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes of single fields, as {@code --set search.epochs=3} gives them. */
public final class Overrides {
  private Overrides() {}

  /**
   * A config with some fields changed.
   *
   * @param overrides {@code path=value} each, as after {@code --set}; the last of one path counts
   * @throws ConfigException naming each option that is wrong
   */
  public static <C extends RunConfig> C apply(
      ConfigSchema<C> schema, C config, List<String> overrides) {
    if (overrides.isEmpty()) {
      return config;
    }
    Map<String, String> texts = ConfigTexts.of(config);
    List<ConfigProblem> problems = new ArrayList<>();
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 0) {
        problems.add(
            ConfigProblem.of("", "'" + override + "' has no '='", "write it as search.epochs=3"));
        continue;
      }
      String path = override.substring(0, equals).strip();
      if (schema.field(path).isEmpty()) {
        problems.add(UnknownField.problem(schema, path));
      } else {
        texts.put(path, override.substring(equals + 1).strip());
      }
    }
    problems.addAll(ConfigTexts.check(schema, texts));
    if (!problems.isEmpty()) {
      throw new ConfigException("--set", problems);
    }
    return ConfigTexts.config(schema, texts);
  }
}
