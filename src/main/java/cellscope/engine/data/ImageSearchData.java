package cellscope.engine.data;

import cellscope.model.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A pool of images, divided and normalised. */
final class ImageSearchData implements SearchData {
  private final String name;
  private final List<String> classNames;
  private final String path;
  private final String fingerprint;
  private final ImagePool pool;
  private final Division division;
  private final Normalisation normalisation;
  private final ImageWriter writer;
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
      ImagePool pool,
      Division division,
      Normalisation normalisation,
      ImageWriter writer,
      RandomStream stream,
      int channels,
      int batchSize) {
    this.name = name;
    this.classNames = classNames;
    this.path = path;
    this.fingerprint = fingerprint;
    this.pool = pool;
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
    return pool.height();
  }

  @Override
  public int width() {
    return pool.width();
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int classes() {
    return pool.classes();
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
  public int stepsPerEpoch() {
    return StepBatches.stepsPerPass(division.weight().length, batchSize);
  }

  @Override
  public SearchBatches searchBatches(int epoch, int fromStep) {
    StepBatches steps = new StepBatches(pool, division, writer, stream, epoch, batchSize);
    return new PreparedBatches(steps::make, fromStep, ring(), spare);
  }

  /** The ring of an epoch that was closed, or a new one. */
  private List<PairBuffer> ring() {
    List<PairBuffer> ring = new ArrayList<>();
    while (ring.size() < PreparedBatches.BUFFERS) {
      PairBuffer buffer = spare.poll();
      ring.add(buffer != null ? buffer : new PairBuffer(batchSize, writer.imageLength()));
    }
    return ring;
  }

  @Override
  public void eachHeldOutBatch(int batchSize, Consumer<Batch> use) {
    int[] images = division.heldOut();
    int most = Math.min(batchSize, images.length);
    float[] pixels = new float[most * writer.imageLength()];
    int[] labels = new int[most];
    for (int from = 0; from < images.length; from += most) {
      int size = Math.min(most, images.length - from);
      for (int i = 0; i < size; i++) {
        writer.plain(images[from + i], pixels, i);
        labels[i] = pool.labels()[images[from + i]];
      }
      use.accept(new Batch(size, pixels, labels));
    }
  }
}
