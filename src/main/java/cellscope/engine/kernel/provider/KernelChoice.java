package cellscope.engine.kernel.provider;

import cellscope.engine.kernel.KernelProvider;

/**
 * The kernels that a run takes, and why those.
 *
 * @param reason plain sentences for run.json and the window
 */
public record KernelChoice(KernelProvider provider, String reason) {
  /** "gpu" or "cpu". */
  public String device() {
    return provider.device().id();
  }
}
