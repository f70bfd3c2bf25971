package cellscope.engine.kernel;

import cellscope.engine.kernel.cpu.CpuProvider;
import cellscope.engine.kernel.dry.DryKernels;
import cellscope.engine.kernel.portable.PortableProvider;

/** The kernels of each kind, for tests that need a certain one. They run on the CPU. */
public final class KernelFactory {
  private KernelFactory() {}

  /** Kernels on ND4J's operations. */
  public static Kernels portable(Precision precision) {
    return PortableProvider.onCpu().open(precision, 1, 1);
  }

  /** oneDNN and the Vector API; see {@link KernelProvider#open}. */
  public static Kernels cpu(int threads, int slices) {
    return new CpuProvider().open(Precision.SINGLE, threads, slices);
  }

  /** Kernels that compute nothing and count the memory that {@link #cpu} would take. */
  public static DryKernels dryCpu(int slices) {
    return new DryKernels(new CpuProvider().memory(slices));
  }
}
