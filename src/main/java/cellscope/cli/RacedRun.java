package cellscope.cli;

import cellscope.config.RaceBudget;
import cellscope.config.TrialOptions;
import cellscope.model.InputProblem;
import cellscope.model.race.Answer;
import cellscope.model.race.SearchEnd;
import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.EpochTimes;
import cellscope.run.RaceControl;
import cellscope.run.RaceControl.Wish;
import cellscope.run.RaceRuns;
import cellscope.run.RaceWriter;
import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import cellscope.run.RunSnapshot;
import cellscope.run.RunState;
import cellscope.run.RunUpdate;
import cellscope.run.SnapshotReader;
import cellscope.run.Turns.Turn;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * A search of a race that is an ordinary run: started, or taken up where it was left, followed by
 * its directory, and steered as the race is.
 */
final class RacedRun {
  private static final long LOOK_MILLIS = 100;

  private final Turn turn;
  private final RaceWriter writer;
  private final RaceControl control;
  private final RaceBudget budget;
  private final RunDirectory run;
  private final RacedAnswers answers;
  private boolean paused;
  private boolean stopped;
  private boolean outOfTime;

  RacedRun(Turn turn, RaceWriter writer, RaceControl control) {
    this.turn = turn;
    this.writer = writer;
    this.control = control;
    budget = writer.record().config().budget();
    run = writer.directory().run(turn.contestant(), turn.seed());
    answers = new RacedAnswers(run, budget.unit());
  }

  /** Follows the run to its end; empty if the race was stopped before that. */
  Optional<SearchEnd> play() throws IOException, InterruptedException {
    try {
      begin();
    } catch (InputProblem e) {
      return Optional.of(new SearchEnd(0, 0, e.getMessage()));
    }
    RunReader reader = new RunReader(run, metric -> false);
    RunUpdate update = look(reader);
    while (update.snapshot().state().live() || update.more()) {
      Thread.sleep(update.more() ? 0 : LOOK_MILLIS);
      update = look(reader);
    }
    return end(update.snapshot());
  }

  /** Makes the run if there is none, and starts a worker unless one is at it or none is needed. */
  private void begin() throws IOException, InterruptedException {
    if (!Files.exists(run.record())) {
      Map<String, String> versions = Map.of("cellscope", Version.CELLSCOPE);
      RaceRuns.create(writer.directory(), writer.record().config(), turn, versions);
    }
    RunState state = SnapshotReader.read(run).state();
    if (state.resumable() && !isOutOfTime(EpochTimes.read(run).all())) {
      WorkerLauncher launcher = WorkerLauncher.likeThisProcess();
      if (state == RunState.QUEUED) {
        launcher.start(run);
      } else {
        launcher.resume(run);
      }
    }
  }

  private RunUpdate look(RunReader reader) throws IOException {
    Wish wish = control.look();
    RunUpdate update = reader.poll();
    boolean any = false;
    for (Answer answer : answers.of(update)) {
      writer.answered(answer);
      any = true;
    }
    if (any) {
      writer.flush();
    }
    if (update.snapshot().state().live()) {
      steer(wish);
    }
    return update;
  }

  private void steer(Wish wish) throws IOException {
    if (wish == Wish.STOP) {
      stopped = stopped || send(Command.STOP);
    } else if (isOutOfTime(answers.spent())) {
      outOfTime = outOfTime || send(Command.STOP);
    } else if (wish == Wish.WAIT) {
      paused = paused || send(Command.PAUSE);
      writer.paused();
    } else {
      paused = paused && !send(Command.CONTINUE);
      writer.continued();
    }
  }

  private boolean send(Command command) throws IOException {
    try {
      Control.send(run, command);
      return true;
    } catch (InputProblem e) {
      return false; // its worker has just gone
    }
  }

  /** Searches that try cells count the wall time themselves. */
  private boolean isOutOfTime(double spent) {
    return budget.unit() == RaceBudget.Unit.WALL
        && !(turn.contestant().config().options() instanceof TrialOptions)
        && spent >= budget.amount();
  }

  private Optional<SearchEnd> end(RunSnapshot snapshot) throws IOException {
    boolean whole =
        snapshot.state() == RunState.FINISHED
            || snapshot.state() == RunState.STOPPED && isOutOfTime(answers.spent());
    if (!whole && (stopped || control.look() == Wish.STOP)) {
      return Optional.empty();
    }
    String failure =
        whole
            ? ""
            : switch (snapshot.state()) {
              case FAILED -> snapshot.record().cause();
              case STOPPED -> "its run was stopped by another";
              default -> "its worker is gone without a word; " + run.workerOutput() + " may tell";
            };
    return Optional.of(new SearchEnd(snapshot.epochsDone(), answers.spent(), failure));
  }
}
