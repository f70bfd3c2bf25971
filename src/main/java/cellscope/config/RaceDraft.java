package cellscope.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A race made of another one by a person who chooses who takes part. */
public final class RaceDraft {
  private RaceDraft() {}

  /**
   * The race with other contestants, seeds and budget. Of an algorithm that has contestants
   * already, those stay as they are; one that comes anew has its own defaults, on the first
   * contestant's space, data and machine.
   *
   * @param algorithms ids of those that take part
   * @throws ConfigException the contestants can't share the budget, or something else is wrong; the
   *     paths are those of the new race
   */
  public static RaceConfig change(
      RaceConfig from,
      String dataset,
      List<String> algorithms,
      RaceSeeds seeds,
      RaceBudget budget) {
    ObjectNode root = RaceConfigWriter.toTree(from);
    root.put("dataset", dataset);
    root.putObject("seeds").put("first", seeds.first()).put("count", seeds.count());
    root.putObject("budget").put("kind", budget.kind()).put("amount", budget.amount());
    ArrayNode before = (ArrayNode) root.get("contestants");
    ArrayNode now = root.putArray("contestants");
    for (String algorithm : algorithms) {
      boolean any = false;
      for (JsonNode contestant : before) {
        if (contestant.at("/search/algorithm").asText().equals(algorithm)) {
          now.add(without(contestant.deepCopy(), budget, algorithm));
          any = true;
        }
      }
      if (!any) {
        now.add(fresh(before.get(0), algorithm));
      }
    }
    try {
      return RaceConfigReader.parse(root.toString(), "");
    } catch (ConfigException e) {
      throw new ConfigException("", e.problems().stream().map(p -> p.at(0, 0)).toList());
    }
  }

  /** What the race sets itself by its new budget must not stand with the contestant. */
  private static ObjectNode without(ObjectNode contestant, RaceBudget budget, String algorithm) {
    for (String path : budget.owned(AlgorithmSpec.byId(algorithm).orElseThrow().kind())) {
      int dot = path.indexOf('.');
      contestant.withObjectProperty(path.substring(0, dot)).remove(path.substring(dot + 1));
    }
    return contestant;
  }

  private static ObjectNode fresh(JsonNode first, String algorithm) {
    ObjectNode contestant = ((ObjectNode) first).objectNode();
    for (String section : List.of("space", "data", "execution")) {
      contestant.set(section, first.get(section).deepCopy());
    }
    contestant.putObject("search").put("algorithm", algorithm);
    return contestant;
  }
}
