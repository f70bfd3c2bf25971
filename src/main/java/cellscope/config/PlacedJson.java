package cellscope.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text as a tree, with the place of each of its values by path, such as {@code
 * contestants[2].search.epochs}.
 */
final class PlacedJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, ConfigTree.Place> places = new HashMap<>();
  private final List<ConfigProblem> problems;
  private JsonNode root = NODES.missingNode();

  private PlacedJson(List<ConfigProblem> problems) {
    this.problems = problems;
  }

  /**
   * Reads a text.
   *
   * @param problems where it is no JSON, and fields that stand twice, are added here
   */
  static PlacedJson read(String text, List<ConfigProblem> problems) {
    PlacedJson json = new PlacedJson(problems);
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        json.add("", "the file is empty", "copy one of sample-configs", parser.currentLocation());
        return json;
      }
      json.root = json.value(parser, "");
      if (parser.nextToken() != null) {
        JsonLocation at = parser.currentTokenLocation();
        json.add("", "text follows the end of the config", "remove it", at);
      }
    } catch (JsonProcessingException e) {
      json.root = NODES.missingNode();
      String what = "not JSON: " + ConfigReader.firstSentence(e.getOriginalMessage());
      json.add("", what, "correct the text there", e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has no other errors
    }
    return json;
  }

  /** The tree; missing where the text was no JSON. */
  JsonNode root() {
    return root;
  }

  /** The problem at the place of its path, or of the nearest path around it that is there. */
  ConfigProblem placed(ConfigProblem problem) {
    String path = problem.path();
    while (!path.isEmpty() && !places.containsKey(path)) {
      path = path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
    ConfigTree.Place place = places.getOrDefault(path, new ConfigTree.Place(1, 1));
    return problem.at(place.line(), place.column());
  }

  private JsonNode value(JsonParser parser, String path) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return object(parser, path);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      ArrayNode array = NODES.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        String element = path + "[" + array.size() + "]";
        keep(element, parser.currentTokenLocation());
        array.add(value(parser, element));
      }
      return array;
    }
    return plain(parser);
  }

  private JsonNode object(JsonParser parser, String path) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String inner = path.isEmpty() ? name : path + "." + name;
      JsonLocation at = parser.currentTokenLocation();
      parser.nextToken();
      if (object.has(name)) {
        add(inner, "stands here a second time", "keep one of the two", at);
        parser.skipChildren();
      } else {
        keep(inner, at);
        object.set(name, value(parser, inner));
      }
    }
    return object;
  }

  private static JsonNode plain(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private void keep(String path, JsonLocation at) {
    places.put(path, new ConfigTree.Place(at.getLineNr(), at.getColumnNr()));
  }

  private void add(String path, String message, String remedy, JsonLocation at) {
    problems.add(
        ConfigProblem.of(path, message, remedy)
            .at(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr())));
  }
}
