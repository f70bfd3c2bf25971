package cellscope.model.genotype;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of Python's notation in which genotypes are written: strings, numbers, None,
 * lists, tuples, dictionaries with strings as keys, {@code range(a, b)}, {@code list(...)} and
 * {@code Genotype(name=value, ...)}. Nothing is evaluated: a name that is not one of these is an
 * error.
 */
public final class PythonText {
  private static final int DEEPEST = 12;
  private static final int LONGEST_RANGE = 64;
  private static final int MOST_SHOWN = 30;
  private static final String NUMBER = "[-+]?(\\d{1,9}|(\\d+\\.\\d*|\\.?\\d+)([eE][-+]?\\d{1,3})?)";

  /**
   * A value and where it begins.
   *
   * @param at index of its first character
   * @param plain a String, an Integer, a Double, or null for None or where it has parts
   * @param items parts of a list, tuple or range; null elsewhere
   * @param fields parts of a dictionary or Genotype(...) by name; null elsewhere
   */
  public record Value(int at, Object plain, List<Value> items, Map<String, Value> fields) {
    public boolean isNone() {
      return plain == null && items == null && fields == null;
    }

    public boolean isList() {
      return items != null;
    }
  }

  private final String text;
  private int at;

  public PythonText(String text) {
    this.text = text;
  }

  /**
   * Reads the whole text; {@code NAME =} in front of the value is passed over.
   *
   * @throws GenotypeProblem at the first thing that is wrong
   */
  public Value read() {
    skipSpace();
    int start = at;
    word();
    skipSpace();
    if (at > start && at < text.length() && text.charAt(at) == '=') {
      at++;
    } else {
      at = start;
    }
    Value value = value(0);
    skipSpace();
    if (at < text.length()) {
      throw problem(at, "expected the end, found " + found(at), "keep one genotype alone");
    }
    return value;
  }

  private Value value(int depth) {
    skipSpace();
    if (depth > DEEPEST) {
      throw problem(at, "brackets are nested too deeply", "write lists of pairs");
    }
    char next = at < text.length() ? text.charAt(at) : 0;
    int start = at;
    switch (next) {
      case '[':
        return new Value(start, null, items(']', depth), null);
      case '(':
        return new Value(start, null, items(')', depth), null);
      case '{':
        return new Value(start, null, null, dictionary(depth));
      case '\'', '"':
        return new Value(start, string(), null, null);
      default:
        return Character.isLetter(next) ? named(depth) : number();
    }
  }

  private List<Value> items(char close, int depth) {
    at++;
    List<Value> items = new ArrayList<>();
    while (!taken(close)) {
      items.add(value(depth + 1));
      comma(close);
    }
    return items;
  }

  private Map<String, Value> dictionary(int depth) {
    at++;
    Map<String, Value> fields = new LinkedHashMap<>();
    while (!taken('}')) {
      int start = at;
      if (at >= text.length() || "'\"".indexOf(text.charAt(at)) < 0) {
        throw problem(at, "expected a name in quotes, found " + found(at), "write 'normal': [...]");
      }
      put(fields, start, string(), ':', depth);
      comma('}');
    }
    return fields;
  }

  private Map<String, Value> arguments(int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (!taken(')')) {
      int start = at;
      put(fields, start, word(), '=', depth);
      comma(')');
    }
    return fields;
  }

  private void put(Map<String, Value> fields, int start, String name, char sign, int depth) {
    skipSpace();
    expect(sign);
    if (fields.putIfAbsent(name, value(depth + 1)) != null) {
      throw problem(start, "'" + shown(name) + "' stands twice", "give it once");
    }
  }

  private Value named(int depth) {
    int start = at;
    String name = word();
    switch (name) {
      case "None":
        return new Value(start, null, null, null);
      case "Genotype":
        open();
        return new Value(start, null, null, arguments(depth));
      case "range":
        open();
        return range(start, items(depth));
      case "list":
        open();
        List<Value> inner = items(depth);
        if (inner.size() != 1 || !inner.get(0).isList()) {
          throw problem(start, "list(...) holds no list", "write list(range(2, 6)) or [2, 3]");
        }
        return inner.get(0);
      default:
        throw problem(start, "found " + found(start), "write a number, a list or a name in quotes");
    }
  }

  private List<Value> items(int depth) {
    at--; // items() steps over the bracket itself
    return items(')', depth);
  }

  private void open() {
    skipSpace();
    expect('(');
  }

  private Value range(int start, List<Value> ends) {
    if (ends.size() != 2
        || !(ends.get(0).plain instanceof Integer from)
        || !(ends.get(1).plain instanceof Integer to)
        || (long) to - from > LONGEST_RANGE) {
      throw problem(start, "expected a range of two small whole numbers", "write range(2, 6)");
    }
    List<Value> items = new ArrayList<>();
    for (int i = from; i < to; i++) {
      items.add(new Value(start, i, null, null));
    }
    return new Value(start, null, items, null);
  }

  private Value number() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(start, at);
    if (!digits.matches(NUMBER)) {
      throw problem(start, "expected a value, found " + found(start), "write a list of pairs");
    }
    Object number;
    if (digits.matches("[-+]?\\d{1,9}")) {
      number = Integer.valueOf(digits);
    } else {
      number = Double.valueOf(digits);
    }
    return new Value(start, number, null, null);
  }

  private String string() {
    char quote = text.charAt(at);
    int end = text.indexOf(quote, at + 1);
    String inside = end < 0 ? "\n" : text.substring(at + 1, end);
    if (inside.indexOf('\n') >= 0 || inside.indexOf('\\') >= 0) {
      throw problem(at, "a name that does not end, or holds a backslash", "write it as 'name'");
    }
    at = end + 1;
    return inside;
  }

  private String word() {
    int start = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isWord(char c) {
    return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private boolean taken(char wanted) {
    skipSpace();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void comma(char close) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == close) {
      return;
    }
    if (at >= text.length() || text.charAt(at) != ',') {
      throw problem(
          at, "expected ',' or '" + close + "', found " + found(at), "check the brackets");
    }
    at++;
  }

  private void expect(char wanted) {
    if (at >= text.length() || text.charAt(at) != wanted) {
      throw problem(at, "expected '" + wanted + "', found " + found(at), "check the brackets");
    }
    at++;
  }

  /** Passes over white space and comments. */
  private void skipSpace() {
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
      if (text.charAt(at) == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        at++;
      }
    }
  }

  private String found(int from) {
    return from >= text.length() ? "the end" : "'" + shown(text.substring(from)) + "'";
  }

  /** A part of the text, short and on one line: it may be any file's content. */
  public static String shown(String part) {
    String first = part.substring(0, Math.min(part.length(), MOST_SHOWN));
    String plain = first.replaceAll("[^\\x20-\\x7e]", "?");
    return part.length() > MOST_SHOWN ? plain + "..." : plain;
  }

  private static GenotypeProblem problem(int at, String what, String remedy) {
    return new GenotypeProblem(what, at + 1, remedy);
  }
}
