package cellscope.engine.kernel;

class PortableKernelsSingleTest extends KernelContract {
  @Override
  Kernels create() {
    return KernelFactory.portable(Precision.SINGLE);
  }

  @Override
  double tolerance() {
    return 1e-5;
  }
}
