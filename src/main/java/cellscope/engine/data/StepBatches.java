package cellscope.engine.data;

import cellscope.model.RandomStream;

/**
 * Makes the batches of one epoch's steps: the weight batch from a shuffled pass over the weight
 * half, the architecture batch of the same size drawn with replacement from the other half, as
 * upstream does. A pure function of (stream, epoch, step). After a pass another one begins, in
 * another order. Not thread safe.
 */
final class StepBatches {
  private final ImagePool pool;
  private final Division division;
  private final ImageWriter writer;
  private final RandomStream stream;
  private final int epoch;
  private final int batchSize;
  private final int stepsPerPass;
  private final int[] order;
  private int orderOfPass = -1;

  /**
   * @param stream the data's root stream
   * @param batchSize at most as large as the weight half
   */
  StepBatches(
      ImagePool pool,
      Division division,
      ImageWriter writer,
      RandomStream stream,
      int epoch,
      int batchSize) {
    this.pool = pool;
    this.division = division;
    this.writer = writer;
    this.stream = stream;
    this.epoch = epoch;
    this.batchSize = batchSize;
    this.stepsPerPass = stepsPerPass(division.weight().length, batchSize);
    this.order = division.weight().clone();
  }

  static int stepsPerPass(int images, int batchSize) {
    return (images + batchSize - 1) / batchSize;
  }

  /** Fills the buffer with a step's batches. */
  SearchBatches.Pair make(int step, PairBuffer into) {
    shuffleFor(step / stepsPerPass);
    int from = step % stepsPerPass * batchSize;
    int size = Math.min(batchSize, order.length - from);
    RandomStream weight = stream.split("augment-weight").split(epoch).split(step);
    RandomStream arch = stream.split("augment-arch").split(epoch).split(step);
    RandomStream draw = stream.split("draw-arch").split(epoch).split(step);
    for (int i = 0; i < size; i++) {
      int image = order[from + i];
      writer.augmented(image, weight, into.weightPixels(), i);
      into.weightLabels()[i] = pool.labels()[image];
      if (division.arch().length == 0) {
        continue;
      }
      int other = division.arch()[draw.nextInt(division.arch().length)];
      writer.augmented(other, arch, into.archPixels(), i);
      into.archLabels()[i] = pool.labels()[other];
    }
    return into.pair(size);
  }

  private void shuffleFor(int pass) {
    if (pass == orderOfPass) {
      return;
    }
    System.arraycopy(division.weight(), 0, order, 0, order.length);
    stream.split("order").split(epoch).split(pass).shuffle(order);
    orderOfPass = pass;
  }
}
