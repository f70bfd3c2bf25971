package cellscope.engine;

import cellscope.config.TrainConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.engine.train.GenotypeText;
import cellscope.engine.train.GenotypeTraining;
import cellscope.model.InputProblem;
import java.util.Map;

/** Opens trainings. */
public final class TrainEngines {
  private TrainEngines() {}

  /**
   * Reads the data, chooses the device and builds the network.
   *
   * @param environment where data folders are named: System.getenv()
   * @throws InputProblem no or a wrong genotype, settings that its space has no use for, data that
   *     are missing or wrong, images that don't suit the network, a demanded GPU that can't be used
   */
  public static RunEngine open(TrainConfig config, Map<String, String> environment) {
    NetworkFit fit = new NetworkFit(config, GenotypeText.parse(config.genotype()));
    fit.requireSettings();
    SearchData data = SearchDataFactory.openTraining(config, environment);
    fit.requireImages(data);
    EngineSetup setup = EngineSetup.of(config.execution());
    GenotypeTraining training = new GenotypeTraining(config, data, setup.kernels());
    return setup.engine(data, training::run);
  }
}
