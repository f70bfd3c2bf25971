package cellscope.engine;

import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.kernel.provider.KernelChoice;
import cellscope.engine.kernel.provider.KernelProviders;
import cellscope.engine.kernel.provider.KernelWish;

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
    KernelChoice choice =
        KernelProviders.choose(new KernelWish(KernelWish.ANY, KernelWish.ANY), any -> 0);
    KernelProvider provider = choice.provider();
    int slices = provider.slices(DEFAULT_SLICES);
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), slices);
    try (Kernels kernels = provider.open(Precision.SINGLE, threads, slices)) {
      return new Found(choice.device(), choice.reason(), kernels.description());
    }
  }
}
