package cellscope.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The run directory's JSON: numbers that are none stand as the texts "NaN", "Infinity",
 * "-Infinity".
 */
final class Json {
  static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /** Writes the fields of one object. */
  @FunctionalInterface
  interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** One line of a log, without its end: an object that begins with the schema version. */
  static String line(Fields fields) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("v", RunRecord.SCHEMA_VERSION);
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has none
    }
    return text.toString();
  }

  /** A number in either of its forms; every finite one comes back bit for bit. */
  static double number(JsonNode object, String field) {
    return toNumber(present(object, field), field);
  }

  static double toNumber(JsonNode value, String where) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isTextual()) {
      switch (value.textValue()) {
        case "NaN":
          return Double.NaN;
        case "Infinity":
          return Double.POSITIVE_INFINITY;
        case "-Infinity":
          return Double.NEGATIVE_INFINITY;
        default:
      }
    }
    throw new Malformed("'" + where + "' is no number");
  }

  static long wholeNumber(JsonNode object, String field) {
    JsonNode value = present(object, field);
    if (!value.isIntegralNumber()) {
      throw new Malformed("'" + field + "' is no whole number");
    }
    return value.longValue();
  }

  static int integer(JsonNode object, String field) {
    return Math.toIntExact(wholeNumber(object, field));
  }

  static String text(JsonNode object, String field) {
    JsonNode value = present(object, field);
    if (!value.isTextual()) {
      throw new Malformed("'" + field + "' is no text");
    }
    return value.textValue();
  }

  static JsonNode array(JsonNode object, String field) {
    JsonNode value = present(object, field);
    if (!value.isArray()) {
      throw new Malformed("'" + field + "' is no array");
    }
    return value;
  }

  static JsonNode object(JsonNode owner, String field) {
    JsonNode value = present(owner, field);
    if (!value.isObject()) {
      throw new Malformed("'" + field + "' is no object");
    }
    return value;
  }

  static Map<String, String> texts(JsonNode object, String field) {
    JsonNode value = present(object, field);
    Map<String, String> texts = new LinkedHashMap<>();
    value.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  private static JsonNode present(JsonNode object, String field) {
    JsonNode value = object.get(field);
    if (value == null) {
      throw new Malformed("'" + field + "' is missing");
    }
    return value;
  }

  /** A line or file that is JSON, but not what it should be. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
