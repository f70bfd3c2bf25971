package cellscope.engine;

import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.KernelProvider.Device;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.kernel.provider.KernelChoice;
import cellscope.engine.kernel.provider.KernelProviders;
import cellscope.engine.kernel.provider.KernelWish;
import cellscope.model.InputProblem;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.IOException;
import java.io.InputStream;

/** The device and kernels that a config asks for. */
final class EngineSetup {
  private final KernelChoice choice;
  private final Kernels kernels;
  private final int threads;
  private final int slices;

  private EngineSetup(KernelChoice choice, Kernels kernels, int threads, int slices) {
    this.choice = choice;
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
    KernelChoice choice = choose(plan, data);
    if (choice.provider().device() == Device.CPU) {
      new MemoryCheck(plan, new MemoryDemand(plan, data, choice.provider())).require();
    }
    EngineSetup setup = of(choice, plan.config().execution());
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
    KernelChoice choice = choose(plan, data);
    boolean onCard = choice.provider().device() == Device.GPU;
    MemoryDemand demand = new MemoryDemand(plan, data, choice.provider());
    MemoryDemand.Count count = demand.count();
    MemoryCheck check = new MemoryCheck(plan, demand);
    long memory = onCard ? count.bytes() : check.processBytes(count.bytes());
    long free = onCard ? memory : check.freeBytes();
    Trial.Timing timing = Trial.Timing.NONE;
    if (trialSeconds > 0 && memory <= free) {
      EngineSetup setup = of(choice, plan.config().execution());
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
    return of(KernelProviders.choose(wish(execution), any -> 0), execution);
  }

  Kernels kernels() {
    return kernels;
  }

  /** More of the same kernels; the caller closes them. */
  Kernels moreKernels() {
    return choice.provider().open(Precision.SINGLE, threads, slices);
  }

  /**
   * Starts the backend for a run that makes many small ones, one after the other.
   *
   * @param plan the one that takes the most memory
   * @throws InputProblem a demanded GPU that can't be used, too little memory
   */
  static EngineSetup ofParts(RunPlan<?> plan, SearchData data) {
    KernelChoice choice = choose(plan, data);
    if (choice.provider().device() == Device.CPU) {
      new MemoryCheck(plan, new MemoryDemand(plan, data, choice.provider()))
          .require("a trial", "trial.batchSize", "lower it, or space.channels or .cells");
    }
    return of(choice, plan.config().execution());
  }

  private static KernelChoice choose(RunPlan<?> plan, SearchData data) {
    return KernelProviders.choose(
        wish(plan.config().execution()),
        provider -> new MemoryDemand(plan, data, provider).count().bytes());
  }

  private static KernelWish wish(ExecutionConfig execution) {
    return new KernelWish(execution.device(), execution.kernels());
  }

  private static EngineSetup of(KernelChoice choice, ExecutionConfig execution) {
    int cores = Runtime.getRuntime().availableProcessors();
    int wanted = execution.threads() == 0 ? cores : execution.threads();
    KernelProvider provider = choice.provider();
    int slices = provider.slices(execution.slices());
    int threads = Math.min(wanted, slices);
    Kernels kernels = provider.open(Precision.SINGLE, threads, slices);
    return new EngineSetup(choice, kernels, threads, slices);
  }

  /** A run on this device. */
  RunEngine engine(SearchData data, Loop loop) {
    return new Opened(facts(data), kernels, loop);
  }

  private EngineFacts facts(SearchData data) {
    return new EngineFacts(
        choice.device(),
        choice.reason(),
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
