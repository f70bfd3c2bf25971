package cellscope.engine;

import cellscope.config.TrainConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.model.InputProblem;
import cellscope.model.space.catalogue.GenotypeText;
import java.util.Map;

/** Opens trainings. */
public final class TrainEngines {
  private TrainEngines() {}

  /**
   * Reads the data, chooses the device and builds the network.
   *
   * @param environment where data folders are named: System.getenv()
   * @throws InputProblem no or a wrong genotype, settings that its space has no use for, data that
   *     are missing or wrong, images that don't suit the network, a demanded GPU that can't be
   *     used, too little memory
   */
  public static RunEngine open(TrainConfig config, Map<String, String> environment) {
    return EngineSetup.open(RunPlan.of(config), data(config, environment));
  }

  /** The data of a training, when genotype, settings and images go together. */
  static SearchData data(TrainConfig config, Map<String, String> environment) {
    NetworkCheck fit = new NetworkCheck(config, GenotypeText.parse(config.genotype()));
    fit.requireSettings();
    SearchData data = SearchDataFactory.openTraining(config, environment);
    fit.requireImages(data);
    return data;
  }
}
