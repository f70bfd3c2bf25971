package cellscope.engine;

import cellscope.config.TrainConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.engine.train.GenotypeText;
import cellscope.engine.train.GenotypeTraining;
import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import cellscope.model.SearchSpace;
import java.util.Map;

/** Opens trainings. */
public final class TrainEngines {
  private TrainEngines() {}

  /**
   * Reads the data, chooses the device and builds the network.
   *
   * @param environment where data folders are named: System.getenv()
   * @throws InputProblem no or a wrong genotype, settings that its space has no use for, data that
   *     are missing or wrong, images that the network can't halve twice, a demanded GPU that can't
   *     be used
   */
  public static RunEngine open(TrainConfig config, Map<String, String> environment) {
    requireFitting(config, GenotypeText.parse(config.genotype()));
    SearchData data = SearchDataFactory.openTraining(config, environment);
    EngineSetup.requireHalvings(data);
    EngineSetup setup = EngineSetup.of(config.execution());
    GenotypeTraining training = new GenotypeTraining(config, data, setup.kernels());
    return setup.engine(data, training::run);
  }

  private static void requireFitting(TrainConfig config, Genotype genotype) {
    if (!genotype.space().equals(SearchSpace.NAS_BENCH_201.name())) {
      return;
    }
    TrainConfig.NetworkConfig network = config.network();
    String space = "a NAS-Bench-201 network has no ";
    if (network.auxiliaryWeight() > 0) {
      throw new InputProblem(
          space + "auxiliary head", "network.auxiliaryWeight", "set it to 0 for this genotype");
    }
    if (network.dropPath() > 0) {
      throw new InputProblem(
          space + "paths to drop", "network.dropPath", "set it to 0 for this genotype");
    }
    if (!network.stem().equals("cifar")) {
      throw new InputProblem(
          space + network.stem() + " stem", "network.stem", "set it to cifar for this genotype");
    }
  }
}
