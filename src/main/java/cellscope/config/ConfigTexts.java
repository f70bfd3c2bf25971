package cellscope.config;

import cellscope.config.FieldSpec.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a config as texts that a person types, in a form or on the command line. */
public final class ConfigTexts {
  private ConfigTexts() {}

  /** Every value as a person would type it, by path. */
  public static Map<String, String> of(RunConfig config) {
    Map<String, String> texts = new LinkedHashMap<>();
    ConfigValues.of(config).forEach((path, value) -> texts.put(path, FieldSpec.plain(value)));
    return texts;
  }

  /**
   * Problems of what stands in a form, at most one for each field; for use while a person types.
   *
   * @param texts by path; what is missing takes its default
   */
  public static List<ConfigProblem> check(ConfigSchema<?> schema, Map<String, String> texts) {
    List<ConfigProblem> problems = new ArrayList<>();
    ConfigSchema<?> own = schema.suiting(texts);
    Map<String, Object> values = parse(own, texts, problems);
    Map<String, Object> all = own.defaults();
    problems.forEach(p -> all.remove(p.path()));
    all.putAll(values);
    problems.addAll(own.problems(all));
    return problems;
  }

  /**
   * The config of what stands in a form.
   *
   * @param texts by path; what is missing takes its default
   * @throws ConfigException if {@link #check} finds problems
   */
  public static <C extends RunConfig> C config(ConfigSchema<C> schema, Map<String, String> texts) {
    List<ConfigProblem> problems = check(schema, texts);
    if (!problems.isEmpty()) {
      throw new ConfigException("", problems);
    }
    return ConfigValues.config(schema, parse(schema.suiting(texts), texts, problems));
  }

  /**
   * Makes a value of a text.
   *
   * @return empty if it is not of that type or does not fit into it
   */
  static Optional<Object> parse(Type type, String text) {
    try {
      return switch (type) {
        case TEXT -> Optional.of(text);
        case INTEGER -> Optional.of(new BigDecimal(text.strip()).intValueExact());
        case LONG -> Optional.of(new BigDecimal(text.strip()).longValueExact());
        case NUMBER -> Optional.of(new BigDecimal(text.strip()).doubleValue());
        case SWITCH ->
            text.strip().equals("true") || text.strip().equals("false")
                ? Optional.of(Boolean.valueOf(text.strip()))
                : Optional.empty();
      };
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> parse(
      ConfigSchema<?> schema, Map<String, String> texts, List<ConfigProblem> problems) {
    Map<String, Object> values = new LinkedHashMap<>();
    texts.forEach(
        (path, text) -> {
          FieldSpec spec = schema.field(path).orElseThrow();
          Optional<Object> value = parse(spec.type(), text);
          value.ifPresentOrElse(
              v -> values.put(path, v), () -> problems.add(wrongType(spec, text)));
        });
    return values;
  }

  private static ConfigProblem wrongType(FieldSpec spec, String text) {
    return ConfigProblem.of(
        spec.path(),
        "must be " + spec.type().wanted() + ", not '" + text + "'",
        "its default is " + FieldSpec.plain(spec.defaultValue()));
  }
}
