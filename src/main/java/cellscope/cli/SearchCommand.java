package cellscope.cli;

import cellscope.config.ConfigSchema;
import cellscope.config.SearchConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a search in a worker process and follows it. */
@Command(
    name = "search",
    description = "Start a search and follow it; Ctrl-C stops it with a checkpoint.",
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CONFIG",
      description = "A config, such as sample-configs/quickstart.json.")
  private Path config;

  @Mixin private StartOptions start;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SearchConfig complete = start.read(spec.commandLine(), ConfigSchema.SEARCH, config);
    return start.start(spec.commandLine(), complete, StartOptions.nameOf(config));
  }
}
