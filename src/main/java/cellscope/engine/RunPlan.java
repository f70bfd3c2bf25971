package cellscope.engine;

import cellscope.config.AlgorithmSpec;
import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.RunConfig;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.Algorithm;
import cellscope.engine.loop.EpochLoop;
import cellscope.engine.search.SupernetAlgorithms;
import cellscope.engine.train.GenotypeTraining;
import cellscope.model.InputProblem;
import java.util.Arrays;

/**
 * A run that may be made: its config and how its loop is built, so that it can be varied and tried
 * before it is made.
 *
 * @param schema of the config
 * @param config what is to be run
 * @param loop the config's section that says how long and in which batches
 * @param network the section that says how large
 * @param maker builds the loop
 */
record RunPlan<C extends RunConfig>(
    ConfigSchema<C> schema, C config, String loop, String network, Maker<C> maker) {
  /** The loop of a config on data and kernels. */
  @FunctionalInterface
  interface Maker<C> {
    Algorithm make(C config, SearchData data, Kernels kernels);
  }

  static RunPlan<SearchConfig> of(SearchConfig config) {
    SupernetAlgorithms.Maker maker =
        SupernetAlgorithms.byId(config.options().algorithm())
            .orElseThrow(
                () ->
                    new InputProblem(
                        "is " + config.options().algorithm() + ", which has no supernet",
                        AlgorithmSpec.FIELD,
                        "choose one that trains shared weights"));
    return new RunPlan<>(
        ConfigSchema.search(config.options().algorithm()), config, "search", "space", maker::make);
  }

  static RunPlan<TrainConfig> of(TrainConfig config) {
    return new RunPlan<>(
        ConfigSchema.TRAIN,
        config,
        "training",
        "network",
        (c, data, kernels) -> new GenotypeTraining(c, data, kernels));
  }

  /** The same with some fields changed, {@code path=value} each. */
  RunPlan<C> with(String... overrides) {
    C changed = Overrides.apply(schema, config, Arrays.asList(overrides));
    return new RunPlan<>(schema, changed, loop, network, maker);
  }

  /** The same with short ends of its epochs: for a trial of its steps or its memory. */
  RunPlan<C> briefly() {
    return with(config.briefly().toArray(String[]::new));
  }

  EngineSetup.Loop loop(SearchData data, Kernels kernels) {
    Algorithm algorithm = maker.make(config, data, kernels);
    return (checkpoint, listener, gate) ->
        EpochLoop.run(algorithm, config.execution(), checkpoint, listener, gate);
  }
}
