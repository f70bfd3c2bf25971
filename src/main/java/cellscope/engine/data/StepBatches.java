package cellscope.engine.data;

import cellscope.model.RandomStream;
import java.util.Arrays;

/**
 * Makes the batches of one epoch's steps: the weight batch from a shuffled pass over the weight
 * half, the architecture batch of the same size drawn with replacement from the other half, as
 * upstream does. A pure function of (stream, epoch, step). After a pass another one begins, in
 * another order. Not thread safe.
 */
final class StepBatches {
  private final Division division;
  private final BatchWriter writer;
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
      Division division, BatchWriter writer, RandomStream stream, int epoch, int batchSize) {
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
  SearchBatches.Pair make(int step, PairBuffer into) throws InterruptedException {
    shuffleFor(step / stepsPerPass);
    int from = step % stepsPerPass * batchSize;
    int size = Math.min(batchSize, order.length - from);
    int[] chosen = Arrays.copyOfRange(order, from, from + size);
    RandomStream weight = stream.split("augment-weight").split(epoch).split(step);
    writer.augmented(chosen, division.weight(), weight, into.weightPixels(), into.weightLabels());
    if (division.arch().length > 0) {
      draw(chosen, stream.split("draw-arch").split(epoch).split(step));
      RandomStream arch = stream.split("augment-arch").split(epoch).split(step);
      writer.augmented(chosen, division.arch(), arch, into.archPixels(), into.archLabels());
    }
    return into.pair(size);
  }

  private void draw(int[] chosen, RandomStream draws) {
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = division.arch()[draws.nextInt(division.arch().length)];
    }
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
