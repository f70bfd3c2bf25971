package cellscope.engine.data;

import cellscope.model.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A pool of images, divided and normalised. */
final class ImageSearchData implements SearchData {
  /** Images in a batch of an evaluation. */
  private static final int EVALUATION = 256;

  private final String name;
  private final List<String> classNames;
  private final String path;
  private final String fingerprint;
  private final LabelledImages images;
  private final Division division;
  private final Normalisation normalisation;
  private final BatchWriter writer;
  private final RandomStream stream;
  private final int channels;
  private final int batchSize;
  private final Queue<PairBuffer> spare = new ConcurrentLinkedQueue<>();

  /**
   * @param fingerprint of what is used
   * @param stream the data's root stream
   * @param channels of a batch
   * @param batchSize largest batch of either half
   */
  ImageSearchData(
      String name,
      List<String> classNames,
      String path,
      String fingerprint,
      LabelledImages images,
      Division division,
      Normalisation normalisation,
      BatchWriter writer,
      RandomStream stream,
      int channels,
      int batchSize) {
    this.name = name;
    this.classNames = classNames;
    this.path = path;
    this.fingerprint = fingerprint;
    this.images = images;
    this.division = division;
    this.normalisation = normalisation;
    this.writer = writer;
    this.stream = stream;
    this.channels = channels;
    this.batchSize = Math.min(batchSize, division.weight().length);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public double[] mean() {
    return normalisation.mean().clone();
  }

  @Override
  public double[] deviation() {
    return normalisation.deviation().clone();
  }

  @Override
  public String splitSentence() {
    return division.sentence();
  }

  @Override
  public int height() {
    return images.height();
  }

  @Override
  public int width() {
    return images.width();
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int classes() {
    return images.classes();
  }

  @Override
  public int weightImages() {
    return division.weight().length;
  }

  @Override
  public int archImages() {
    return division.arch().length;
  }

  @Override
  public int heldOutImages() {
    return division.heldOut().length;
  }

  @Override
  public long batchBytes() {
    long imageBytes = (long) Float.BYTES * writer.imageLength();
    long ofSteps = (long) PreparedBatches.BUFFERS * batchSize * (archImages() > 0 ? 2 : 1);
    long ofEvaluation = Math.min(EVALUATION, heldOutImages()) * (images.decoded() ? 2L : 1L);
    return imageBytes * (ofSteps + ofEvaluation);
  }

  @Override
  public int stepsPerEpoch() {
    return StepBatches.stepsPerPass(division.weight().length, batchSize);
  }

  @Override
  public SearchBatches searchBatches(int epoch, int fromStep) {
    StepBatches steps = new StepBatches(division, writer, stream, epoch, batchSize);
    return new PreparedBatches(steps::make, fromStep, ring(), spare);
  }

  /** The ring of an epoch that was closed, or a new one. */
  private List<PairBuffer> ring() {
    List<PairBuffer> ring = new ArrayList<>();
    while (ring.size() < PreparedBatches.BUFFERS) {
      PairBuffer buffer = spare.poll();
      ring.add(buffer != null ? buffer : newBuffer());
    }
    return ring;
  }

  private PairBuffer newBuffer() {
    return new PairBuffer(batchSize, writer.imageLength(), archImages() > 0);
  }

  @Override
  public SelectionBatches selection(int size, RandomStream order, boolean augmented) {
    return augmented
        ? ShuffledImages.augmented(writer, division.arch(), size, order)
        : ShuffledImages.plain(writer, division.arch(), size, order);
  }

  @Override
  public void eachHeldOutBatch(int batchSize, Consumer<Batch> use) {
    HeldOutBatches batches = new HeldOutBatches(writer, division.heldOut(), batchSize);
    try {
      if (images.decoded()) {
        batches.eachAhead(use);
      } else {
        batches.each(use);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while held-out images were read", e);
    }
  }
}
