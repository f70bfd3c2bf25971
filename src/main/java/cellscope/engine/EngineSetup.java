package cellscope.engine;

import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Backend;
import cellscope.engine.kernel.ComputeDevice;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.model.InputProblem;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.IOException;
import java.io.InputStream;

/** The device and kernels that a config asks for. */
final class EngineSetup {
  private final ComputeDevice device;
  private final Kernels kernels;
  private final int threads;
  private final int slices;

  private EngineSetup(ComputeDevice device, Kernels kernels, int threads, int slices) {
    this.device = device;
    this.kernels = kernels;
    this.threads = threads;
    this.slices = slices;
  }

  /** The loop of a run. */
  @FunctionalInterface
  interface Loop {
    Outcome run(InputStream checkpointOrNull, RunListener listener, StepGate gate)
        throws IOException, InterruptedException;
  }

  /**
   * Starts the backend and builds the run.
   *
   * @throws InputProblem a demanded GPU that can't be used, too little memory
   */
  static RunEngine open(RunPlan<?> plan, SearchData data) {
    ComputeDevice device = device(plan, data);
    if (!device.gpu()) {
      new MemoryCheck(plan, demandOnCpu(plan, data)).require();
    }
    EngineSetup setup = of(device, plan.config().execution());
    try {
      return setup.engine(data, plan.loop(data, setup.kernels));
    } catch (RuntimeException e) {
      setup.kernels.close();
      throw e;
    }
  }

  /**
   * What a run will take.
   *
   * @param trialSeconds how long to run it; 0 for memory alone
   * @throws InputProblem as the other, but for too little memory
   */
  static RunEstimate estimate(RunPlan<?> plan, SearchData data, double trialSeconds)
      throws InterruptedException {
    ComputeDevice device = device(plan, data);
    MemoryDemand demand =
        device.gpu() ? new MemoryDemand(plan, data, true) : demandOnCpu(plan, data);
    MemoryDemand.Count count = demand.count();
    MemoryCheck check = new MemoryCheck(plan, demand);
    long memory = device.gpu() ? count.bytes() : check.processBytes(count.bytes());
    long free = device.gpu() ? memory : check.freeBytes();
    Trial.Timing timing = Trial.Timing.NONE;
    if (trialSeconds > 0 && memory <= free) {
      EngineSetup setup = of(device, plan.config().execution());
      try (Kernels kernels = setup.kernels) {
        timing = Trial.run(plan, data, kernels, trialSeconds);
      }
    }
    return timing.estimate(plan, data, count.parameters(), memory, free);
  }

  /**
   * Starts the backend for something small.
   *
   * @throws InputProblem a demanded GPU that can't be used
   */
  static EngineSetup of(ExecutionConfig execution) {
    return of(Backend.start(execution.device(), () -> 0), execution);
  }

  Kernels kernels() {
    return kernels;
  }

  private static ComputeDevice device(RunPlan<?> plan, SearchData data) {
    return Backend.start(
        plan.config().execution().device(),
        () -> new MemoryDemand(plan, data, true).count().bytes());
  }

  private static MemoryDemand demandOnCpu(RunPlan<?> plan, SearchData data) {
    return new MemoryDemand(plan, data, isPortable(plan.config().execution()));
  }

  private static boolean isPortable(ExecutionConfig execution) {
    return execution.kernels().equals("portable");
  }

  private static EngineSetup of(ComputeDevice device, ExecutionConfig execution) {
    int cores = Runtime.getRuntime().availableProcessors();
    int wanted = execution.threads() == 0 ? cores : execution.threads();
    boolean portable = device.gpu() || isPortable(execution);
    int threads = portable ? 1 : Math.min(wanted, execution.slices());
    Kernels kernels =
        portable
            ? KernelFactory.portable(Precision.SINGLE)
            : KernelFactory.cpu(threads, execution.slices());
    return new EngineSetup(device, kernels, threads, portable ? 1 : execution.slices());
  }

  private RunEngine engine(SearchData data, Loop loop) {
    return new Opened(facts(data), kernels, loop);
  }

  private EngineFacts facts(SearchData data) {
    return new EngineFacts(
        device.name(),
        device.reason(),
        kernels.description(),
        threads,
        slices,
        data.name(),
        data.path(),
        data.fingerprint(),
        data.weightImages(),
        data.archImages(),
        data.heldOutImages(),
        data.splitSentence(),
        data.channels(),
        data.height(),
        data.width(),
        data.classes());
  }

  private record Opened(EngineFacts facts, Kernels kernels, Loop loop) implements RunEngine {
    @Override
    public Outcome run(InputStream checkpointOrNull, RunListener listener, StepGate gate)
        throws IOException, InterruptedException {
      return loop.run(checkpointOrNull, listener, gate);
    }

    @Override
    public void close() {
      kernels.close();
    }
  }
}
