package cellscope.engine.loop;

import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunEvent.RunFinished;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunListener;
import cellscope.model.run.RunListener.Position;
import cellscope.model.run.StepGate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** The loop of every run, from its first step or a checkpoint to its end. */
public final class EpochLoop {
  private final Algorithm algorithm;
  private final ExecutionConfig execution;
  private final RunStarted plan;
  private final RunListener listener;
  private final StepGate gate;
  private long lastCheckpoint = System.nanoTime();

  private EpochLoop(
      Algorithm algorithm, ExecutionConfig execution, RunListener listener, StepGate gate) {
    this.algorithm = algorithm;
    this.execution = execution;
    this.listener = listener;
    this.gate = gate;
    plan = algorithm.started();
    algorithm.heed(gate);
  }

  /**
   * Runs to the end or until the gate stops it.
   *
   * @param execution how often it evaluates and keeps a checkpoint
   * @param checkpointOrNull the state to go on from; null to begin
   * @throws cellscope.model.InputProblem a state that does not fit
   * @throws RunFailure the run can't go on
   * @throws IOException what the listener or the stream threw
   */
  public static Outcome run(
      Algorithm algorithm,
      ExecutionConfig execution,
      InputStream checkpointOrNull,
      RunListener listener,
      StepGate gate)
      throws IOException, InterruptedException {
    return new EpochLoop(algorithm, execution, listener, gate).run(checkpointOrNull);
  }

  private Outcome run(InputStream checkpointOrNull) throws IOException, InterruptedException {
    Position position = new Position(0, 0);
    if (checkpointOrNull != null) {
      StateIn state = new StateIn(checkpointOrNull);
      state.requireIdentity(algorithm.identity());
      algorithm.read(state);
      position = state.position();
    } else {
      listener.onEvent(plan);
    }
    Next next = Next.EPOCH;
    for (int epoch = position.epoch(); next == Next.EPOCH && isPlanned(epoch); epoch++) {
      next = runEpoch(new Position(epoch, epoch == position.epoch() ? position.step() : 0));
    }
    return next == Next.STOP ? Outcome.STOPPED : Outcome.FINISHED;
  }

  /** What an epoch is followed by. */
  private enum Next {
    EPOCH,
    END,
    STOP
  }

  private boolean isPlanned(int epoch) {
    return plan.epochs() == 0 ? !algorithm.isOver() : epoch < plan.epochs();
  }

  private Next runEpoch(Position from) throws IOException, InterruptedException {
    EpochClock clock = new EpochClock();
    int epoch = from.epoch();
    try (EpochSteps steps = algorithm.begin(from)) {
      for (int s = from.step(); s < plan.stepsPerEpoch(); s++) {
        if (!goesOn(new Position(epoch, s), clock)) {
          return Next.STOP;
        }
        clock.beginStep();
        steps.fetch();
        clock.batchReady();
        Optional<StepDone> made = make(steps, new Position(epoch, s));
        if (made.isEmpty()) {
          return Next.STOP;
        }
        clock.endStep(steps.images());
        listener.onEvent(made.get());
        listener.onEvent(clock.stepTimed(epoch, s));
      }
    }
    return end(epoch, clock) ? Next.END : Next.EPOCH;
  }

  /** Makes a step; empty if it was given up, with a checkpoint before it. */
  private Optional<StepDone> make(EpochSteps steps, Position position) throws IOException {
    try {
      return Optional.of(steps.make(position.step()));
    } catch (StepGivenUp e) {
      listener.onCheckpoint(position, out -> write(position, out));
      return Optional.empty();
    }
  }

  private boolean goesOn(Position position, EpochClock clock)
      throws IOException, InterruptedException {
    return GateWatch.goesOn(position, listener, gate, clock, out -> write(position, out));
  }

  private void write(Position position, OutputStream target) throws IOException {
    StateOut out = new StateOut(target, algorithm.identity(), position);
    algorithm.write(out);
    out.end();
  }

  /** Returns whether the run is over. */
  private boolean end(int epoch, EpochClock clock) throws IOException {
    boolean planned = epoch == plan.epochs() - 1;
    int every = execution.evaluateEvery();
    clock.beginEvaluation();
    EpochEnd end = algorithm.end(epoch, every > 0 && (planned || (epoch + 1) % every == 0));
    clock.endEvaluation();
    boolean last = planned || !isPlanned(epoch + 1);
    listener.onEvent(end.done());
    listener.onEvent(clock.epochTimed(epoch));
    Position next = new Position(epoch + 1, 0);
    if (end.best()) {
      listener.onBest(next, out -> write(next, out));
    }
    if (last) {
      listener.onEvent(new RunFinished(epoch + 1, end.done().derived()));
    }
    if (last || isCheckpointDue(epoch)) {
      listener.onCheckpoint(next, out -> write(next, out));
      lastCheckpoint = System.nanoTime();
    }
    return last;
  }

  private boolean isCheckpointDue(int epoch) {
    double passed = (System.nanoTime() - lastCheckpoint) / 1e9;
    return (epoch + 1) % execution.checkpointEvery() == 0
        && passed >= algorithm.leastSecondsBetweenCheckpoints();
  }
}
