package cellscope.config;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A check of fields against one another.
 *
 * @param fields paths that must be there for the check; the problem is told at the first
 * @param holds whether the values go together
 * @param message what is wrong and what was expected
 * @param remedy what to do
 */
record FieldCheck(List<String> fields, Predicate<Values> holds, String message, String remedy) {
  /**
   * Values of their fields' types.
   *
   * @param byPath by the field's path
   */
  record Values(Map<String, Object> byPath) {
    boolean has(String path) {
      return byPath.get(path) != null;
    }

    boolean is(String path, Object value) {
      return byPath.get(path).equals(value);
    }

    double number(String path) {
      return ((Number) byPath.get(path)).doubleValue();
    }
  }

  /** What is wrong where the check does not hold. */
  ConfigProblem problem() {
    return ConfigProblem.of(fields.get(0), message, remedy);
  }
}
