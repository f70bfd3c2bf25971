package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.engine.kernel.Backend;
import cellscope.engine.kernel.ComputeDevice;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.search.GdasSearch;
import cellscope.model.InputProblem;
import cellscope.model.SearchListener;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Opens searches. */
public final class SearchEngines {
  private SearchEngines() {}

  /**
   * Reads the data, chooses the device and builds the supernet.
   *
   * @param environment where data folders are named: System.getenv()
   * @throws InputProblem data that are missing or wrong, images that the network can't halve twice,
   *     a demanded GPU that can't be used
   */
  public static SearchEngine open(SearchConfig config, Map<String, String> environment) {
    SearchData data = SearchDataFactory.open(config, environment);
    if (data.height() % 4 != 0 || data.width() % 4 != 0) {
      throw new InputProblem(
          "images of "
              + data.width()
              + "x"
              + data.height()
              + " pixels can't be halved twice, which the network does",
          "data",
          "use images whose sides are multiples of 4 (data.imageSize for an image folder)");
    }
    ComputeDevice device = Backend.start(config.execution().device(), 0);
    return new GdasEngine(config, data, device);
  }

  private static final class GdasEngine implements SearchEngine {
    private final EngineFacts facts;
    private final Kernels kernels;
    private final GdasSearch search;

    GdasEngine(SearchConfig config, SearchData data, ComputeDevice device) {
      SearchConfig.ExecutionConfig execution = config.execution();
      int cores = Runtime.getRuntime().availableProcessors();
      int wanted = execution.threads() == 0 ? cores : execution.threads();
      boolean portable = device.gpu() || execution.kernels().equals("portable");
      int threads = portable ? 1 : Math.min(wanted, execution.slices());
      kernels =
          portable
              ? KernelFactory.portable(Precision.SINGLE)
              : KernelFactory.cpu(threads, execution.slices());
      search = new GdasSearch(config, data, kernels);
      facts =
          new EngineFacts(
              device.name(),
              device.reason(),
              kernels.description(),
              threads,
              portable ? 1 : execution.slices(),
              data.name(),
              data.path(),
              data.fingerprint(),
              data.weightImages(),
              data.archImages(),
              data.heldOutImages(),
              data.splitSentence());
    }

    @Override
    public EngineFacts facts() {
      return facts;
    }

    @Override
    public Outcome run(InputStream checkpointOrNull, SearchListener listener, StepGate gate)
        throws IOException, InterruptedException {
      return search.run(checkpointOrNull, listener, gate);
    }

    @Override
    public void close() {
      kernels.close();
    }
  }
}
