package cellscope.engine.algorithm.trial;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;

/** Random search: every decision uniform, repeats allowed. It has no state. */
public final class RandomTrials implements TrialMethod {
  private final TrialSpace space;
  private final int epochs;

  /**
   * A random search.
   *
   * @param epochs of every question
   */
  public RandomTrials(TrialSpace space, int epochs) {
    this.space = space;
    this.epochs = epochs;
  }

  @Override
  public Question ask(Draws draws) {
    return new Question(space.random(draws), epochs);
  }

  @Override
  public void tell(double validationAccuracy) {}

  @Override
  public void write(StateOut out) {}

  @Override
  public void read(StateIn in) {}
}
