package cellscope.engine;

import cellscope.engine.kernel.Backend;
import cellscope.engine.kernel.ComputeDevice;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;

/** Whether the engine starts on this machine: loads the native libraries that a search would. */
public final class EngineCheck {
  /**
   * What was found.
   *
   * @param device "cpu" or "gpu"
   * @param reason a plain sentence: what was chosen and why
   * @param kernels the kernels that a search would take, their library versions and instruction set
   */
  public record Found(String device, String reason, String kernels) {}

  /** As execution.slices has it. */
  private static final int DEFAULT_SLICES = 2;

  private EngineCheck() {}

  /**
   * Starts the backend as a search with {@code "device": "auto"} would.
   *
   * @throws LinkageError a native library or the vector module can't be loaded
   */
  public static Found run() {
    ComputeDevice device = Backend.start("auto", () -> 0);
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), DEFAULT_SLICES);
    try (Kernels kernels =
        device.gpu()
            ? KernelFactory.portable(Precision.SINGLE)
            : KernelFactory.cpu(threads, DEFAULT_SLICES)) {
      return new Found(device.name(), device.reason(), kernels.description());
    }
  }
}
