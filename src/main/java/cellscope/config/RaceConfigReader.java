package cellscope.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads races. Whatever is wrong is collected and told at once, each problem with its line. What a
 * contestant's search has is checked by the reader of searches.
 */
public final class RaceConfigReader {
  private static final String CONTESTANTS = "contestants";
  private static final String BASE = "base";
  private static final Set<String> WITHOUT_FIELDS = Set.of("$schema", "kind", BASE, CONTESTANTS);

  private final List<ConfigProblem> problems = new ArrayList<>();
  private final PlacedJson json;

  private RaceConfigReader(String text) {
    json = PlacedJson.read(text, problems);
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException a file that is missing, unreadable or wrong
   */
  public static RaceConfig read(Path file) {
    return parse(ConfigReader.text(file), file.toString());
  }

  /**
   * Reads a text.
   *
   * @param source what the text is called in messages, such as a file's path
   * @throws ConfigException a text that is wrong
   */
  public static RaceConfig parse(String text, String source) {
    RaceConfigReader reader = new RaceConfigReader(text);
    Optional<RaceConfig> config = reader.race();
    if (!reader.problems.isEmpty()) {
      reader.problems.sort(
          Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column));
      throw new ConfigException(source, reader.problems);
    }
    return config.orElseThrow();
  }

  private Optional<RaceConfig> race() {
    if (!json.root().isObject()) {
      if (problems.isEmpty()) {
        add("", "a config is an object in braces", "copy sample-configs/race-table.json");
      }
      return Optional.empty();
    }
    Map<String, Object> values = RaceFields.defaults();
    fields((ObjectNode) json.root(), "", values);
    if (!problems.isEmpty()) {
      return Optional.empty(); // of a wrong budget, nothing could be said of a contestant
    }
    RaceSeeds seeds =
        new RaceSeeds((Long) values.get("seeds.first"), (Integer) values.get("seeds.count"));
    RaceBudget budget =
        new RaceBudget((String) values.get("budget.kind"), (Integer) values.get("budget.amount"));
    String dataset = (String) values.get("dataset");
    List<RaceConfig.Contestant> contestants = contestants(seeds, budget, dataset);
    return problems.isEmpty()
        ? Optional.of(
            new RaceConfig((String) values.get("name"), dataset, seeds, budget, contestants))
        : Optional.empty();
  }

  private void fields(ObjectNode object, String section, Map<String, Object> values) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String path = section.isEmpty() ? entry.getKey() : section + "." + entry.getKey();
      JsonNode value = entry.getValue();
      Optional<FieldSpec> spec = RaceFields.field(path);
      if (spec.isPresent()) {
        field(spec.get(), value, values);
      } else if (RaceFields.isSection(path)) {
        if (value.isObject()) {
          fields((ObjectNode) value, path, values);
        } else {
          add(path, "must be an object in braces", "leave it out to take the defaults");
        }
      } else if (!WITHOUT_FIELDS.contains(path)) {
        problems.add(json.placed(RaceFields.unknown(path)));
      }
    }
    if (section.isEmpty() && !object.path("kind").asText("race").equals("race")) {
      add("kind", "must be race", "remove it, or give the file to another command");
    }
  }

  private void field(FieldSpec spec, JsonNode node, Map<String, Object> values) {
    Optional<Object> value = RaceFields.value(spec.type(), node);
    if (value.isEmpty()) {
      add(
          spec.path(),
          "must be " + spec.type().wanted(),
          "its default is " + FieldSpec.plain(spec.defaultValue()));
      return;
    }
    values.put(spec.path(), value.get());
    spec.problemWith(value.get()).map(json::placed).ifPresent(problems::add);
  }

  private List<RaceConfig.Contestant> contestants(
      RaceSeeds seeds, RaceBudget budget, String dataset) {
    JsonNode base = json.root().path(BASE);
    JsonNode list = json.root().path(CONTESTANTS);
    if (!base.isMissingNode() && !base.isObject()) {
      add(BASE, "must be an object in braces", "leave it out where contestants share nothing");
      return List.of();
    }
    if (!list.isArray() || list.isEmpty() || list.size() > RaceConfig.MOST_CONTESTANTS) {
      add(
          CONTESTANTS,
          "must be a list of 1 to " + RaceConfig.MOST_CONTESTANTS + " searches",
          "give at least [{\"search\": {\"algorithm\": \"rea\"}}]");
      return List.of();
    }
    RaceContestants reader = new RaceContestants(json, base, seeds, budget, dataset, problems);
    Map<String, RaceConfig.Contestant> byId = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      String path = CONTESTANTS + "[" + i + "]";
      reader.read(list.get(i), path).ifPresent(c -> unique(c, path, byId));
    }
    return List.copyOf(byId.values());
  }

  private void unique(
      RaceConfig.Contestant contestant, String path, Map<String, RaceConfig.Contestant> byId) {
    RaceConfig.Contestant same = byId.putIfAbsent(contestant.id(), contestant);
    if (same != null) {
      add(
          path + ".label",
          "is '" + contestant.label() + "', as another contestant's is",
          "give each a label of its own");
    }
  }

  private void add(String path, String message, String remedy) {
    problems.add(json.placed(ConfigProblem.of(path, message, remedy)));
  }
}
