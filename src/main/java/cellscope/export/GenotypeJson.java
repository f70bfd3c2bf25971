package cellscope.export;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.run.GenotypeFields;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A genotype as JSON, of any space: {@code schemaVersion}, and the {@link GenotypeFields} as they
 * stand in a run's logs.
 */
public final class GenotypeJson {
  /**
   * The schema version that is written, and the newest that is read. In version 1 a cell's choices
   * were called edges, and no string stood there.
   */
  public static final int SCHEMA_VERSION = 2;

  private static final String VERSION = "schemaVersion";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectReader STRICT =
      MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final int MOST_SHOWN = 40;

  private GenotypeJson() {}

  /** Writes a genotype, several lines with no line break at the end. */
  public static String write(Genotype genotype) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField(VERSION, SCHEMA_VERSION);
      GenotypeFields.write(json, genotype);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has none
    }
    return text.toString();
  }

  /**
   * Reads a genotype, of this version or an earlier one.
   *
   * @param text the JSON
   * @param source what it is called in a problem: a file's path
   * @throws InputProblem if it is not JSON, or not a genotype of a known space; names line or field
   */
  public static Genotype read(String text, String source) {
    JsonNode root = tree(text, source);
    if (!root.isObject()) {
      throw new InputProblem("expected an object", source, "export a genotype to see the form");
    }
    checkVersion(root.path(VERSION), source + ", " + VERSION);
    return GenotypeFields.read(root, source);
  }

  private static JsonNode tree(String text, String source) {
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new InputProblem("this is not JSON", source + line, "check the text at this place");
    }
  }

  private static void checkVersion(JsonNode version, String at) {
    if (!version.isInt() || version.intValue() < 1) {
      throw new InputProblem(
          "expected a whole number, found " + shown(version),
          at,
          "this version writes " + SCHEMA_VERSION);
    }
    if (version.intValue() > SCHEMA_VERSION) {
      throw new InputProblem(
          "version " + version.intValue() + " is newer than this program knows",
          at,
          "use a newer CellScope, or export version " + SCHEMA_VERSION);
    }
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    String text = node.toString().replaceAll("[^\\x20-\\x7e]", "?");
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
  }
}
