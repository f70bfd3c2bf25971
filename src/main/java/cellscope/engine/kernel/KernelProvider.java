package cellscope.engine.kernel;

import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The way to one kind of kernels on one device: whether they can compute here, how they are made,
 * and what memory they take. Those that there are stand in {@code KernelProviders}.
 */
public interface KernelProvider {
  /** What execution.device names. */
  enum Device {
    CPU,
    GPU;

    /** "cpu" or "gpu". */
    public String id() {
      return this == GPU ? "gpu" : "cpu";
    }
  }

  /**
   * Whether kernels can compute here.
   *
   * @param usable whether they can
   * @param reason half a sentence for run.json and the window: why they can't, or what they compute
   *     on; empty if that goes without saying
   */
  record Probe(boolean usable, String reason) {
    /** They can. */
    public static Probe usable(String what) {
      return new Probe(true, what);
    }

    /** They can't. */
    public static Probe unusable(String why) {
      return new Probe(false, why);
    }
  }

  /** Kind of kernels, as execution.kernels asks for it. With the device it is unique. */
  String id();

  /** Where they compute. A GPU's buffers lie in its own memory and not in the process's. */
  Device device();

  /** Number formats that they compute in. */
  Set<Precision> precisions();

  /**
   * Looks whether they can compute on this machine and, if so, starts the libraries that all
   * kernels of a process share. No kernels may be opened before they were probed, but for those of
   * a process that computes on the CPU alone.
   *
   * @param neededBytes memory that the run needs with these kernels; asked only where there is a
   *     device of that much memory of its own
   */
  Probe probe(LongSupplier neededBytes);

  /**
   * Slices into which they cut a batch, if as many are wanted: 1 for kernels that don't cut. No
   * more threads than slices are of use.
   */
  int slices(int wanted);

  /**
   * Kernels that check the shapes of what they are called with.
   *
   * @param precision one of {@link #precisions}
   * @param threads how many compute
   * @param slices of a batch, whose sums are joined in a fixed order
   * @throws IllegalArgumentException another precision
   * @throws LinkageError a native library can't be loaded
   */
  Kernels open(Precision precision, int threads, int slices);

  /**
   * What the kernels of single precision keep for themselves, to be counted.
   *
   * @param slices of a batch
   */
  KernelMemory memory(int slices);
}
