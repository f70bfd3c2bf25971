package cellscope.oracle;

import cellscope.model.genotype.Genotype;
import cellscope.model.space.nasnet.DartsFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the genotype of a reference case. */
final class ReferenceGenotype {
  private ReferenceGenotype() {}

  /** From lists of nodes, each with two pairs of operation and input, and of the output's nodes. */
  static Genotype nasNet(JsonNode given) {
    List<String> fields = new ArrayList<>();
    for (String kind : List.of("normal", "reduce")) {
      List<String> pairs = new ArrayList<>();
      for (JsonNode node : given.get(kind)) {
        for (JsonNode pair : node) {
          pairs.add("('" + pair.get(0).asText() + "', " + pair.get(1).asInt() + ")");
        }
      }
      fields.add(kind + "=" + pairs);
      fields.add(kind + "_concat=" + given.get(kind + "_concat"));
    }
    return DartsFormat.parse("Genotype(" + String.join(", ", fields) + ")");
  }
}
