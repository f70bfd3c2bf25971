package cellscope.export;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.Spaces;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A genotype as JSON, of any space: {@code schemaVersion}, {@code space}, and for each kind of cell
 * its edges with their operations.
 */
public final class GenotypeJson {
  /** The schema version that is written, and the newest that is read. */
  public static final int SCHEMA_VERSION = 1;

  static final ObjectMapper MAPPER = new ObjectMapper();

  private GenotypeJson() {}

  /** Writes a genotype, several lines with no line break at the end. */
  public static String write(Genotype genotype) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("space", genotype.space());
    ArrayNode cells = root.putArray("cells");
    for (CellGenotype cell : genotype.cells()) {
      ObjectNode node = cells.addObject();
      node.put("kind", cell.kind());
      if (Spaces.of(genotype).chosenEdges().isPresent()) {
        cell.outputs().forEach(node.putArray("outputs")::add);
      }
      ArrayNode edges = node.putArray("edges");
      for (CellGenotype.Choice choice : cell.choices()) {
        ObjectNode edge = edges.addObject();
        edge.put("from", choice.edge().from());
        edge.put("to", choice.edge().to());
        edge.put("operation", choice.operation().label());
      }
    }
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values was not written", e);
    }
  }

  /**
   * Reads a genotype.
   *
   * @param text the JSON
   * @param source what it is called in a problem: a file's path
   * @throws cellscope.model.InputProblem if it is not JSON, or not a genotype of a known space;
   *     names line or field
   */
  public static Genotype read(String text, String source) {
    return new GenotypeJsonReader(source).read(text);
  }
}
