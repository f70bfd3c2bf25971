package cellscope.engine.loop;

import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.IOException;

/** Asks the gate before a step and writes the checkpoints that it demands. */
public final class GateWatch {
  private GateWatch() {}

  /**
   * Whether to make the step; may block while the run is paused.
   *
   * @param position the step
   * @param state writes the state before it
   */
  public static boolean goesOn(
      RunListener.Position position,
      RunListener listener,
      StepGate gate,
      EpochClock clock,
      RunListener.StateWriter state)
      throws IOException, InterruptedException {
    clock.beginWait();
    try {
      while (true) {
        StepGate.Verdict verdict = gate.beforeStep();
        if (verdict == StepGate.Verdict.CONTINUE) {
          return true;
        }
        listener.onCheckpoint(position, state);
        if (verdict == StepGate.Verdict.STOP) {
          return false;
        }
      }
    } finally {
      clock.endWait();
    }
  }
}
