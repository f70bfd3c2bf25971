package cellscope.engine.kernel;

class PortableKernelsDoubleTest extends KernelContract {
  @Override
  Kernels create() {
    return KernelFactory.portable(Precision.DOUBLE);
  }

  @Override
  double tolerance() {
    return 1e-12;
  }
}
