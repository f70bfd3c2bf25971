package cellscope.config;

/** The options of an algorithm that trains a supernet by the common loop's settings. */
public interface LoopOptions extends SupernetOptions {
  /** How long, and in which batches. */
  LoopConfig loop();

  @Override
  default boolean lastNormLikeCells() {
    return !loop().isScript();
  }

  @Override
  default String algorithm() {
    return loop().algorithm();
  }

  @Override
  default int epochs() {
    return loop().epochs();
  }

  @Override
  default int warmupEpochs() {
    return loop().warmupEpochs();
  }

  @Override
  default int batchSize() {
    return loop().batchSize();
  }

  @Override
  default int stepsPerEpoch() {
    return loop().stepsPerEpoch();
  }
}
