package cellscope.cli;

import cellscope.engine.CandidateBenchmark;
import cellscope.engine.CandidateBenchmark.Method;
import cellscope.engine.CandidateBenchmark.Row;
import cellscope.export.PngPicture;
import cellscope.model.InputProblem;
import cellscope.picture.Palette;
import cellscope.picture.Picture;
import cellscope.picture.chart.PointChart;
import cellscope.picture.chart.PointChart.Line;
import cellscope.picture.chart.PointChart.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times steps by the number of candidates of an edge. */
@Command(
    name = "candidates",
    description =
        "Time a step of GDAS, which computes one candidate an edge, and of DARTS, which computes"
            + " all, and count their memory, by how many candidates an edge has.",
    mixinStandardHelpOptions = true)
final class BenchCandidatesCommand implements Callable<Integer> {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 320;

  @Spec private CommandSpec spec;

  @Option(
      names = "--candidates",
      split = ",",
      defaultValue = "2,3,4,5,6,8",
      description = "Ascending numbers of candidates (default: ${DEFAULT-VALUE}).")
  private int[] candidates;

  @Option(
      names = "--channels",
      defaultValue = "16",
      description = "Channels C of the first stage (default: ${DEFAULT-VALUE}).")
  private int channels;

  @Option(
      names = "--cells",
      defaultValue = "1",
      description = "Cells N in each stage (default: ${DEFAULT-VALUE}).")
  private int cells;

  @Option(
      names = "--batch",
      defaultValue = "64",
      description = "Images in a batch (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--steps",
      defaultValue = "15",
      description = "Measured steps (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--warm-up",
      defaultValue = "3",
      description = "Steps before them (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--threads", defaultValue = "2", description = "Threads (default: 2).")
  private int threads;

  @Option(names = "--picture", description = "Draw the figures as a PNG of this name.")
  private Path picture;

  @Option(names = "--dark", description = "Draw on a dark ground.")
  private boolean dark;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    if (AsWorker.isNeeded()) {
      return AsWorker.runAgain(spec.commandLine().getParseResult().originalArgs());
    }
    List<Integer> places = Arrays.stream(candidates).boxed().toList();
    CandidateBenchmark.Plan plan =
        new CandidateBenchmark.Plan(places, channels, cells, batch, threads, warmUp, steps);
    List<Row> rows = CandidateBenchmark.run(plan);
    rows.forEach(this::print);
    if (picture != null) {
      write(places, rows);
    }
    return ExitCode.OK;
  }

  private void check() {
    Ranges.require(spec, "--channels", channels, 1, 512);
    Ranges.require(spec, "--cells", cells, 1, 50);
    Ranges.require(spec, "--batch", batch, 2, 65536);
    Ranges.require(spec, "--steps", steps, 1, 1_000_000);
    Ranges.require(spec, "--warm-up", warmUp, 0, 1_000_000);
    Ranges.require(spec, "--threads", threads, 1, 1024);
    boolean ascending = candidates.length >= 2;
    for (int i = 0; i < candidates.length; i++) {
      Ranges.require(spec, "--candidates", candidates[i], 2, 64);
      ascending &= i == 0 || candidates[i] > candidates[i - 1];
    }
    if (!ascending) {
      throw new ParameterException(
          spec.commandLine(), "--candidates: give at least two numbers, each above the one before");
    }
  }

  private void print(Row row) {
    if (json) {
      spec.commandLine()
          .getOut()
          .println(
              JsonText.object()
                  .put("algorithm", row.method().id())
                  .put("candidates", row.candidates())
                  .put("medianMilliseconds", row.milliseconds())
                  .put("bytes", row.bytes()));
      return;
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%-8s %2d candidates: step %.0f ms (median), memory %,d MB%n",
            row.method().id(),
            row.candidates(),
            row.milliseconds(),
            row.bytes() >> 20);
  }

  private void write(List<Integer> places, List<Row> rows) throws IOException {
    Picture drawn =
        PointChart.of(
            WIDTH,
            HEIGHT,
            places,
            "candidates an edge",
            List.of(
                new Panel("Time of a step, ms", lines(rows, Row::milliseconds)),
                new Panel("Memory, MB", lines(rows, row -> row.bytes() / (double) (1 << 20)))));
    try {
      PngPicture.write(drawn, dark ? Palette.DARK : Palette.LIGHT, 2, picture);
    } catch (IOException e) {
      throw new InputProblem(
          "can't be written: " + e.getMessage(), picture.toString(), "name another file");
    }
  }

  private static List<Line> lines(List<Row> rows, ToDoubleFunction<Row> value) {
    return Arrays.stream(Method.values())
        .map(
            method ->
                new Line(
                    method.id(),
                    rows.stream()
                        .filter(row -> row.method() == method)
                        .map(value::applyAsDouble)
                        .toList()))
        .toList();
  }
}
