package cellscope.cli;

import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.TrainConfig;
import cellscope.engine.ModelEngine;
import cellscope.model.trained.TrainedModel;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predicts the classes of pictures with a trained model. */
@Command(
    name = "predict",
    description =
        "Predict the classes of pictures with a trained model; a class without a name is its place"
            + " in the data set, from 0.",
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  private static final int AT_ONCE = 64;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model's .npz file, or a training's run.")
  private String meant;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "PNG, JPEG, GIF or BMP pictures; the middle square is taken.")
  private List<Path> images;

  @Option(
      names = "--top",
      defaultValue = "3",
      description = "Classes shown for each picture (default: ${DEFAULT-VALUE}).")
  private int top;

  @Option(names = ModelEpoch.OPTION, defaultValue = "last", description = ModelEpoch.HELP)
  private String epoch;

  @Option(names = "--cpu", description = "Compute on the CPU.")
  private boolean cpu;

  @Option(names = "--json", description = "Print one JSON object a picture, with every class.")
  private boolean json;

  @Mixin private LibraryOption library;

  @Override
  public Integer call() throws IOException {
    Ranges.require(spec, "--top", top, 1, 1000);
    TrainedModel model = ModelFile.find(meant, ModelEpoch.parse(epoch), library);
    List<String> device = List.of("execution.device=" + (cpu ? "cpu" : "auto"));
    TrainConfig config = Overrides.apply(ConfigSchema.TRAIN, TrainConfig.defaults(), device);
    try (ModelEngine engine = ModelEngine.open(model, config.execution())) {
      for (int from = 0; from < images.size(); from += AT_ONCE) {
        List<Path> some = images.subList(from, Math.min(images.size(), from + AT_ONCE));
        List<double[]> probabilities = engine.predict(some);
        for (int i = 0; i < some.size(); i++) {
          print(some.get(i), probabilities.get(i), model.description().classNames());
        }
      }
    }
    return ExitCode.OK;
  }

  private void print(Path image, double[] probabilities, List<String> names) {
    PrintWriter out = spec.commandLine().getOut();
    List<Integer> order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> -probabilities[k]))
            .toList();
    if (json) {
      ObjectNode node = JsonText.object().put("image", image.toString()).put("class", order.get(0));
      if (!names.isEmpty()) {
        node.put("className", names.get(order.get(0)));
      }
      ArrayNode all = node.putArray("probabilities");
      for (double p : probabilities) {
        all.add(p);
      }
      out.println(node);
      return;
    }
    StringBuilder line = new StringBuilder(image.toString()).append(':');
    for (int k : order.subList(0, Math.min(top, order.size()))) {
      line.append("  ").append(names.isEmpty() ? "class " + k : names.get(k));
      line.append(' ').append(EpochLine.percent(probabilities[k]));
    }
    out.println(line);
  }
}
