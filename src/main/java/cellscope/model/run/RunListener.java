package cellscope.model.run;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Hears what a run (a search or a training) does. All calls come from the run's own thread, in
 * order, between steps.
 */
public interface RunListener {
  /** Takes one event; an exception ends the run as failed. */
  void onEvent(RunEvent event) throws IOException;

  /**
   * Keeps a checkpoint. Every event before it has been delivered and none after it.
   *
   * @param position where the run stands: the next step to be made
   * @param state writes the whole state to the stream that it is given, once
   */
  void onCheckpoint(Position position, StateWriter state) throws IOException;

  /**
   * Keeps the state of a training's epoch with the best test top-1 so far, in place of the one
   * before. A state is told again where a resumed training makes its epoch again. Nothing is kept
   * unless this is overridden.
   *
   * @param position the step after that epoch
   * @param state as in {@link #onCheckpoint}
   */
  default void onBest(Position position, StateWriter state) throws IOException {
    // who only follows the events needs no states
  }

  /**
   * A place in a run.
   *
   * @param epoch zero-based epoch of the next step
   * @param step zero-based step within that epoch
   */
  record Position(int epoch, int step) {}

  /** Writes the state of a run. */
  @FunctionalInterface
  interface StateWriter {
    void writeTo(OutputStream out) throws IOException;
  }
}
