package cellscope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceConfigReaderTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("project.basedir", "."), "sample-configs");

  @Test
  void aContestantsSearchIsTheBaseItsOwnFieldsAndTheRaces() {
    RaceConfig race =
        parse(
            """
            {
              "dataset": "cifar100",
              "seeds": {"first": 40, "count": 7},
              "budget": {"kind": "questions", "amount": 30},
              "base": {"space": {"name": "nas-bench-201"}, "search": {"driver": "script"}},
              "contestants": [
                {"label": "old", "search": {"algorithm": "rea", "population": 9}},
                {"label": "new", "search": {"algorithm": "random", "driver": "nats"}}
              ]
            }
            """);
    SearchConfig old = race.search(race.contestants().get(0), 44);
    ReaOptions rea = old.options(ReaOptions.class);
    assertThat(old.seed()).isEqualTo(44);
    assertThat(rea.trials())
        .isEqualTo(new TrialConfig("rea", "script", "table", "", "cifar100", "questions", 30));
    assertThat(rea.evolution().population()).isEqualTo(9);
    assertThat(race.contestants().get(1).config().options(TrialOptions.class).trials().driver())
        .isEqualTo("nats");
    assertThat(race.searches()).isEqualTo(14);
    assertThat(race.seeds().all()).startsWith(40, 41).hasSize(7);
    assertThat(race.contestant("OLD")).contains(race.contestants().get(0));
  }

  @Test
  void aBudgetOfEpochsCountsTheWarmUp() {
    RaceConfig race =
        parse(
            """
            {"budget": {"kind": "epochs", "amount": 12},
             "contestants": [{"search": {"algorithm": "gdas", "warmupEpochs": 5}},
                             {"search": {"algorithm": "rsps"}}]}
            """);
    assertThat(race.contestants())
        .extracting(c -> c.config().epochs(), c -> c.config().options().warmupEpochs())
        .containsExactly(tuple(12, 5), tuple(12, 0));
    assertThat(race.contestants())
        .extracting(RaceConfig.Contestant::label)
        .containsExactly("GDAS", "RSPS");
  }

  @ParameterizedTest
  @CsvSource({"race-table", "race-quick"})
  void aWrittenRaceIsReadBack(String sample) {
    RaceConfig race = RaceConfigReader.read(SAMPLES.resolve(sample + ".json"));
    assertThat(parse(RaceConfigWriter.toJson(race))).isEqualTo(race);
  }

  @Test
  void aProblemOfASearchIsToldWithItsContestantAndLine() {
    ConfigException problem =
        rejected(
            """
            {
              "base": {
                "search": {"sample": 0}
              },
              "contestants": [
                {"search": {"algorithm": "rea", "population": 500}},
                {"search": {"algorithm": "random",
                            "temperatureMin": 3}},
                {"search": {"algorithm": "rea"}, "seed": 3}
              ]
            }
            """);
    assertThat(problem.problems())
        .extracting(ConfigProblem::path, ConfigProblem::line)
        .contains(
            tuple("base.search.sample", 3),
            tuple("contestants[0].search.population", 6),
            tuple("contestants[1].search.temperatureMin", 8),
            tuple("contestants[2].seed", 9));
    assertThat(problem.sentences()).allMatch(s -> s.contains("race.json:") && s.contains("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "questions|gdas|table|contestants[0].search.algorithm|shares weights and asks nothing",
        "seconds|gdas|table|contestants[0].search.algorithm|budget.kind to epochs or wall",
        "epochs|rea|table|contestants[0].search.algorithm|budget.kind to questions or seconds",
        "epochs|rea|train|contestants[0].search.algorithm|budget.kind to questions or wall",
        "wall|rea|table|contestants[0].search.scorer|answers take no time",
        "seconds|rea|train|contestants[0].search.scorer|tells no seconds",
      })
  void contestantsThatCannotShareTheBudgetAreRefused(
      String kind, String algorithm, String scorer, String path, String told) {
    String trial = algorithm.equals("rea") ? ", \"scorer\": \"" + scorer + "\"" : "";
    ConfigException problem =
        rejected(
            String.format(
                "{\"budget\": {\"kind\": \"%s\", \"amount\": 50}, \"contestants\":"
                    + " [{\"search\": {\"algorithm\": \"%s\"%s}}]}",
                kind, algorithm, trial));
    assertThat(problem.problems()).extracting(ConfigProblem::path).containsExactly(path);
    assertThat(problem.sentences().get(0)).startsWith("race.json:1: ").contains(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|a config is an object in braces",
        "{}|contestants must be a list",
        "{\"contestants\": []}|contestants must be a list",
        "{\"contestants\": [3]}|contestants[0] must be an object",
        "{\"contestants\": [{}], \"base\": 3}|base must be an object",
        "{\"contestants\": [{}], \"seeds\": 3}|seeds must be an object",
        "{\"contestants\": [{}], \"seeds\": {\"count\": 0}}|seeds.count must be from 1",
        "{\"contestants\": [{}], \"seeds\": {\"count\": \"x\"}}|seeds.count must be a whole number",
        "{\"contestants\": [{}], \"budgets\": {}}|did you mean 'budget'?",
        "{\"contestants\": [{}], \"search\": {}}|put it into base",
        "{\"contestants\": [{}], \"kind\": \"search\"}|kind must be race",
        "{\"contestants\": [{}], \"contestants\": []}|stands here a second time",
        "{\"contestants\": [{}|not JSON",
        "{\"contestants\": [{\"label\": \"--\"}]}|label must be a text",
      })
  void aWrongRaceIsToldInOneLine(String text, String told) {
    String epochs = text.replace("[{}]", "[{\"search\": {\"algorithm\": \"rea\"}}]");
    assertThat(
            rejected(
                    epochs.replace(
                        "{\"label\"", "{\"search\": {\"algorithm\": \"rea\"}, \"label\""))
                .sentences())
        .hasSize(1)
        .allSatisfy(
            s -> assertThat(s).contains(told).startsWith("race.json:1").doesNotContain("\n"));
  }

  @Test
  void labelsMustDifferAndTheRacesFieldsStandWithItAlone() {
    ConfigException problem =
        rejected(
            """
            {
              "base": {"search": {"budget": 4}},
              "contestants": [{"search": {"algorithm": "rea"}}, {"search": {"algorithm": "rea"}}]
            }
            """);
    assertThat(problem.sentences()).hasSize(1).first().asString().contains("base.search.budget");
    assertThat(
            rejected(
                    "{\"contestants\": [{\"label\": \"a b\", \"search\": {\"algorithm\": \"rea\"}},"
                        + " {\"label\": \"A-B\", \"search\": {\"algorithm\": \"random\"}}]}")
                .problems())
        .extracting(ConfigProblem::path)
        .isEqualTo(List.of("contestants[1].label"));
  }

  private static RaceConfig parse(String text) {
    return RaceConfigReader.parse(text, "race.json");
  }

  private static ConfigException rejected(String text) {
    return catchThrowableOfType(ConfigException.class, () -> parse(text));
  }
}
