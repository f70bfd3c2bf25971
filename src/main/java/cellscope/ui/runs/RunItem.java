package cellscope.ui.runs;

import cellscope.config.RunKind;
import cellscope.run.RaceSnapshot;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.RunSnapshot;
import cellscope.run.RunState;
import cellscope.ui.common.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One line of the list of runs.
 *
 * @param run where it lies
 * @param name what it is called
 * @param noun search, training or race; empty for a broken one
 * @param subject the space that is searched or the cell that is trained
 * @param state how it stands; empty for a broken run
 * @param created when it was made; long ago for a broken run
 * @param progress 0..1
 * @param figures epochs and best accuracy in words, or what is wrong with the run
 * @param best the best accuracy, 0..1; -1 before the first
 * @param trend accuracy by epoch, 0..1, as text of numbers; equal texts draw equal lines
 */
public record RunItem(
    RunDirectory run,
    String name,
    String noun,
    RunSubject subject,
    Optional<RunState> state,
    Instant created,
    double progress,
    String figures,
    double best,
    String trend) {

  static RunItem of(RunLibrary.Entry entry, RunSubject.Finder subjects) {
    return entry
        .snapshot()
        .map(s -> of(s, subjects.of(s.record().config())))
        .orElseGet(() -> broken(entry.run(), entry.problem()));
  }

  private static RunItem broken(RunDirectory run, String problem) {
    return new RunItem(
        run,
        run.id(),
        "",
        RunSubject.UNKNOWN,
        Optional.empty(),
        Instant.MIN,
        0,
        problem.replace(run.path() + java.io.File.separator, ""),
        -1,
        "");
  }

  private static RunItem of(RunSnapshot snapshot, RunSubject subject) {
    boolean evaluated = !Double.isNaN(snapshot.bestAccuracy());
    String trend =
        DoubleStream.of(snapshot.accuracy().toArray())
            .filter(a -> !Double.isNaN(a))
            .mapToObj(a -> String.format(Locale.ROOT, "%.4f", a))
            .collect(Collectors.joining(" "));
    return new RunItem(
        snapshot.run(),
        snapshot.record().name(),
        snapshot.record().noun(),
        subject,
        Optional.of(snapshot.state()),
        snapshot.record().created(),
        snapshot.progress(),
        snapshot.epochsDone()
            + "/"
            + snapshot.epochs()
            + (evaluated ? "  " + Texts.percent(snapshot.bestAccuracy()) : ""),
        evaluated ? snapshot.bestAccuracy() : -1,
        trend);
  }

  static RunItem of(RunLibrary.RaceEntry entry) {
    return entry
        .snapshot()
        .map(RunItem::of)
        .orElseGet(() -> broken(entry.race().place(), entry.problem()));
  }

  private static RunItem of(RaceSnapshot race) {
    int contestants = race.record().config().contestants().size();
    return new RunItem(
        race.race().place(),
        race.record().name(),
        race.record().noun(),
        RunSubject.ofContestants(contestants),
        Optional.of(race.state()),
        race.record().created(),
        race.progress(),
        race.ended() + "/" + race.record().config().searches(),
        -1,
        "");
  }

  /** Whether its worker lives. */
  public boolean live() {
    return state.filter(RunState::live).isPresent();
  }

  /** What kind of run it is, in a word; empty for the usual kind. */
  String chip() {
    return noun.equals(RunKind.USUAL.noun()) ? "" : noun;
  }

  /** How it stands, in a word. */
  String standing() {
    return state.map(RunState::label).orElse("broken");
  }

  /**
   * Whether each of the words is a part of its name, id, state, kind, space or cell.
   *
   * @param wanted in small letters
   */
  boolean matches(String wanted) {
    String all =
        String.join(" ", name, run.id(), standing(), noun, subject.space(), subject.name())
            .toLowerCase(Locale.ROOT);
    return java.util.Arrays.stream(wanted.split("\\s+")).allMatch(all::contains);
  }
}
