package cellscope.cli;

import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.TrainConfig;
import cellscope.engine.ModelEngine;
import cellscope.model.trained.ModelDescription;
import cellscope.model.trained.TrainedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a trained model on a data set's held-out images. */
@Command(
    name = "evaluate",
    description = "Evaluate a trained model on a data set's held-out images.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model's .npz file, or a training's run.")
  private String meant;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATA",
      description =
          "A data set's name, such as cifar-10, or the folder of one (default: the data set that the"
              + " model was trained on).")
  private String data;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "The format of the folder DATA (default: that of the model's data set).")
  private String dataset;

  @Option(names = ModelEpoch.OPTION, defaultValue = "last", description = ModelEpoch.HELP)
  private String epoch;

  @Option(names = "--cpu", description = "Compute on the CPU.")
  private boolean cpu;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private LibraryOption library;

  @Override
  public Integer call() throws IOException {
    TrainedModel model = ModelFile.find(meant, ModelEpoch.parse(epoch), library);
    TrainConfig config = config(model.description());
    try (ModelEngine engine = ModelEngine.open(model, config.execution())) {
      print(engine.evaluate(config.data(), System.getenv()));
    }
    return ExitCode.OK;
  }

  private TrainConfig config(ModelDescription model) {
    List<String> known = ConfigSchema.TRAIN.field("data.dataset").orElseThrow().allowed();
    boolean named = data == null || known.contains(data);
    String name = named && data != null ? data : dataset == null ? model.dataset() : dataset;
    List<String> changes = new ArrayList<>();
    changes.add("data.dataset=" + name);
    changes.add("data.path=" + (named ? "" : data));
    changes.add("data.channels=" + model.imageChannels());
    changes.add("data.imageSize=" + model.height());
    changes.add("execution.device=" + (cpu ? "cpu" : "auto"));
    return Overrides.apply(ConfigSchema.TRAIN, TrainConfig.defaults(), changes);
  }

  private void print(ModelEngine.Evaluation found) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonText.object()
              .put("dataset", found.dataset())
              .put("path", found.path())
              .put("images", found.images())
              .put("loss", found.loss())
              .put("top1", found.top1())
              .put("top5", found.top5()));
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s (%s), %,d held-out images: loss %.4f, top-1 %s, top-5 %s%n",
        found.dataset(),
        found.path(),
        found.images(),
        found.loss(),
        EpochLine.percent(found.top1()),
        EpochLine.percent(found.top5()));
  }
}
