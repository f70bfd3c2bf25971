package cellscope.ui.run;

import cellscope.config.TrainConfig;
import cellscope.model.Genotype;
import cellscope.model.GenotypeText;
import cellscope.model.InputProblem;
import cellscope.model.run.TrainEvent.TrainStarted;
import cellscope.run.RunUpdate;
import java.util.Optional;

/** The genotype of a training: known before its first step, and if it never came to one. */
public final class TrainedGenotype {
  private TrainedGenotype() {}

  /** What a training trains; empty for a search, or where its config's genotype can't be read. */
  public static Optional<Genotype> of(RunUpdate update) {
    return update
        .training()
        .map(TrainStarted::genotype)
        .or(() -> update.snapshot().record().training().flatMap(TrainedGenotype::ofConfig));
  }

  private static Optional<Genotype> ofConfig(TrainConfig config) {
    try {
      return Optional.of(GenotypeText.parse(config.genotype()));
    } catch (InputProblem e) {
      return Optional.empty(); // the run has failed of it, which is told above the panes
    }
  }
}
