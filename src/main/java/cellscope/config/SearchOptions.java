package cellscope.config;

import java.util.List;

/**
 * What a search algorithm may be told. Implemented by one record for each algorithm, whose
 * components are sections ({@link Section}) of the config; {@link AlgorithmSpec#ALL} lists them.
 */
public interface SearchOptions {
  /** The algorithm's id. */
  String algorithm();

  /**
   * Epochs, warm-up not counted; of an algorithm that tries cells, the trials. 0 where seconds end
   * the search and the number isn't known.
   */
  int epochs();

  /** Epochs with a rising learning rate, before the others. */
  int warmupEpochs();

  /** Images in a batch that trains weights. */
  int batchSize();

  /**
   * Changes, {@code path=value} each, that make an epoch's end short and leave its memory as it is:
   * for whoever tries a search before it is run.
   */
  default List<String> briefly() {
    return List.of();
  }

  /** See {@link RunConfig#choiceImages}. */
  default long choiceImages(int archImages) {
    return 0;
  }

  /** What its epochs are in words. */
  default Turn turn() {
    return Turn.EPOCH;
  }

  /** Whether a supernet is trained. */
  default boolean hasSupernet() {
    return true;
  }

  /** Steps in an epoch; 0 for one pass over the images. */
  int stepsPerEpoch();
}
