package cellscope.cli;

import cellscope.export.GenotypeArgument;
import cellscope.model.Genotype;
import cellscope.model.LayerTable;
import cellscope.model.NasNetCells;
import cellscope.model.NasNetPlans;
import cellscope.model.NasNetPlans.Stem;
import cellscope.model.NetworkPlan;
import cellscope.model.NetworkPlans;
import cellscope.model.NetworkSize;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
          "A published cell's name such as GDAS_V1, a text such as"
              + " '|nor_conv_3x3~0|+|none~0|skip_connect~1|+|...|' in quotes, or a file that holds"
              + " one, as export writes it.")
  private String genotype;

  @Option(
      names = "--channels",
      description = "Channels C of the first stage (default: 16; 36 in the NASNet space).")
  private Integer channels;

  @Option(
      names = "--cells",
      description = "Cells N in each stage (default: 5; 6 in the NASNet space).")
  private Integer cells;

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

  @Option(
      names = "--stem",
      paramLabel = "STEM",
      defaultValue = "CIFAR",
      description = "NASNet space: cifar for small images, imagenet for 224x224 (default: cifar).")
  private Stem stem;

  @Option(
      names = "--auxiliary",
      description =
          "NASNet space: count the parameters of the auxiliary head too; it has no part in FLOPs.")
  private boolean auxiliary;

  @Option(
      names = "--layers",
      description = "Print each layer's kind, output shape, parameters and FLOPs too.")
  private boolean layers;

  @Option(
      names = "--json",
      description = "Print {\"parameters\": ..., \"flops\": ...}, with --layers \"layers\" too.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Genotype parsed = GenotypeArgument.read(genotype);
    boolean nasNet = NasNetCells.holds(parsed);
    channels = channels == null ? nasNet ? 36 : 16 : channels;
    cells = cells == null ? nasNet ? 6 : 5 : cells;
    requireRanges(nasNet);
    NetworkPlan.Shape shape = new NetworkPlan.Shape(imageChannels, image, image);
    NetworkPlans.Macro macro = new NetworkPlans.Macro(channels, cells, shape, classes);
    try {
      NetworkPlan plan =
          nasNet
              ? NasNetPlans.standAlone(parsed, macro, stem, auxiliary)
              : NetworkPlans.standAlone(parsed, macro);
      print(LayerTable.of(plan));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return ExitCode.OK;
  }

  private void requireRanges(boolean nasNet) {
    Ranges.require(spec, "--channels", channels, 1, 65536);
    Ranges.require(spec, "--cells", cells, 1, 10000);
    Ranges.require(spec, "--classes", classes, 1, 1_000_000);
    Ranges.require(spec, "--image", image, 4, 65536);
    Ranges.require(spec, "--image-channels", imageChannels, 1, 65536);
    if (!nasNet && image % 4 != 0) {
      throw new ParameterException(
          spec.commandLine(), "--image must be a multiple of 4, not " + image);
    }
    if (!nasNet && (auxiliary || stem != Stem.CIFAR)) {
      throw new ParameterException(
          spec.commandLine(), "--auxiliary and --stem belong to the NASNet space alone");
    }
  }

  private void print(LayerTable table) {
    PrintWriter out = spec.commandLine().getOut();
    NetworkSize total = table.total();
    if (json) {
      ObjectNode all = numbers(JsonText.object(), total.parameters(), total.flops());
      if (layers) {
        ArrayNode rows = all.putArray("layers");
        table.rows().forEach(row -> rows.add(json(row)));
      }
      out.println(all);
      return;
    }
    if (layers) {
      LayerLines.print(table, out);
    }
    out.printf(Locale.ROOT, "parameters %,d%n", total.parameters());
    out.printf(Locale.ROOT, "FLOPs      %,d (%.3f M)%n", total.flops(), total.flops() / 1e6);
  }

  private static ObjectNode json(LayerTable.Row row) {
    ObjectNode node = JsonText.object().put("name", row.name()).put("kind", row.kind());
    node.putArray("output")
        .add(row.output().channels())
        .add(row.output().height())
        .add(row.output().width());
    return numbers(node, row.parameters(), row.flops());
  }

  private static ObjectNode numbers(ObjectNode node, long parameters, long flops) {
    return node.put("parameters", parameters).put("flops", flops);
  }
}
