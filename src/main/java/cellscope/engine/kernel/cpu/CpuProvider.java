package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.CheckedKernels;
import cellscope.engine.kernel.KernelMemory;
import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.kernel.nd4j.Backend;
import java.util.Set;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Loader;

/** Single precision on the CPU: oneDNN and the Vector API, on memory of ND4J's. */
public final class CpuProvider implements KernelProvider {
  private final String platform;

  public CpuProvider() {
    this(Loader.getPlatform());
  }

  /**
   * @param platform operating system and processor, as JavaCPP names them
   */
  CpuProvider(String platform) {
    this.platform = platform;
  }

  @Override
  public String id() {
    return "cpu";
  }

  @Override
  public Device device() {
    return Device.CPU;
  }

  @Override
  public Set<Precision> precisions() {
    return Set.of(Precision.SINGLE);
  }

  /**
   * Looks for oneDNN's natives and leaves them unloaded. The vector module is not looked for: it is
   * a matter of how Java was started, and a search that went on at a tenth of the speed would hide
   * the mistake.
   */
  @Override
  public Probe probe(LongSupplier neededBytes) {
    String library = "/org/bytedeco/dnnl/" + platform + "/" + System.mapLibraryName("jnidnnl");
    if (CpuProvider.class.getResource(library) == null) {
      return Probe.unusable("oneDNN for " + platform + " is not part of this build");
    }
    Backend.startOnCpu();
    return Probe.usable("");
  }

  @Override
  public int slices(int wanted) {
    return wanted;
  }

  @Override
  public Kernels open(Precision precision, int threads, int slices) {
    if (precision != Precision.SINGLE) {
      throw new IllegalArgumentException("the CPU's kernels compute in single precision alone");
    }
    return new CheckedKernels(new CpuKernels(threads, slices));
  }

  @Override
  public KernelMemory memory(int slices) {
    return new CpuMemory(slices);
  }
}
