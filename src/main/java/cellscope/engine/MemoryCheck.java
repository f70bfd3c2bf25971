package cellscope.engine;

import cellscope.engine.loop.EpochClock;
import cellscope.model.InputProblem;
import java.util.Locale;

/**
 * Whether a run's memory fits into what this process may have, told before anything large is taken.
 * Two bounds: the machine's free memory, and the limits that the worker was started with.
 */
final class MemoryCheck {
  /** JavaCPP's limits, which the launcher of workers sets from execution.memoryLimit. */
  private static final String NATIVE_LIMIT = "org.bytedeco.javacpp.maxbytes";

  private static final String PROCESS_LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";
  private static final int LEAST_BATCH = 2;

  private final RunPlan<?> plan;
  private final MemoryDemand demand;
  private final long beside;
  private final Bound bound;

  /**
   * How many bytes buffers may have.
   *
   * @param ofLimit whether it is execution.memoryLimit that allows no more
   */
  record Bound(long bytes, boolean ofLimit) {}

  /** Against what this process may have now. To be made when its data are there. */
  MemoryCheck(RunPlan<?> plan, MemoryDemand demand) {
    this(
        plan,
        demand,
        Math.max(0, EpochClock.residentBytes()) + demand.later(),
        MemoryRoom.available() - demand.later());
  }

  private MemoryCheck(RunPlan<?> plan, MemoryDemand demand, long beside, long machine) {
    this(plan, demand, beside, bound(beside, machine));
  }

  /**
   * @param beside bytes that the process takes beside its buffers, what it has now among them
   * @param bound of the buffers
   */
  MemoryCheck(RunPlan<?> plan, MemoryDemand demand, long beside, Bound bound) {
    this.plan = plan;
    this.demand = demand;
    this.beside = beside;
    this.bound = bound;
  }

  private static Bound bound(long beside, long machine) {
    long limit =
        Math.min(
            bytes(System.getProperty(NATIVE_LIMIT)),
            bytes(System.getProperty(PROCESS_LIMIT)) - beside);
    return limit < machine ? new Bound(limit, true) : new Bound(machine, false);
  }

  /** Largest memory of the process with buffers of that size. */
  long processBytes(long buffers) {
    return buffers + beside;
  }

  /** Largest memory that the process could have. */
  long freeBytes() {
    return bound.bytes() + beside;
  }

  /**
   * @throws InputProblem the run needs more; says how much, how much there is, and what would fit
   */
  void require() {
    long needed = demand.count().bytes();
    if (needed > bound.bytes()) {
      throw problem(
          "the " + plan.config().kind().noun(), needed, plan.loop() + ".batchSize", remedy());
    }
  }

  /**
   * The same for a part of a run.
   *
   * @param what the part
   * @param field that decides on its memory
   */
  void require(String what, String field, String remedy) {
    long needed = demand.count().bytes();
    if (needed > bound.bytes()) {
      throw problem(
          what,
          needed,
          field,
          remedy + (bound.ofLimit() ? ", or raise execution.memoryLimit" : ""));
    }
  }

  private InputProblem problem(String what, long needed, String field, String remedy) {
    String have =
        bound.ofLimit()
            ? "and execution.memoryLimit allows " + megabytes(freeBytes())
            : "and " + megabytes(freeBytes()) + " are free";
    return new InputProblem(
        what + " needs about " + megabytes(processBytes(needed)) + " of memory, " + have,
        field,
        remedy);
  }

  private String remedy() {
    String more = bound.ofLimit() ? ", or raise execution.memoryLimit" : "";
    int batch = largestBatch();
    if (batch >= LEAST_BATCH) {
      return "set it to " + batch + ", the largest that fits" + more;
    }
    return "no batch size fits: lower " + plan.network() + ".channels or .cells too" + more;
  }

  /** By halving: memory grows with the batch. 0 where none fits. */
  private int largestBatch() {
    int fits = 0;
    int tooLarge = demand.batchSize();
    while (tooLarge - fits > 1 && tooLarge > LEAST_BATCH) {
      int middle = Math.max(LEAST_BATCH, (fits + tooLarge) / 2);
      if (demand.countForBatch(middle).bytes() <= bound.bytes()) {
        fits = middle;
      } else {
        tooLarge = middle;
      }
    }
    return fits;
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", Math.max(0, bytes) >> 20);
  }

  /** A limit as the launcher writes it ("3072m"); none where there is none. */
  static long bytes(String limitOrNull) {
    if (limitOrNull == null || !limitOrNull.matches("\\d{1,12}m")) {
      return Long.MAX_VALUE;
    }
    return Long.parseLong(limitOrNull.substring(0, limitOrNull.length() - 1)) << 20;
  }
}
