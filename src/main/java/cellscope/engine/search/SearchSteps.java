package cellscope.engine.search;

import cellscope.engine.data.SearchBatches;
import cellscope.engine.loop.EpochSteps;
import cellscope.model.run.RunEvent.StepDone;

/** The steps of a search's epoch, on batches of both halves. */
final class SearchSteps implements EpochSteps {
  private final SearchBatches batches;
  private final Maker maker;
  private SearchBatches.Pair pair;

  /** Makes a step on a pair of batches. */
  @FunctionalInterface
  interface Maker {
    StepDone make(int step, SearchBatches.Pair pair);
  }

  SearchSteps(SearchBatches batches, Maker maker) {
    this.batches = batches;
    this.maker = maker;
  }

  @Override
  public void fetch() throws InterruptedException {
    pair = batches.next();
  }

  @Override
  public StepDone make(int step) {
    return maker.make(step, pair);
  }

  @Override
  public int images() {
    return pair.weight().size() + pair.arch().size();
  }

  @Override
  public void close() {
    batches.close();
  }
}
