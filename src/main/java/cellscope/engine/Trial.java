package cellscope.engine;

import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Times a run by running it for some seconds: its own loop on its own data and batches, with short
 * epochs, so that evaluations come too. The first steps, in which code is still compiled, memory
 * touched and shapes are met for the first time, do not count.
 */
final class Trial implements RunListener, StepGate {
  private static final int STEPS_OF_AN_EPOCH = 4;

  /** Steps that don't count where there are more: by then most shapes have been met. */
  private static final int WARM_UP = 16;

  /** Fewest steps that are averaged; architectures differ in their time. */
  private static final int LEAST = 10;

  /** Steps that a heavy run is given at least, whatever the time: one warms up, one is timed. */
  private static final int FEWEST = 2;

  /** How much longer than wished the trial may take to have enough steps. */
  private static final int PATIENCE = 5;

  private final RunPlan<?> plan;
  private final TrialData data;
  private final long limitNanos;
  private final List<Double> steps = new ArrayList<>();
  private long began;

  /** Seconds of a step and of passing one image forward; NaN where the run does neither. */
  record Timing(double step, double heldOutImage) {
    /** Where nothing was tried. */
    static final Timing NONE = new Timing(Double.NaN, Double.NaN);

    /** The estimate of a plan's epochs. */
    RunEstimate estimate(
        RunPlan<?> plan, SearchData data, long parameters, long memoryBytes, long freeBytes) {
      int pass = data.stepsPerEpoch();
      int steps = plan.config().stepLimit() == 0 ? pass : Math.min(plan.config().stepLimit(), pass);
      int every = plan.config().execution().evaluateEvery();
      double evaluation = every == 0 ? 0 : heldOutImage * data.heldOutImages();
      long chosen = plan.config().choiceImages(data.archImages());
      double choice = chosen == 0 ? 0 : heldOutImage * chosen;
      double epoch = steps * step + choice + (every == 0 ? 0 : evaluation / every);
      int epochs = plan.config().epochs();
      return new RunEstimate(
          parameters, memoryBytes, freeBytes, steps, step, evaluation, epoch, epochs);
    }
  }

  private Trial(RunPlan<?> plan, SearchData data, double seconds) {
    this.plan = plan;
    this.data = new TrialData(data);
    limitNanos = (long) (seconds * 1e9);
  }

  /**
   * @param seconds how long to run; up to five times as long where that makes too few steps
   */
  static Timing run(RunPlan<?> plan, SearchData data, Kernels kernels, double seconds)
      throws InterruptedException {
    return new Trial(plan, data, seconds).run(kernels);
  }

  private Timing run(Kernels kernels) throws InterruptedException {
    RunPlan<?> endless =
        plan.briefly()
            .with(
                plan.loop() + ".epochs=100000",
                plan.loop() + ".warmupEpochs=0",
                plan.loop() + ".stepsPerEpoch=" + STEPS_OF_AN_EPOCH,
                "execution.checkpointEvery=1000000",
                "execution.evaluateEvery=" + (evaluates() ? 1 : 0));
    EngineSetup.Loop loop = endless.loop(data, kernels);
    began = System.nanoTime();
    try {
      loop.run(null, this, this);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written", e);
    }
    return new Timing(mean(), data.secondsPerImage());
  }

  /** What an epoch's choice takes is told from its evaluation, too. */
  private boolean evaluates() {
    return plan.config().execution().evaluateEvery() > 0 || plan.config().choiceImages(1) > 0;
  }

  @Override
  public Verdict beforeStep() {
    if (evaluates() && !Double.isFinite(data.secondsPerImage())) {
      return Verdict.CONTINUE;
    }
    long passed = System.nanoTime() - began;
    boolean enough = passed > limitNanos && steps.size() >= WARM_UP + LEAST;
    boolean late = passed > PATIENCE * limitNanos && steps.size() >= FEWEST;
    return enough || late ? Verdict.STOP : Verdict.CONTINUE;
  }

  @Override
  public void onEvent(RunEvent event) {
    if (event instanceof RunEvent.StepTimed step) {
      steps.add(step.seconds());
    }
  }

  /** The last checkpoint's state is of no use. */
  @Override
  public void onCheckpoint(Position position, StateWriter state) {}

  /** The later half of the steps behind the warm-up, or the last third of too few. */
  private List<Double> counted() {
    int most = steps.size();
    int first = most >= WARM_UP + LEAST ? Math.max(WARM_UP, most / 2) : 2 * most / 3;
    return steps.subList(first, most);
  }

  private double mean() {
    return counted().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
