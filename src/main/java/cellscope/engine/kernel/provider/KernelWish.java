package cellscope.engine.kernel.provider;

import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.KernelProvider.Device;

/**
 * What a config asks for.
 *
 * @param device execution.device: "auto", "cpu" or "gpu"
 * @param kernels execution.kernels: "auto", or the {@linkplain KernelProvider#id kind} of kernels
 */
public record KernelWish(String device, String kernels) {
  /** Whatever is best for the machine. */
  public static final String ANY = "auto";

  /** Whether that provider may serve. */
  boolean suits(KernelProvider provider) {
    return suits(provider.device()) && (kernels.equals(ANY) || kernels.equals(provider.id()));
  }

  private boolean suits(Device which) {
    return device.equals(ANY) || device.equals(which.id());
  }

  boolean demands(Device which) {
    return device.equals(which.id());
  }
}
