package cellscope.analysis;

import cellscope.config.RunKind;
import cellscope.model.Genotype;
import cellscope.model.GenotypeNames;
import cellscope.model.NetworkPlans;
import cellscope.model.NetworkPlans.Macro;
import cellscope.model.NetworkSize;
import cellscope.model.run.TrainEvent.TrainStarted;
import cellscope.run.RunSnapshot;
import cellscope.run.RunUpdate;
import java.util.Optional;

/**
 * A run in one row.
 *
 * @param name what it is called
 * @param kind what it does
 * @param state how it stands, as a word
 * @param epochsDone epochs that are done
 * @param epochs epochs in all
 * @param lastAccuracy derived accuracy of the last evaluated epoch, or a training's test top-1,
 *     0..1; NaN before the first
 * @param bestAccuracy the highest one
 * @param genotype the newest derived genotype, or what is trained, as text; empty before the first
 * @param size of the genotype's stand-alone network as the benchmark trains it on CIFAR-10, so that
 *     runs compare whatever they searched on; empty before the first
 * @param seconds wall time of all epochs that were timed
 */
public record RunSummary(
    String name,
    RunKind kind,
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
            .training()
            .map(TrainStarted::genotype)
            .or(() -> newest < 0 ? Optional.empty() : update.epochs().genotype(newest));
    return new RunSummary(
        run.record().name(),
        run.record().config().kind(),
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
