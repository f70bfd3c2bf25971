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

/** The loop of every run, from its first step or a checkpoint to its end. */
public final class EpochLoop {
  private final Algorithm algorithm;
  private final ExecutionConfig execution;
  private final RunStarted plan;
  private final RunListener listener;
  private final StepGate gate;

  private EpochLoop(
      Algorithm algorithm, ExecutionConfig execution, RunListener listener, StepGate gate) {
    this.algorithm = algorithm;
    this.execution = execution;
    this.listener = listener;
    this.gate = gate;
    plan = algorithm.started();
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
    for (int epoch = position.epoch(); epoch < plan.epochs(); epoch++) {
      int first = epoch == position.epoch() ? position.step() : 0;
      if (!runEpoch(new Position(epoch, first))) {
        return Outcome.STOPPED;
      }
    }
    return Outcome.FINISHED;
  }

  /** Returns whether the run goes on. */
  private boolean runEpoch(Position from) throws IOException, InterruptedException {
    EpochClock clock = new EpochClock();
    int epoch = from.epoch();
    try (EpochSteps steps = algorithm.begin(from)) {
      for (int s = from.step(); s < plan.stepsPerEpoch(); s++) {
        if (!goesOn(new Position(epoch, s), clock)) {
          return false;
        }
        clock.beginStep();
        steps.fetch();
        clock.batchReady();
        StepDone done = steps.make(s);
        clock.endStep(steps.images());
        listener.onEvent(done);
        listener.onEvent(clock.stepTimed(epoch, s));
      }
    }
    end(epoch, clock);
    return true;
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

  private void end(int epoch, EpochClock clock) throws IOException {
    boolean last = epoch == plan.epochs() - 1;
    int every = execution.evaluateEvery();
    clock.beginEvaluation();
    EpochEnd end = algorithm.end(epoch, every > 0 && (last || (epoch + 1) % every == 0));
    clock.endEvaluation();
    listener.onEvent(end.done());
    listener.onEvent(clock.epochTimed(epoch));
    Position next = new Position(epoch + 1, 0);
    if (end.best()) {
      listener.onBest(next, out -> write(next, out));
    }
    if (last) {
      listener.onEvent(new RunFinished(plan.epochs(), end.done().derived()));
    }
    if (last || (epoch + 1) % execution.checkpointEvery() == 0) {
      listener.onCheckpoint(next, out -> write(next, out));
    }
  }
}
