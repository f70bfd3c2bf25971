package cellscope.analysis;

import cellscope.model.Genotype;
import cellscope.model.GenotypeNames;
import cellscope.model.NetworkPlans;
import cellscope.model.NetworkPlans.Macro;
import cellscope.model.NetworkSize;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.run.RunSnapshot;
import cellscope.run.RunUpdate;
import java.util.Optional;

/**
 * A run in one row.
 *
 * @param name what it is called
 * @param state how it stands, as a word
 * @param epochsDone epochs that are done
 * @param epochs epochs in all
 * @param lastAccuracy the run's headline metric in the last epoch that has it; NaN before the first
 * @param bestAccuracy the highest one
 * @param genotype the newest derived genotype, or what is trained, as text; empty before the first
 * @param size of the genotype's stand-alone network as the benchmark trains it on CIFAR-10, so that
 *     runs compare whatever they searched on; empty before the first
 * @param seconds wall time of all epochs that were timed
 */
public record RunSummary(
    String name,
    String state,
    int epochsDone,
    int epochs,
    double lastAccuracy,
    double bestAccuracy,
    String genotype,
    Optional<NetworkSize> size,
    double seconds) {
  /** What a look at a run gave, in one row. */
  public static RunSummary of(RunUpdate update) {
    RunSnapshot run = update.snapshot();
    int newest = update.epochs().size() - 1;
    Optional<Genotype> derived =
        update
            .started()
            .flatMap(RunStarted::genotype)
            .or(() -> newest < 0 ? Optional.empty() : update.epochs().genotype(newest));
    return new RunSummary(
        run.record().name(),
        run.state().label(),
        run.epochsDone(),
        run.epochs(),
        run.lastAccuracy(),
        run.bestAccuracy(),
        derived.map(GenotypeNames::full).orElse(""),
        derived.map(g -> NetworkSize.of(NetworkPlans.standAlone(g, Macro.CIFAR_10))),
        update.timing().spentSeconds());
  }
}
