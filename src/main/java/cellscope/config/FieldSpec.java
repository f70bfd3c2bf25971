package cellscope.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One field of the config: its place, type, range and default.
 *
 * @param path dotted, {@code search.epochs}
 * @param type what its value is in JSON and in Java
 * @param unit unit, empty for a plain number or text
 * @param min smallest allowed number; negative infinity for none
 * @param above whether {@code min} itself is excluded
 * @param max largest allowed number; infinity for none
 * @param allowed allowed texts; empty for any
 * @param defaultValue of the type's Java class
 * @param main whether it stands at the top of a form
 * @param help one line for people
 */
public record FieldSpec(
    String path,
    Type type,
    String unit,
    double min,
    boolean above,
    double max,
    List<String> allowed,
    Object defaultValue,
    boolean main,
    String help) {
  /** What a value is. */
  public enum Type {
    /** A JSON string, a {@link String}. */
    TEXT("a text in quotes"),
    /** A JSON number without fraction, an {@link Integer}. */
    INTEGER("a whole number"),
    /** The same, a {@link Long}. */
    LONG("a whole number"),
    /** A JSON number, a finite {@link Double}. */
    NUMBER("a number"),
    /** true or false, a {@link Boolean}. */
    SWITCH("true or false");

    private final String wanted;

    Type(String wanted) {
      this.wanted = wanted;
    }

    /** What is expected, for a message. */
    public String wanted() {
      return wanted;
    }

    /** Whether values are numbers. */
    public boolean isNumber() {
      return this == INTEGER || this == LONG || this == NUMBER;
    }
  }

  public FieldSpec {
    allowed = List.copyOf(allowed);
  }

  /** The name within its section. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The section's name; empty for a field at the top. */
  public String section() {
    return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
  }

  /** The allowed values in words, such as "1 to 512", "above 0", "true or false"; empty for any. */
  public String range() {
    if (!allowed.isEmpty()) {
      return String.join(", ", allowed);
    }
    if (type == Type.SWITCH) {
      return "true or false";
    }
    boolean low = !Double.isInfinite(min);
    boolean high = !Double.isInfinite(max);
    if (low && high) {
      return above
          ? "above " + plain(min) + ", at most " + plain(max)
          : plain(min) + " to " + plain(max);
    }
    if (low) {
      return (above ? "above " : "at least ") + plain(min);
    }
    return high ? "at most " + plain(max) : "";
  }

  /** The same field with another default, as a text. */
  FieldSpec withDefault(String text) {
    Object value = ConfigTexts.parse(type, text).orElseThrow();
    return new FieldSpec(path, type, unit, min, above, max, allowed, value, main, help);
  }

  /** The same field at the top of a form. */
  FieldSpec asMain() {
    return new FieldSpec(path, type, unit, min, above, max, allowed, defaultValue, true, help);
  }

  /** What is wrong with a value of the type's Java class; empty if nothing is. */
  public Optional<ConfigProblem> problemWith(Object value) {
    if (value instanceof Number number && !inRange(number.doubleValue())) {
      return Optional.of(
          ConfigProblem.of(path, "must be " + wantedRange() + ", not " + plain(number), remedy()));
    }
    if (value instanceof String text && !allowed.isEmpty() && !allowed.contains(text)) {
      String suggestion =
          Suggestions.nearest(text, allowed)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("set it to one of them");
      return Optional.of(
          ConfigProblem.of(
              path,
              "must be one of " + String.join(", ", allowed) + ", not '" + text + "'",
              suggestion));
    }
    return Optional.empty();
  }

  /** A value as it stands in JSON, without quotes around text. */
  public static String plain(Object value) {
    if (!(value instanceof Double d) || !Double.isFinite(d)) {
      return String.valueOf(value);
    }
    if (d == Math.rint(d) && Math.abs(d) < 1e15) {
      return BigDecimal.valueOf(d).toBigInteger().toString();
    }
    return Math.abs(d) >= 1e-4 && Math.abs(d) < 1e7
        ? BigDecimal.valueOf(d).toPlainString()
        : d.toString().replace("E", "e").replace(".0e", "e");
  }

  private boolean inRange(double value) {
    return Double.isFinite(value) && (above ? value > min : value >= min) && value <= max;
  }

  private String wantedRange() {
    boolean unbounded = Double.isInfinite(min) && Double.isInfinite(max);
    boolean closed = !above && !Double.isInfinite(min) && !Double.isInfinite(max);
    String words = unbounded ? "finite" : (closed ? "from " : "") + range();
    return words + (unit.isEmpty() ? "" : " " + unit);
  }

  private String remedy() {
    return "its default is " + plain(defaultValue);
  }
}
