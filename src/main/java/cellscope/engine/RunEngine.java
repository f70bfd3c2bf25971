package cellscope.engine;

import cellscope.model.run.Outcome;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.IOException;
import java.io.InputStream;

/**
 * One run, a search or a training, from its config to its end. Opening it reads and checks the data
 * and chooses the device, so that a bad input is told before anything is computed. Use from one
 * thread.
 */
public interface RunEngine extends AutoCloseable {
  /** What the run computes on. */
  EngineFacts facts();

  /**
   * Runs until the end or until the gate stops it.
   *
   * @param checkpointOrNull the state to go on from, as a {@link RunListener.StateWriter} wrote it;
   *     null to begin
   * @throws cellscope.model.InputProblem a checkpoint that does not fit the config
   * @throws IOException what the listener or the stream threw
   */
  Outcome run(InputStream checkpointOrNull, RunListener listener, StepGate gate)
      throws IOException, InterruptedException;

  @Override
  void close();
}
