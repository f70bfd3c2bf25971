package cellscope.engine.data;

import cellscope.model.RandomStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that a search or a training needs of its data; a training has no architecture half.
 * Batches are a pure function of (seed, epoch, step).
 */
public interface SearchData {
  /** The data set's name. */
  String name();

  /** Where it was found; "built in" for the sample. */
  String path();

  /** SHA-256 over images and labels used, hexadecimal. */
  String fingerprint();

  /** What the classes are called, in the order of the labels; empty where nobody tells. */
  List<String> classNames();

  /** What images are centred about, by stored channel (1 for gray), of 255. */
  double[] mean();

  /** What they are divided by, by stored channel, of 255. */
  double[] deviation();

  /** A plain sentence on how the images were divided. */
  String splitSentence();

  int height();

  int width();

  int channels();

  int classes();

  int weightImages();

  int archImages();

  int heldOutImages();

  /** Bytes of the batches that are prepared ahead, and of an evaluation's, on the Java heap. */
  long batchBytes();

  /** Steps of one pass over the weight half; the last batch may be smaller. */
  int stepsPerEpoch();

  /**
   * The batches of an epoch from a step on; of a training, the architecture batch means nothing.
   */
  SearchBatches searchBatches(int epoch, int fromStep);

  /**
   * Gives the held-out images in fixed order and without augmentation, in batches of that size; the
   * last may be smaller. The batch is valid within the call only.
   */
  void eachHeldOutBatch(int batchSize, Consumer<Batch> use);

  /**
   * The architecture half: what candidates are chosen on.
   *
   * @param batchSize of a batch; the last may be smaller
   * @param order what the images are shuffled by
   * @param augmented whether they are changed as in training, a batch always in the same way, or
   *     stand as they are
   * @return batches that are valid until the next is asked for
   */
  SelectionBatches selection(int batchSize, RandomStream order, boolean augmented);
}
