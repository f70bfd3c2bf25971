package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * A genotype as fields of a JSON object, in the logs and in exports: {@code space}, {@code string}
 * where every edge has an operation, and {@code cells} with {@code kind}, {@code choices} of {@code
 * from}, {@code to} and {@code operation}, and {@code outputs} where edges are chosen.
 */
public final class GenotypeFields {
  static final String STRING = "string";

  private GenotypeFields() {}

  /**
   * Writes the fields into the object that is open.
   *
   * @throws IllegalArgumentException if there is no space of the genotype's name
   */
  public static void write(JsonGenerator json, Genotype genotype) throws IOException {
    Space space = Spaces.of(genotype);
    json.writeStringField("space", space.name());
    if (hasString(space)) {
      json.writeStringField(STRING, space.text(genotype));
    }
    json.writeArrayFieldStart("cells");
    for (CellGenotype cell : genotype.cells()) {
      write(json, cell, space.chosenEdges().isPresent());
    }
    json.writeEndArray();
  }

  static boolean hasString(Space space) {
    return space.chosenEdges().isEmpty();
  }

  private static void write(JsonGenerator json, CellGenotype cell, boolean withOutputs)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", cell.kind());
    json.writeArrayFieldStart("choices");
    for (CellGenotype.Choice choice : cell.choices()) {
      json.writeStartObject();
      json.writeNumberField("from", choice.edge().from());
      json.writeNumberField("to", choice.edge().to());
      json.writeStringField("operation", choice.operation().label());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (withOutputs) {
      int[] outputs = cell.outputs().stream().mapToInt(Integer::intValue).toArray();
      json.writeFieldName("outputs");
      json.writeArray(outputs, 0, outputs.length);
    }
    json.writeEndObject();
  }

  /**
   * Reads the fields of an object; others may stand beside them.
   *
   * @param source what the object is called in a problem
   * @throws InputProblem it is no genotype of a known space; names the field
   */
  public static Genotype read(JsonNode object, String source) {
    return new GenotypeFieldsReader(source).read(object);
  }
}
