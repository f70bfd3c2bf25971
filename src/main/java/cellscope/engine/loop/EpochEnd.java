package cellscope.engine.loop;

import cellscope.model.run.RunEvent.EpochDone;

/**
 * How an epoch ended.
 *
 * @param done what is told of it
 * @param best whether its state is the best so far and worth keeping
 */
public record EpochEnd(EpochDone done, boolean best) {}
