package cellscope.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the search of each contestant: what all share, its own fields, then the race's. */
final class RaceContestants {
  private static final String LABEL = "label";
  private static final int LONGEST_LABEL = 60;

  private final PlacedJson json;
  private final JsonNode base;
  private final RaceSeeds seeds;
  private final RaceBudget budget;
  private final String dataset;
  private final List<ConfigProblem> problems;

  RaceContestants(
      PlacedJson json,
      JsonNode base,
      RaceSeeds seeds,
      RaceBudget budget,
      String dataset,
      List<ConfigProblem> problems) {
    this.json = json;
    this.base = base;
    this.seeds = seeds;
    this.budget = budget;
    this.dataset = dataset;
    this.problems = problems;
  }

  /** The contestant; empty if something is wrong, which is added to the problems. */
  Optional<RaceConfig.Contestant> read(JsonNode own, String path) {
    if (!own.isObject()) {
      add(path, "must be an object in braces", "write {\"search\": {\"algorithm\": \"rea\"}}");
      return Optional.empty();
    }
    int before = problems.size();
    ObjectNode merged = base.isObject() ? base.deepCopy() : ((ObjectNode) own).objectNode();
    merge(merged, (ObjectNode) own);
    merged.remove(LABEL);
    AlgorithmSpec algorithm = algorithm(merged);
    List<String> owned = new ArrayList<>(budget.owned(algorithm.kind()));
    owned.addAll(List.of("seed", "name"));
    refuse(own, path, owned);
    if (base.isObject()) {
      refuse(base, "base", owned);
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    String scorer = merged.path("search").path("scorer").asText(TrialConfig.TABLE);
    Optional<ConfigProblem> apart = budget.problemOf(algorithm, scorer);
    if (apart.isPresent()) {
      problems.add(of(apart.get(), path));
      return Optional.empty();
    }
    Optional<SearchConfig> config = search(merged, algorithm, path);
    return config.flatMap(c -> labelled(own.path(LABEL), path, algorithm, c));
  }

  private static void merge(ObjectNode into, ObjectNode own) {
    for (Map.Entry<String, JsonNode> entry : own.properties()) {
      JsonNode before = into.get(entry.getKey());
      if (before instanceof ObjectNode section && entry.getValue() instanceof ObjectNode more) {
        section.setAll(more);
      } else {
        into.set(entry.getKey(), entry.getValue().deepCopy());
      }
    }
  }

  /** Of a wrong name, the default algorithm; the reader of searches says what is wrong. */
  private static AlgorithmSpec algorithm(ObjectNode merged) {
    return AlgorithmSpec.byId(merged.path("search").path("algorithm").asText())
        .orElse(AlgorithmSpec.ALL.get(0));
  }

  /** A field that the race sets must not be set by a search. */
  private void refuse(JsonNode fragment, String path, List<String> owned) {
    for (String field : owned) {
      if (!fragment.at("/" + field.replace('.', '/')).isMissingNode()) {
        ConfigProblem problem =
            json.placed(
                ConfigProblem.of(
                    path + "." + field,
                    "is the race's to set, the same for all",
                    "remove it; the race has name, seeds, budget and dataset"));
        if (!problems.contains(problem)) {
          problems.add(problem);
        }
      }
    }
  }

  private Optional<SearchConfig> search(ObjectNode merged, AlgorithmSpec algorithm, String path) {
    merged.put("seed", seeds.first());
    if (algorithm.kind() == AlgorithmSpec.Kind.TRIAL) {
      merged
          .withObjectProperty("search")
          .put("budgetKind", budget.kind())
          .put("budget", budget.amount())
          .put("dataset", dataset);
    }
    try {
      return withEpochs(ConfigReader.parse(merged.toString(), path), path);
    } catch (ConfigException e) {
      e.problems().forEach(p -> problems.add(of(p, path)));
      return Optional.empty();
    }
  }

  private Optional<SearchConfig> withEpochs(SearchConfig config, String path) {
    if (budget.unit() != RaceBudget.Unit.EPOCHS) {
      return Optional.of(config);
    }
    int warmup = config.options().warmupEpochs();
    if (warmup >= budget.amount()) {
      problems.add(
          of(
              ConfigProblem.of(
                  "search.warmupEpochs",
                  "must be below budget.amount, which counts them",
                  "raise budget.amount or lower it"),
              path));
      return Optional.empty();
    }
    String change = "search.epochs=" + (budget.amount() - warmup);
    return Optional.of(Overrides.apply(ConfigSchema.SEARCH, config, List.of(change)));
  }

  private Optional<RaceConfig.Contestant> labelled(
      JsonNode label, String path, AlgorithmSpec algorithm, SearchConfig config) {
    String text = label.isMissingNode() ? algorithm.label() : label.asText().strip();
    boolean wrong = !label.isMissingNode() && !label.isTextual();
    if (wrong
        || RaceConfig.idOf(text).isEmpty()
        || text.length() > LONGEST_LABEL
        || text.chars().anyMatch(Character::isISOControl)) {
      add(
          path + "." + LABEL,
          "must be a text of at most " + LONGEST_LABEL + " characters with a letter or digit",
          "leave it out to take the algorithm's name");
      return Optional.empty();
    }
    return Optional.of(new RaceConfig.Contestant(text, config));
  }

  /** A problem of the search, told where the field stands: with the contestant, or in the base. */
  private ConfigProblem of(ConfigProblem problem, String path) {
    String pointer = "/" + problem.path().replace('.', '/');
    boolean own = !json.root().at("/" + pointer(path) + pointer).isMissingNode();
    boolean shared = !own && !base.isMissingNode() && !base.at(pointer).isMissingNode();
    String message = shared ? problem.message() + " (" + path + ")" : problem.message();
    String place = (shared ? "base" : path) + (problem.path().isEmpty() ? "" : ".");
    return json.placed(ConfigProblem.of(place + problem.path(), message, problem.remedy()));
  }

  private static String pointer(String path) {
    return path.replace("[", "/").replace("]", "");
  }

  private void add(String path, String message, String remedy) {
    problems.add(json.placed(ConfigProblem.of(path, message, remedy)));
  }
}
