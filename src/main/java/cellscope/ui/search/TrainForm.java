package cellscope.ui.search;

import cellscope.config.ConfigSchema;
import cellscope.config.ConfigTexts;
import cellscope.config.RunConfig;
import cellscope.config.TrainConfig;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.NetworkSize;
import cellscope.ui.common.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of the training of one genotype. */
final class TrainForm implements FormKind {
  @Override
  public String title() {
    return Texts.of("train.title");
  }

  @Override
  public String start() {
    return Texts.of("train.start");
  }

  @Override
  public List<String> presets(ConfigSchema<? extends RunConfig> schema, Map<String, String> given) {
    return Optional.ofNullable(given.get(NewSearchViewModel.GENOTYPE))
        .map(text -> SampleConfigs.trainingsOf(GenotypeField.read(text)))
        .orElse(SampleConfigs.TRAININGS);
  }

  @Override
  public Optional<NetworkSize> check(
      ConfigSchema<? extends RunConfig> schema,
      Map<String, String> values,
      Map<String, String> problems) {
    try {
      Genotype genotype = GenotypeField.read(values.get(NewSearchViewModel.GENOTYPE));
      if (!problems.isEmpty()) {
        return Optional.empty();
      }
      TrainConfig config = (TrainConfig) ConfigTexts.config(schema, values);
      problems.putAll(TrainFit.problems(config, genotype));
      return problems.isEmpty() ? TrainFit.size(config, genotype) : Optional.empty();
    } catch (InputProblem e) {
      problems.put(NewSearchViewModel.GENOTYPE, e.getMessage().replaceFirst("^genotype: ", ""));
      return Optional.empty();
    }
  }
}
