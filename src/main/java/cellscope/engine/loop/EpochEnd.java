package cellscope.engine.loop;

import cellscope.model.run.RunEvent.EpochDone;

/**
 * How an epoch ended.
 *
 * @param done what is told of it
 * @param best whether its state is the best so far and worth keeping
 * @param over whether the run ends with it, though more epochs may have been planned
 */
public record EpochEnd(EpochDone done, boolean best, boolean over) {
  /** Of a run that ends with its last planned epoch. */
  public EpochEnd(EpochDone done, boolean best) {
    this(done, best, false);
  }
}
