package cellscope.engine.kernel;

class CpuKernelsTest extends KernelContract {
  @Override
  Kernels create() {
    return KernelFactory.cpu(2, 2);
  }

  @Override
  double tolerance() {
    return 1e-5;
  }
}
