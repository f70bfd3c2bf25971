package cellscope.ui.look;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.space.catalogue.GenotypeText;
import cellscope.run.RunUpdate;
import java.util.Optional;

/** The genotype of a training: known before its first step, and if it never came to one. */
public final class TrainedGenotype {
  private TrainedGenotype() {}

  /** What a training trains; empty for a search, or where its config's genotype can't be read. */
  public static Optional<Genotype> of(RunUpdate update) {
    return update
        .started()
        .flatMap(RunStarted::genotype)
        .or(() -> update.snapshot().record().config().genotypeText().flatMap(TrainedGenotype::of));
  }

  private static Optional<Genotype> of(String text) {
    try {
      return Optional.of(GenotypeText.parse(text));
    } catch (InputProblem e) {
      return Optional.empty(); // the run has failed of it, which is told above the panes
    }
  }
}
