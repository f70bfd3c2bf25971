package cellscope.cli;

import cellscope.config.Changed;
import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.DataPaths;
import cellscope.config.Overrides;
import cellscope.config.RunConfig;
import cellscope.config.RunKind;
import cellscope.config.Turn;
import cellscope.engine.RunEngines;
import cellscope.engine.RunEstimate;
import cellscope.export.GenotypeArgument;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Estimates what a run will take, in a process like its worker's. */
@Command(
    name = "estimate",
    description =
        "Estimate the memory of a search or training, by counting, and its time per epoch, by"
            + " running it for some seconds.",
    mixinStandardHelpOptions = true)
final class EstimateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "A config of a search or of a training.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a field of the config, such as data.flip=false; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--seconds",
      defaultValue = "8",
      description =
          "How long to run it; heavy steps take longer, 0 estimates memory alone (default:"
              + " ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private LibraryOption library;
  @Mixin private BenchmarkOption benchmark;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Ranges.require(spec, "--seconds", seconds, 0, 3600);
    RunKind kind = ConfigReader.kindOf(config).requireRun(config.toString());
    RunConfig complete = withGenotypesText(ConfigSchema.of(kind), read(ConfigSchema.of(kind)));
    if (AsWorker.isNeeded()) {
      return AsWorker.runAgain(spec.commandLine(), complete.execution());
    }
    RunEstimate estimate = RunEngines.estimate(complete, environment(), seconds, runs());
    print(estimate, complete.turn());
    return ExitCode.OK;
  }

  private Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(benchmark.environment());
    return all;
  }

  private ScorerRuns runs() {
    return new ScorerRuns(library.library());
  }

  private <C extends RunConfig> C read(ConfigSchema<C> schema) {
    Changed<C> changed = ConfigReader.read(schema, config, overrides);
    if (!AsWorker.isNeeded()) { // else the process that estimates says it
      changed.notes().forEach(note -> spec.commandLine().getErr().println(config + ": " + note));
    }
    return DataPaths.absolute(schema, changed.config());
  }

  /** A genotype may be named, or stand in a file; without any, whoever opens it says so. */
  private static RunConfig withGenotypesText(
      ConfigSchema<? extends RunConfig> schema, RunConfig config) throws IOException {
    Optional<String> written = config.genotypeText().filter(text -> !text.isBlank());
    if (written.isEmpty()) {
      return config;
    }
    String text = Spaces.text(GenotypeArgument.read(written.get()));
    return Overrides.applyTo(schema, config, List.of("genotype=" + text));
  }

  private void print(RunEstimate e, Turn turn) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      printJson(e, out);
    } else if (e.parameters() == 0) {
      out.printf(
          Locale.ROOT,
          "nothing is trained: the benchmark table answers %,d trials, in seconds%n",
          e.epochs());
    } else {
      print(e, turn, out);
    }
  }

  private static void print(RunEstimate e, Turn turn, PrintWriter out) {
    out.printf(Locale.ROOT, "parameters %,d%n", e.parameters());
    out.printf(
        Locale.ROOT,
        "memory     about %,d MB at its peak, %,d MB are free%n",
        e.memoryBytes() >> 20,
        e.freeBytes() >> 20);
    if (!Double.isFinite(e.stepSeconds())) {
      String why = e.fits() ? "not tried" : "not tried: the memory is not there";
      out.printf(Locale.ROOT, "time       %s; %,d steps %s%n", why, e.stepsPerEpoch(), each(turn));
      return;
    }
    out.printf(
        Locale.ROOT,
        "time       about %s %s: %,d steps of %.0f ms, evaluation %s%n",
        duration(e.epochSeconds()),
        each(turn),
        e.stepsPerEpoch(),
        e.stepSeconds() * 1e3,
        duration(e.evaluationSeconds()));
    out.printf(
        "           about %s for %d %ss%n", duration(e.totalSeconds()), e.epochs(), turn.noun());
  }

  private static String each(Turn turn) {
    return turn == Turn.EPOCH ? "an epoch" : "a " + turn.noun();
  }

  private static void printJson(RunEstimate e, PrintWriter out) {
    var node =
        JsonText.object()
            .put("parameters", e.parameters())
            .put("memoryBytes", e.memoryBytes())
            .put("freeBytes", e.freeBytes())
            .put("fits", e.fits())
            .put("stepsPerEpoch", e.stepsPerEpoch())
            .put("epochs", e.epochs());
    node.set("stepSeconds", JsonText.number(e.stepSeconds()));
    node.set("evaluationSeconds", JsonText.number(e.evaluationSeconds()));
    node.set("epochSeconds", JsonText.number(e.epochSeconds()));
    node.set("totalSeconds", JsonText.number(e.totalSeconds()));
    out.println(node);
  }

  private static String duration(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 120 ? minutes + " min" : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
