package cellscope.ui.runs;

import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunSnapshot;
import cellscope.run.RunState;
import cellscope.ui.common.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One line of the list of runs.
 *
 * @param run where it lies
 * @param name what it is called
 * @param state how it stands; null for a broken run
 * @param progress 0..1
 * @param figures epochs and best accuracy in words, or what is wrong with the run
 * @param trend derived accuracy by epoch, 0..1, as text of numbers; equal texts draw equal lines
 */
public record RunItem(
    RunDirectory run, String name, RunState state, double progress, String figures, String trend) {

  static RunItem of(RunLibrary.Entry entry) {
    return entry
        .snapshot()
        .map(RunItem::of)
        .orElseGet(() -> new RunItem(entry.run(), entry.run().id(), null, 0, entry.problem(), ""));
  }

  private static RunItem of(RunSnapshot snapshot) {
    String best =
        Double.isNaN(snapshot.bestAccuracy()) ? "" : "  " + Texts.percent(snapshot.bestAccuracy());
    String trend =
        DoubleStream.of(snapshot.accuracy().toArray())
            .filter(a -> !Double.isNaN(a))
            .mapToObj(a -> String.format(Locale.ROOT, "%.4f", a))
            .collect(Collectors.joining(" "));
    return new RunItem(
        snapshot.run(),
        snapshot.record().name(),
        snapshot.state(),
        snapshot.progress(),
        snapshot.epochsDone() + "/" + snapshot.epochs() + best,
        trend);
  }

  boolean matches(String wanted) {
    return wanted.isEmpty()
        || name.toLowerCase(Locale.ROOT).contains(wanted)
        || run.id().toLowerCase(Locale.ROOT).contains(wanted)
        || state != null && state.label().contains(wanted);
  }
}
