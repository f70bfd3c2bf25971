package cellscope.config;

import cellscope.model.Schedules;

/** The options of an algorithm that trains a supernet. */
public interface SupernetOptions extends SearchOptions {
  /** SGD on the supernet's weights. */
  WeightConfig weights();

  /** Whether the last BN, too, is built like the search cells', as NATS-Bench's program has it. */
  default boolean lastNormLikeCells() {
    return false;
  }

  /**
   * Learning rate of the weights at a place.
   *
   * @param epoch zero-based, warm-up included
   * @param fraction of the epoch's steps already made
   */
  default double learningRate(Schedules schedules, int epoch, double fraction) {
    return weights().learningRate(schedules, epoch, fraction);
  }
}
