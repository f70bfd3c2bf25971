package cellscope.cli;

import cellscope.engine.StepBenchmark;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times the full GDAS step. */
@Command(
    name = "step",
    description =
        "Time the full GDAS step (weight and architecture step) on random architectures and images"
            + " of 32x32 pixels.",
    mixinStandardHelpOptions = true)
final class BenchStepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--channels",
      defaultValue = "16",
      description = "Channels C of the first stage (default: ${DEFAULT-VALUE}).")
  private int channels;

  @Option(
      names = "--cells",
      defaultValue = "5",
      description = "Cells N in each stage (default: ${DEFAULT-VALUE}).")
  private int cells;

  @Option(
      names = "--space",
      completionCandidates = SpaceNames.class,
      description = "Search space: one of ${COMPLETION-CANDIDATES} (default: the first).")
  private String space = Spaces.all().get(0).name();

  @Option(
      names = "--batch",
      defaultValue = "64",
      description = "Images in a batch (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--steps",
      defaultValue = "40",
      description = "Measured steps (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--warm-up",
      defaultValue = "10",
      description = "Steps before them (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--threads", defaultValue = "0", description = "Threads; 0 for all cores.")
  private int threads;

  @Option(
      names = "--slices",
      defaultValue = "2",
      description = "Slices of a batch (default: ${DEFAULT-VALUE}).")
  private int slices;

  @Option(names = "--portable", description = "Measure the portable kernels (plain ND4J).")
  private boolean portable;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Ranges.require(spec, "--channels", channels, 1, 512);
    Ranges.require(spec, "--cells", cells, 1, 50);
    Ranges.require(spec, "--batch", batch, 2, 65536);
    Ranges.require(spec, "--steps", steps, 1, 1_000_000);
    Ranges.require(spec, "--warm-up", warmUp, 0, 1_000_000);
    Ranges.require(spec, "--threads", threads, 0, 1024);
    Ranges.require(spec, "--slices", slices, 1, 256);
    if (AsWorker.isNeeded()) {
      return AsWorker.runAgain(spec.commandLine().getParseResult().originalArgs());
    }
    Space searched =
        Spaces.byName(space)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "--space: there is no search space " + space));
    int cores = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    StepBenchmark.Plan plan =
        new StepBenchmark.Plan(
            searched,
            channels,
            cells,
            batch,
            Math.min(cores, slices),
            slices,
            warmUp,
            steps,
            -1,
            portable ? "portable" : "auto");
    print(plan, StepBenchmark.run(plan));
    return ExitCode.OK;
  }

  private void print(StepBenchmark.Plan plan, StepBenchmark.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    double imagesPerSecond = 2 * batch / result.median() * 1e3;
    if (json) {
      out.println(
          JsonText.object()
              .put("kernels", result.kernels())
              .put("threads", plan.threads())
              .put("steps", steps)
              .put("medianMilliseconds", result.median())
              .put("minMilliseconds", result.min())
              .put("maxMilliseconds", result.max())
              .put("imagesPerSecond", imagesPerSecond)
              .put("peakBytes", result.peakBytes()));
      return;
    }
    out.printf(
        Locale.ROOT,
        "GDAS step, %s, C=%d N=%d batch %d, %d threads, %s%n",
        space,
        channels,
        cells,
        batch,
        plan.threads(),
        result.kernels());
    out.printf(
        Locale.ROOT,
        "median %.0f ms, min %.0f, max %.0f over %d steps; %.0f images/s%n",
        result.median(),
        result.min(),
        result.max(),
        steps,
        imagesPerSecond);
    if (result.peakBytes() >= 0) {
      out.printf(Locale.ROOT, "peak memory %,d MB%n", result.peakBytes() >> 20);
    }
  }
}
