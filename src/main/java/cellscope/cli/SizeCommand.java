package cellscope.cli;

import cellscope.model.Genotype;
import cellscope.model.NetworkPlan;
import cellscope.model.NetworkPlans;
import cellscope.model.NetworkSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts the parameters and FLOPs of a genotype's stand-alone network. */
@Command(
    name = "size",
    description = "Count the parameters and FLOPs of a genotype's network.",
    mixinStandardHelpOptions = true)
final class SizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "GENOTYPE",
      description =
          "Such as '|nor_conv_3x3~0|+|none~0|skip_connect~1|+|...|' in quotes, or a file that holds"
              + " one, as export writes it.")
  private String genotype;

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
      names = "--classes",
      defaultValue = "10",
      description = "Classes of the data set (default: ${DEFAULT-VALUE}).")
  private int classes;

  @Option(
      names = "--image",
      defaultValue = "32",
      description = "Side of an image, pixels (default: ${DEFAULT-VALUE}).")
  private int image;

  @Option(
      names = "--image-channels",
      defaultValue = "3",
      description = "Channels of an image (default: ${DEFAULT-VALUE}).")
  private int imageChannels;

  @Option(names = "--json", description = "Print {\"parameters\": ..., \"flops\": ...}.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Ranges.require(spec, "--channels", channels, 1, 65536);
    Ranges.require(spec, "--cells", cells, 1, 10000);
    Ranges.require(spec, "--classes", classes, 1, 1_000_000);
    Ranges.require(spec, "--image", image, 4, 65536);
    if (image % 4 != 0) {
      throw new ParameterException(
          spec.commandLine(), "--image must be a multiple of 4, not " + image);
    }
    Ranges.require(spec, "--image-channels", imageChannels, 1, 65536);
    Genotype parsed = GenotypeArgument.read(genotype);
    NetworkPlans.Macro macro =
        new NetworkPlans.Macro(
            channels, cells, new NetworkPlan.Shape(imageChannels, image, image), classes);
    print(NetworkSize.of(NetworkPlans.standAlone(parsed, macro)));
    return ExitCode.OK;
  }

  private void print(NetworkSize size) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonText.object().put("parameters", size.parameters()).put("flops", size.flops()));
    } else {
      out.printf(Locale.ROOT, "parameters %,d%n", size.parameters());
      out.printf(Locale.ROOT, "FLOPs      %,d (%.3f M)%n", size.flops(), size.flops() / 1e6);
    }
  }
}
