package cellscope.engine.algorithm.trial;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;

/**
 * A search without weight sharing. Asked and told in turn; all that it draws comes from the draws
 * of the trial, so that its state, written between two trials, is all there is to keep. Not thread
 * safe.
 */
public interface TrialMethod {
  /** Begins a search; not called where a state is read. */
  default void begin(Draws draws) {}

  /** Whether it has another question. */
  default boolean hasNext() {
    return true;
  }

  /** The next question. */
  Question ask(Draws draws);

  /**
   * The answer to the last question.
   *
   * @param validationAccuracy in percent
   */
  void tell(double validationAccuracy);

  /** So many trials at the beginning are made without looking at the budget. */
  default int trialsBeforeBudget() {
    return 0;
  }

  /**
   * Whether a last question that the budget no longer counts may still be the answer; see {@link
   * Budget.Rule#SCRIPT}.
   */
  default boolean keepsOverrun() {
    return false;
  }

  /** Writes the state, between two trials, in entries whose names begin with {@code method/}. */
  void write(StateOut out) throws IOException;

  /** Reads a state that a method with the same options wrote. */
  void read(StateIn in);
}
