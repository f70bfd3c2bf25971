package cellscope.engine;

import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Backend;
import cellscope.engine.kernel.ComputeDevice;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.model.InputProblem;
import cellscope.model.SearchListener;
import java.io.IOException;
import java.io.InputStream;

/** The device and kernels that a config asks for. */
final class EngineSetup {
  private final ComputeDevice device;
  private final Kernels kernels;
  private final int threads;
  private final int slices;

  private EngineSetup(ComputeDevice device, Kernels kernels, int threads, int slices) {
    this.device = device;
    this.kernels = kernels;
    this.threads = threads;
    this.slices = slices;
  }

  /** The loop of a run. */
  @FunctionalInterface
  interface Loop {
    Outcome run(InputStream checkpointOrNull, SearchListener listener, StepGate gate)
        throws IOException, InterruptedException;
  }

  /**
   * Starts the backend.
   *
   * @throws InputProblem a demanded GPU that can't be used
   */
  static EngineSetup of(ExecutionConfig execution) {
    ComputeDevice device = Backend.start(execution.device(), 0);
    int cores = Runtime.getRuntime().availableProcessors();
    int wanted = execution.threads() == 0 ? cores : execution.threads();
    boolean portable = device.gpu() || execution.kernels().equals("portable");
    int threads = portable ? 1 : Math.min(wanted, execution.slices());
    Kernels kernels =
        portable
            ? KernelFactory.portable(Precision.SINGLE)
            : KernelFactory.cpu(threads, execution.slices());
    return new EngineSetup(device, kernels, threads, portable ? 1 : execution.slices());
  }

  Kernels kernels() {
    return kernels;
  }

  /** The network halves its images twice. */
  static void requireHalvings(SearchData data) {
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
  }

  RunEngine engine(SearchData data, Loop loop) {
    return new Opened(facts(data), kernels, loop);
  }

  private EngineFacts facts(SearchData data) {
    return new EngineFacts(
        device.name(),
        device.reason(),
        kernels.description(),
        threads,
        slices,
        data.name(),
        data.path(),
        data.fingerprint(),
        data.weightImages(),
        data.archImages(),
        data.heldOutImages(),
        data.splitSentence(),
        data.channels(),
        data.height(),
        data.width(),
        data.classes());
  }

  private record Opened(EngineFacts facts, Kernels kernels, Loop loop) implements RunEngine {
    @Override
    public Outcome run(InputStream checkpointOrNull, SearchListener listener, StepGate gate)
        throws IOException, InterruptedException {
      return loop.run(checkpointOrNull, listener, gate);
    }

    @Override
    public void close() {
      kernels.close();
    }
  }
}
