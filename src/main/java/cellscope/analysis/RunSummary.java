package cellscope.analysis;

import cellscope.config.RunKind;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metric;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkSize;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
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
 * @param headline the metric that it is judged by; empty before it has started
 * @param lastAccuracy the headline in the last epoch that has it; NaN before the first
 * @param bestAccuracy the highest one
 * @param genotype the newest derived genotype, or what is trained, as text; empty before the first
 * @param size of the genotype's stand-alone network as the papers train its space's cells on
 *     CIFAR-10, so that runs compare whatever they searched on; empty before the first
 * @param seconds wall time of all epochs that were timed
 */
public record RunSummary(
    String name,
    RunKind kind,
    String state,
    int epochsDone,
    int epochs,
    Optional<Metric> headline,
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
        run.record().config().kind(),
        run.state().label(),
        run.epochsDone(),
        run.epochs(),
        update.started().map(started -> started.columns().headline()),
        run.lastAccuracy(),
        run.bestAccuracy(),
        derived.map(Spaces::text).orElse(""),
        derived.map(g -> NetworkSize.of(usualNetwork(g))),
        update.timing().spentSeconds());
  }

  private static NetworkPlan usualNetwork(Genotype genotype) {
    Space space = Spaces.of(genotype);
    return space.standAlone(genotype, space.networks().usual());
  }
}
