package cellscope.engine.kernel;

/** Makes the kernels of each kind. */
public final class KernelFactory {
  private KernelFactory() {}

  /** Kernels on ND4J's operations, on the backend that ND4J has loaded, a GPU or the CPU. */
  public static Kernels portable(Precision precision) {
    return new PortableKernels(precision);
  }

  /**
   * Single precision on the CPU: oneDNN and the Vector API.
   *
   * @param threads how many compute; more than slices are of no use
   * @param slices of a batch, whose sums are joined in a fixed order
   */
  public static Kernels cpu(int threads, int slices) {
    return new CpuKernels(threads, slices);
  }

  /**
   * Kernels that compute nothing and count the memory that others would take.
   *
   * @param slices of a batch on the CPU
   */
  public static DryKernels dryCpu(int slices) {
    return new DryKernels(new CpuMemory(slices));
  }

  /** The same for the portable kernels in single precision. */
  public static DryKernels dryPortable() {
    return new DryKernels(new PortableMemory());
  }
}
