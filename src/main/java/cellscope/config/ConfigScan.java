package cellscope.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * A first look at a config's text: what decides by which schema it is read. Of a text that is no
 * config, what stands before its first fault counts; whoever reads it then says what is wrong.
 */
final class ConfigScan {
  private ConfigScan() {}

  /** What the text is for, by the first field that one kind of config alone has. */
  static ConfigKind kind(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        Optional<ConfigKind> kind = ConfigKind.having(name);
        if (kind.isPresent()) {
          return kind.get();
        }
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (IOException e) {
      return ConfigKind.SEARCH;
    }
    return ConfigKind.SEARCH;
  }

  /** What {@code search.algorithm} says; empty where it says nothing or is no text. */
  static Optional<String> algorithm(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT
          && enter(parser, "search")
          && parser.currentToken() == JsonToken.START_OBJECT
          && enter(parser, "algorithm")
          && parser.currentToken() == JsonToken.VALUE_STRING) {
        return Optional.of(parser.getText());
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Goes to the value of a field of the object at whose start the parser stands. */
  private static boolean enter(JsonParser parser, String field) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(field);
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
