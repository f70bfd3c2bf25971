package cellscope.engine;

import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.dry.DryKernels;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.IOException;

/**
 * How much memory a run needs at its peak, before it has any: the run's own loop on kernels that
 * count instead of computing, and what the process takes beside them.
 */
final class MemoryDemand {
  /**
   * What a worker takes after its data are there and beside its buffers: the array library's and
   * oneDNN's code and tables, compiled code, and the heap's growth. Measured; see
   * docs/performance.md.
   */
  private static final long LATER = 200L << 20;

  /** Enough that every operation has been drawn at every place where memory depends on it. */
  private static final int STEPS = 12;

  /** In the first, no path is dropped yet. */
  private static final int EPOCHS = 2;

  private final RunPlan<?> plan;
  private final SearchData data;
  private final KernelProvider provider;

  /**
   * @param data what the run works on
   * @param provider of the kernels that compute it
   */
  MemoryDemand(RunPlan<?> plan, SearchData data, KernelProvider provider) {
    this.plan = plan;
    this.data = data;
    this.provider = provider;
  }

  /**
   * What a dry run found.
   *
   * @param bytes of all buffers and of what the kernels keep
   * @param parameters learnable numbers of the network
   */
  record Count(long bytes, long parameters) {}

  /** What the process takes after its data are there and beside its buffers, bytes. */
  long later() {
    return LATER + data.batchBytes();
  }

  Count count() {
    return count(plan);
  }

  /** Images of a full batch. */
  int batchSize() {
    return Math.min(plan.config().batchSize(), data.weightImages());
  }

  /** The same of the plan with another batch size. */
  Count countForBatch(int batchSize) {
    return count(plan.with(plan.loop() + ".batchSize=" + batchSize));
  }

  private Count count(RunPlan<?> tried) {
    RunPlan<?> shortened =
        tried
            .briefly()
            .with(
                tried.loop() + ".epochs=" + EPOCHS,
                tried.loop() + ".warmupEpochs=0",
                tried.loop() + ".stepsPerEpoch=" + STEPS);
    int slices = provider.slices(plan.config().execution().slices());
    DryKernels kernels = new DryKernels(provider.memory(slices));
    Counter counter = new Counter();
    try {
      shortened
          .loop(new DryData(data, tried.config().batchSize()), kernels)
          .run(null, counter, StepGate.ALWAYS);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while counting memory", e);
    }
    return new Count(kernels.bytes(), counter.parameters);
  }

  /** Hears how large the network is and keeps no checkpoint. */
  private static final class Counter implements RunListener {
    private long parameters;

    @Override
    public void onEvent(RunEvent event) {
      if (event instanceof RunStarted started) {
        parameters = started.count(RunStarted.PARAMETERS);
      }
    }

    @Override
    public void onCheckpoint(Position position, StateWriter state) {}
  }
}
