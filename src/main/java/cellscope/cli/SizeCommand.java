package cellscope.cli;

import cellscope.export.GenotypeArgument;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.LayerTable;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkSize;
import cellscope.model.plan.StemKind;
import cellscope.model.space.NetworkRules;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      description = "Channels C of the first stage (default: what its space's papers train with).")
  private Integer channels;

  @Option(
      names = "--cells",
      description = "Cells N in each stage (default: what its space's papers train with).")
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
  private StemKind stem;

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
    Space space = Spaces.of(parsed);
    channels = channels == null ? space.networks().usual().channels() : channels;
    cells = cells == null ? space.networks().usual().cells() : cells;
    requireRanges(space.networks());
    NetworkPlan.Shape shape = new NetworkPlan.Shape(imageChannels, image, image);
    Macro macro = new Macro(channels, cells, shape, classes);
    try {
      NetworkPlan plan = space.standAlone(parsed, macro, new NetworkForm(stem, auxiliary));
      print(LayerTable.of(plan));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return ExitCode.OK;
  }

  private void requireRanges(NetworkRules rules) {
    Ranges.require(spec, "--channels", channels, 1, 65536);
    Ranges.require(spec, "--cells", cells, 1, 10000);
    Ranges.require(spec, "--classes", classes, 1, 1_000_000);
    Ranges.require(spec, "--image", image, 4, 65536);
    Ranges.require(spec, "--image-channels", imageChannels, 1, 65536);
    if (image % rules.imageDivisor() != 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--image must be a multiple of " + rules.imageDivisor() + ", not " + image);
    }
    if (auxiliary && !rules.auxiliaryHead() || !rules.stems().contains(stem)) {
      throw new ParameterException(
          spec.commandLine(),
          "--auxiliary and --stem belong to the " + familiesWithForms() + " space alone");
    }
  }

  private static String familiesWithForms() {
    return Spaces.all().stream()
        .filter(s -> s.networks().auxiliaryHead())
        .map(Space::family)
        .distinct()
        .collect(Collectors.joining(" and "));
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
