package cellscope.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a config's JSON and keeps each field's value and place; problems go to a list and the walk
 * goes on.
 */
final class ConfigTree {
  /** Line and column of a field's name, from 1. */
  record Place(int line, int column) {}

  private static final String SCHEMA = "$schema";

  private final ConfigSchema<?> schema;
  private final boolean unknownAlgorithm;
  private final List<ConfigProblem> problems;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  /**
   * @param schema of the algorithm that the text names, or of the default one
   * @param algorithm the name in the text, if there is one
   * @param problems what is wrong is added here
   */
  ConfigTree(ConfigSchema<?> schema, Optional<String> algorithm, List<ConfigProblem> problems) {
    this.schema = schema;
    unknownAlgorithm = algorithm.isPresent() && AlgorithmSpec.byId(algorithm.get()).isEmpty();
    this.problems = problems;
  }

  /** Values of the right types by path. */
  Map<String, Object> values() {
    return values;
  }

  /** Where each known field and section stands, right or wrong. */
  Map<String, Place> places() {
    return places;
  }

  /** Reads the value at whose first token the parser stands. */
  void read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      JsonLocation at = parser.currentTokenLocation();
      add("", "a config is an object in braces", "copy one of sample-configs", place(at));
      parser.skipChildren();
      return;
    }
    readObject(parser, "");
  }

  private void readObject(JsonParser parser, String section) throws IOException {
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String path = section.isEmpty() ? name : section + "." + name;
      Place place = place(parser.currentTokenLocation());
      parser.nextToken();
      if (!seen.add(name)) {
        add(path, "stands here a second time", "keep one of the two", place);
        parser.skipChildren();
      } else if (section.isEmpty() && schema.hasSection(name)) {
        readSection(parser, name, place);
      } else {
        readField(parser, path, place);
      }
    }
  }

  private void readSection(JsonParser parser, String name, Place place) throws IOException {
    places.put(name, place);
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      readObject(parser, name);
    } else {
      add(name, "must be an object in braces", "leave it out to take the defaults", place);
      parser.skipChildren();
    }
  }

  private void readField(JsonParser parser, String path, Place place) throws IOException {
    Optional<FieldSpec> spec = schema.field(path);
    if (spec.isEmpty()) {
      boolean known = path.equals(SCHEMA) || unknownAlgorithm && isAnAlgorithms(path);
      if (!known) {
        problems.add(UnknownField.problem(schema, path).at(place.line(), place.column()));
      }
      parser.skipChildren();
      return;
    }
    places.put(path, place);
    Optional<Object> value = value(parser, spec.get().type());
    if (value.isPresent()) {
      values.put(path, value.get());
    } else {
      add(
          path,
          "must be " + spec.get().type().wanted() + ", not " + shown(parser),
          "its default is " + FieldSpec.plain(spec.get().defaultValue()),
          place);
      parser.skipChildren();
    }
  }

  /** Whose it may be can't be told while it isn't known which algorithm is meant. */
  private static boolean isAnAlgorithms(String path) {
    return !UnknownField.owners(path).isEmpty();
  }

  private static Optional<Object> value(JsonParser parser, FieldSpec.Type type) throws IOException {
    JsonToken token = parser.currentToken();
    boolean fits =
        switch (type) {
          case TEXT -> token == JsonToken.VALUE_STRING;
          case SWITCH -> token.isBoolean();
          case INTEGER, LONG, NUMBER -> token.isNumeric();
        };
    return fits ? ConfigTexts.parse(type, parser.getText()) : Optional.empty();
  }

  private static String shown(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "\"" + abbreviated(parser.getText()) + "\"";
      default -> abbreviated(parser.getText());
    };
  }

  private static String abbreviated(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "...";
  }

  private static Place place(JsonLocation at) {
    return new Place(at.getLineNr(), at.getColumnNr());
  }

  private void add(String path, String message, String remedy, Place place) {
    problems.add(ConfigProblem.of(path, message, remedy).at(place.line(), place.column()));
  }
}
