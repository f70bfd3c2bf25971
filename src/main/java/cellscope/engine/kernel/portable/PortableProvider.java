package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.CheckedKernels;
import cellscope.engine.kernel.KernelMemory;
import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.kernel.nd4j.Backend;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** ND4J's operations, on the CPU or on a card that its CUDA backend can run. */
public final class PortableProvider implements KernelProvider {
  private final Device device;
  private final Function<LongSupplier, Probe> probe;

  private PortableProvider(Device device, Function<LongSupplier, Probe> probe) {
    this.device = device;
    this.probe = probe;
  }

  /** On the machine's first card. */
  public static KernelProvider onGpu() {
    return new PortableProvider(Device.GPU, CardProbe.ofThisMachine()::probe);
  }

  /** On the CPU. */
  public static KernelProvider onCpu() {
    return new PortableProvider(
        Device.CPU,
        neededBytes -> {
          Backend.startOnCpu();
          return Probe.usable("");
        });
  }

  @Override
  public String id() {
    return "portable";
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public Set<Precision> precisions() {
    return Set.of(Precision.values());
  }

  @Override
  public Probe probe(LongSupplier neededBytes) {
    return probe.apply(neededBytes);
  }

  /** ND4J has threads of its own. */
  @Override
  public int slices(int wanted) {
    return 1;
  }

  /** On the device that ND4J was started on. */
  @Override
  public Kernels open(Precision precision, int threads, int slices) {
    return new CheckedKernels(new PortableKernels(precision));
  }

  @Override
  public KernelMemory memory(int slices) {
    return new PortableMemory();
  }
}
