package cellscope.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of single fields, as {@code --set search.epochs=3} gives them. */
public final class Overrides {
  private static final String SOURCE = "--set";

  private Overrides() {}

  /**
   * A config with some fields changed. Where that changes defaults, as the algorithm does, fields
   * that stood at their default before take the new one.
   *
   * @param overrides {@code path=value} each, as after {@code --set}; the last of one path counts
   * @throws ConfigException naming each option that is wrong, and each field that is set and that a
   *     new algorithm doesn't have
   */
  public static <C extends RunConfig> C apply(
      ConfigSchema<C> schema, C config, List<String> overrides) {
    if (overrides.isEmpty()) {
      return config;
    }
    Map<String, String> set = ConfigTexts.of(config);
    ConfigSchema<C> before = schema.suiting(set);
    if (before != before.suiting(with(set, overrides))) {
      before.fields().stream()
          .filter(f -> !f.path().equals(AlgorithmSpec.FIELD))
          .filter(f -> set.get(f.path()).equals(FieldSpec.plain(f.defaultValue())))
          .forEach(f -> set.remove(f.path()));
    }
    Changed<C> changed = change(before, set, overrides);
    if (!changed.leftOut().isEmpty()) {
      throw new ConfigException(SOURCE, changed.leftOut());
    }
    return changed.config();
  }

  /** The same for a config of the schema's kind whose record is not known; see the other. */
  public static <C extends RunConfig> C applyTo(
      ConfigSchema<C> schema, RunConfig config, List<String> overrides) {
    return apply(schema, schema.type().cast(config), overrides);
  }

  /**
   * The config of the fields that are set, with some of them changed. Those that a new algorithm
   * doesn't have are left out.
   *
   * @param set texts by path; others take their default
   * @throws ConfigException naming each option that is wrong
   */
  static <C extends RunConfig> Changed<C> change(
      ConfigSchema<C> schema, Map<String, String> set, List<String> overrides) {
    Map<String, String> texts = with(set, overrides);
    ConfigSchema<C> own = schema.suiting(texts);
    List<ConfigProblem> problems = new ArrayList<>();
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 0) {
        problems.add(
            ConfigProblem.of("", "'" + override + "' has no '='", "write it as search.epochs=3"));
      } else if (own.field(path(override)).isEmpty()) {
        problems.add(UnknownField.problem(own, path(override)));
        texts.remove(path(override));
      }
    }
    List<ConfigProblem> leftOut =
        texts.keySet().stream()
            .filter(path -> own.field(path).isEmpty())
            .map(path -> UnknownField.problem(own, path))
            .toList();
    leftOut.forEach(p -> texts.remove(p.path()));
    problems.addAll(ConfigTexts.check(own, texts));
    if (!problems.isEmpty()) {
      throw new ConfigException(SOURCE, problems);
    }
    return new Changed<>(ConfigTexts.config(own, texts), leftOut);
  }

  private static Map<String, String> with(Map<String, String> set, List<String> overrides) {
    Map<String, String> texts = new LinkedHashMap<>(set);
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals >= 0) {
        texts.put(path(override), override.substring(equals + 1).strip());
      }
    }
    return texts;
  }

  private static String path(String override) {
    return override.substring(0, override.indexOf('=')).strip();
  }
}
