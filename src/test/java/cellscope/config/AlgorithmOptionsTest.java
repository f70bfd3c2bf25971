package cellscope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.Schedules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The options of the search algorithms in configs. */
class AlgorithmOptionsTest {
  static List<String> algorithms() {
    return AlgorithmSpec.ids();
  }

  private static SearchConfig parse(String search) {
    return ConfigReader.parse("{\"search\": {" + search + "}}", "a.json");
  }

  private static String rejected(String text) {
    return catchThrowableOfType(
            ConfigException.class, () -> ConfigReader.parse(text.replace('\'', '"'), "a.json"))
        .getMessage();
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void algorithmOfTheTextGivesItsOwnOptions(String id) {
    SearchConfig config = parse("\"algorithm\": \"" + id + "\"");
    assertThat(config.options()).isInstanceOf(AlgorithmSpec.byId(id).orElseThrow().options());
    assertThat(config.options().algorithm()).isEqualTo(id);
    assertThat(config).isEqualTo(ConfigSchema.search(id).defaultConfig());
    assertThat(ConfigSchema.search(id).fields()).filteredOn(FieldSpec::main).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "darts-v1, nats, 100, 64, 0, 0.025",
    "darts-v2, script, 50, 64, 5, 0.025",
    "setn, script, 250, 64, 0, 0.025",
    "rsps, nats, 100, 64, 0, 0.025",
    "rsps, script, 250, 64, 5, 0.025",
    "enas, script, 250, 128, 5, 0.05"
  })
  void defaultsAreThoseOfTheDriver(
      String id, String driver, int epochs, int batch, double clip, double rate) {
    SearchConfig config = parse("\"algorithm\": \"" + id + "\", \"driver\": \"" + driver + "\"");
    LoopOptions options = config.options(LoopOptions.class);
    assertThat(options.epochs()).isEqualTo(epochs);
    assertThat(options.batchSize()).isEqualTo(batch);
    assertThat(options.weights().gradientClip()).isEqualTo(clip);
    assertThat(options.weights().learningRate()).isEqualTo(rate);
    assertThat(ConfigReader.parse(ConfigWriter.toJson(config), "written")).isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource({
    "'', questions, 100",
    "cifar10, seconds, 20000",
    "cifar100, seconds, 40000",
    "imagenet16-120, seconds, 120000"
  })
  void budgetIsThatOfItsKindAndDataSet(String dataset, String kind, int budget) {
    String of = dataset.isEmpty() ? "" : ", \"dataset\": \"" + dataset + "\"";
    SearchConfig config = parse("\"algorithm\": \"rea\", \"budgetKind\": \"" + kind + "\"" + of);
    assertThat(config.options(TrialOptions.class).trials().budget()).isEqualTo(budget);
    assertThat(config.epochs()).isEqualTo(kind.equals("questions") ? budget : 0);
  }

  @Test
  void timeEndsASearchWhoseTrialsTakeSome() {
    SearchConfig config =
        parse("\"algorithm\": \"rea\", \"scorer\": \"train\", \"budgetKind\": \"wall\"");
    assertThat(config.options(TrialOptions.class).trials().budget()).isEqualTo(600);
    assertThat(config.epochs()).isZero();
  }

  @Test
  void fieldOfAnotherAlgorithmIsToldWithItsOwnersAndTheFieldsThereAre() {
    assertThat(rejected("{'search': {'algorithm': 'rsps',\n 'temperatureMax': 3}}"))
        .isEqualTo(
            "a.json:2: search.temperatureMax is a field of gdas, not of rsps; remove it or change"
                + " search.algorithm; rsps has search.algorithm, driver, epochs, warmupEpochs,"
                + " batchSize, stepsPerEpoch, unsampledWeights, candidates, selection,"
                + " selectionBatch");
    assertThat(rejected("{'controller': {}}"))
        .isEqualTo(
            "a.json:1: controller is a section of enas, not of gdas; remove it or change"
                + " search.algorithm; gdas has the sections space, data, search, weights, alpha,"
                + " execution");
    assertThat(rejected("{'search': {'algorithm': 'rea', 'populaton': 3}}"))
        .contains("did you mean 'search.population'?");
  }

  @Test
  void ofAnUnknownAlgorithmItsNameAloneIsTold() {
    assertThat(rejected("{'search': {'population': 3, 'algorithm': 'reo'}, 'policy': {}}"))
        .startsWith("a.json:1: search.algorithm must be one of gdas, darts-v1,")
        .endsWith("not 'reo'; did you mean 'rea'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'space': {'name': 'nasnet'}, 'search': {'algorithm': 'rea'} | space.name must be",
        "'search': {'algorithm': 'rea', 'scorer': 'shared'} | search.scorerRun must name",
        "'search': {'algorithm': 'rea', 'scorerRun': 'r1'} | search.scorerRun is used",
        "'search': {'algorithm': 'random', 'budgetKind': 'wall'} | search.budgetKind can be wall",
        "'search': {'algorithm': 'random', 'scorer': 'train', 'budgetKind': 'seconds'}"
            + " | search.budgetKind can be seconds",
        "'search': {'algorithm': 'rea', 'budget': 9} | search.population must not be above",
        "'search': {'algorithm': 'bohb', 'minBudget': 13} | search.minBudget must not be above",
        "'search': {'algorithm': 'bohb', 'scorer': 'shared', 'scorerRun': 'r1'}"
            + " | search.scorer must be table or train",
        "'search': {'algorithm': 'reinforce'}, 'policy': {'baselineDecay': 1}"
            + " | policy.baselineDecay must be below 1",
        "'search': {'algorithm': 'random'}, 'trial': {'learningRate': 0.1, 'minLearningRate': 1}"
            + " | trial.minLearningRate must not be above",
        "'search': {'algorithm': 'enas'}, 'controller': {'beta1': 1} | controller.beta1 must be"
      })
  void whatDoesNotGoTogetherIsRejected(String text, String told) {
    assertThat(rejected("{" + text + "}")).contains(told).contains("; ").doesNotContain("more pro");
  }

  @Test
  void changedAlgorithmKeepsWhatBothHaveAndTellsWhatIsLeftOut() {
    String text =
        "{\"seed\": 5, \"search\": {\"epochs\": 7, \"temperatureMax\": 5}, \"weights\":"
            + " {\"gradientClip\": 5}, \"alpha\": {\"beta1\": 0.4}}";
    Changed<SearchConfig> changed =
        ConfigReader.parse(
            ConfigSchema.SEARCH, text, "a.json", List.of("search.algorithm=darts-v1"));
    DartsOptions options = changed.config().options(DartsOptions.class);
    assertThat(changed.config().seed()).isEqualTo(5);
    assertThat(options.epochs()).isEqualTo(7);
    assertThat(options.weights().gradientClip()).isEqualTo(5);
    assertThat(options.alpha().beta1()).isEqualTo(0.4);
    assertThat(changed.notes())
        .containsExactly(
            "search.temperatureMax is left out: it is a field of gdas, not of darts-v1");
    assertThatThrownBy(
            () ->
                ConfigReader.parse(
                    ConfigSchema.SEARCH,
                    text,
                    "a.json",
                    List.of("search.algorithm=rsps", "alpha.beta1=0")))
        .hasMessageStartingWith("--set: alpha.beta1 is a field of gdas, darts-v1");
  }

  @Test
  void wholeConfigMovesFromDefaultToDefault() {
    SearchConfig nats = ConfigSchema.search("enas").defaultConfig();
    SearchConfig script =
        Overrides.apply(
            ConfigSchema.SEARCH, nats, List.of("search.driver=script", "search.batchSize=32"));
    assertThat(script.options().epochs()).isEqualTo(250);
    assertThat(script.options().batchSize()).isEqualTo(32);
    assertThat(Overrides.apply(ConfigSchema.SEARCH, script, List.of("search.driver=nats")))
        .isEqualTo(Overrides.apply(ConfigSchema.SEARCH, nats, List.of("search.batchSize=32")));
    SearchConfig warm =
        Overrides.apply(
            ConfigSchema.SEARCH, SearchConfig.defaults(), List.of("search.temperatureMax=5"));
    assertThatThrownBy(
            () -> Overrides.apply(ConfigSchema.SEARCH, warm, List.of("search.algorithm=darts-v1")))
        .hasMessageContaining("search.temperatureMax is a field of gdas");
  }

  @Test
  void optionsOfAnotherAlgorithmAreRefused() {
    SearchConfig gdas = SearchConfig.defaults();
    SearchConfig rsps = ConfigSchema.search("rsps").defaultConfig();
    RspsOptions options = rsps.options(RspsOptions.class);
    LoopConfig loop = new LoopConfig("gdas", "nats", 1, 0, 64, 0);
    assertThatThrownBy(
            () ->
                new SearchConfig(
                    "",
                    0,
                    gdas.space(),
                    gdas.data(),
                    new RspsOptions(loop, options.paths(), options.weights()),
                    gdas.execution()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("search.algorithm is gdas, whose options these are not");
    assertThatThrownBy(() -> gdas.options(RspsOptions.class))
        .isInstanceOf(IllegalArgumentException.class);
    SearchConfig rea = ConfigSchema.search("rea").defaultConfig();
    SearchConfig.SpaceConfig nasnet = new SearchConfig.SpaceConfig("nasnet", 16, 2, false, true);
    assertThatThrownBy(
            () -> new SearchConfig("", 0, nasnet, rea.data(), rea.options(), rea.execution()))
        .hasMessageContaining("space.name must be nas-bench-201");
  }

  @Test
  void formTextsAreCheckedByTheirAlgorithm() {
    assertThat(
            ConfigTexts.check(
                ConfigSchema.SEARCH,
                Map.of("search.algorithm", "bohb", "search.eta", "1", "search.brackets", "x")))
        .extracting(ConfigProblem::path)
        .containsExactlyInAnyOrder("search.eta", "search.brackets");
  }

  @Test
  void theOlderEnasSwingsItsLearningRate() {
    String text = "{\"search\": {\"algorithm\": \"enas\", \"driver\": \"script\"}}";
    EnasOptions options = ConfigReader.parse(text, "a test").options(EnasOptions.class);
    Schedules schedules = new Schedules(250, 0);

    assertThat(options.learningRate(schedules, 0, 0)).isEqualTo(0.05);
    assertThat(options.learningRate(schedules, 10, 0)).isCloseTo(5e-4, within(1e-12));
    assertThat(options.learningRate(schedules, 20, 0)).isCloseTo(0.05, within(1e-12));
    assertThat(options.learningRate(schedules, 30, 0)).isCloseTo(5e-4, within(1e-12));
  }
}
