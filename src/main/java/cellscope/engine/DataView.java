package cellscope.engine;

import cellscope.engine.data.SearchBatches;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SelectionBatches;
import cellscope.model.RandomStream;
import java.util.List;

/** Other data, seen in another way: everything is passed on that a subclass does not change. */
abstract class DataView implements SearchData {
  private final SearchData whole;

  DataView(SearchData whole) {
    this.whole = whole;
  }

  SearchData whole() {
    return whole;
  }

  @Override
  public int stepsPerEpoch() {
    return whole.stepsPerEpoch();
  }

  @Override
  public SearchBatches searchBatches(int epoch, int fromStep) {
    return whole.searchBatches(epoch, fromStep);
  }

  @Override
  public SelectionBatches selection(int batchSize, RandomStream order, boolean augmented) {
    return whole.selection(batchSize, order, augmented);
  }

  @Override
  public long batchBytes() {
    return whole.batchBytes();
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public String path() {
    return whole.path();
  }

  @Override
  public String fingerprint() {
    return whole.fingerprint();
  }

  @Override
  public List<String> classNames() {
    return whole.classNames();
  }

  @Override
  public double[] mean() {
    return whole.mean();
  }

  @Override
  public double[] deviation() {
    return whole.deviation();
  }

  @Override
  public String splitSentence() {
    return whole.splitSentence();
  }

  @Override
  public int height() {
    return whole.height();
  }

  @Override
  public int width() {
    return whole.width();
  }

  @Override
  public int channels() {
    return whole.channels();
  }

  @Override
  public int classes() {
    return whole.classes();
  }

  @Override
  public int weightImages() {
    return whole.weightImages();
  }

  @Override
  public int archImages() {
    return whole.archImages();
  }

  @Override
  public int heldOutImages() {
    return whole.heldOutImages();
  }
}
