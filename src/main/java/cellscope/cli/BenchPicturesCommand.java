package cellscope.cli;

import cellscope.engine.data.PictureBenchmark;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the decoding and augmentation of ImageNet's pictures. */
@Command(
    name = "pictures",
    description =
        "Time how fast JPEG pictures are decoded, augmented as ImageNet's and normalised; they are"
            + " made in a temporary folder.",
    mixinStandardHelpOptions = true)
final class BenchPicturesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--pictures",
      defaultValue = "64",
      description = "Pictures (default: ${DEFAULT-VALUE}).")
  private int pictures;

  @Option(
      names = "--width",
      defaultValue = "500",
      description = "Width of a picture, pixels (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--height",
      defaultValue = "375",
      description = "Height of a picture, pixels (default: ${DEFAULT-VALUE}).")
  private int height;

  @Option(
      names = "--size",
      defaultValue = "224",
      description = "Side of the images made of them, pixels (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Threads that decode (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "Measured passes over the pictures (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Ranges.require(spec, "--pictures", pictures, 1, 10_000);
    Ranges.require(spec, "--width", width, 1, 10_000);
    Ranges.require(spec, "--height", height, 1, 10_000);
    Ranges.require(spec, "--size", size, 8, 512);
    Ranges.require(spec, "--threads", threads, 1, 256);
    Ranges.require(spec, "--rounds", rounds, 1, 10_000);
    PictureBenchmark.Result result =
        PictureBenchmark.run(
            new PictureBenchmark.Plan(pictures, width, height, size, threads, rounds));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode node =
          JsonText.object().put("threads", threads).put("pictureBytes", result.bytes());
      node.set("training", json(result.training()));
      node.set("evaluation", json(result.evaluation()));
      out.println(node);
      return ExitCode.OK;
    }
    out.printf(
        Locale.ROOT,
        "%d JPEG pictures of %dx%d (%d KB each) as %dx%d images, %d thread(s), %d rounds%n",
        pictures,
        width,
        height,
        result.bytes() >> 10,
        size,
        size,
        threads,
        rounds);
    print(out, "training", result.training());
    print(out, "evaluation", result.evaluation());
    return ExitCode.OK;
  }

  private static ObjectNode json(PictureBenchmark.Rate rate) {
    return JsonText.object()
        .put("picturesPerSecond", rate.picturesPerSecond())
        .put("cpuMilliseconds", rate.cpuMilliseconds());
  }

  private static void print(PrintWriter out, String what, PictureBenchmark.Rate rate) {
    out.printf(
        Locale.ROOT,
        "%s: %.0f pictures/s, %.2f ms of CPU time a picture (medians)%n",
        what,
        rate.picturesPerSecond(),
        rate.cpuMilliseconds());
  }
}
