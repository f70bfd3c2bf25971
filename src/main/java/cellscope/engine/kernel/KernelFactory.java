package cellscope.engine.kernel;

/** Makes the kernels of each kind. */
public final class KernelFactory {
  private KernelFactory() {}

  /** Kernels on ND4J's operations, on the backend that ND4J has loaded, a GPU or the CPU. */
  public static Kernels portable(Precision precision) {
    return new PortableKernels(precision);
  }
}
