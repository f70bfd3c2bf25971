package cellscope.cli;

import cellscope.config.ConfigDocs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the documents that are made from the config's records. */
@Command(
    name = "config-docs",
    hidden = true,
    description = "Write config.md and config.schema.json into a folder.",
    mixinStandardHelpOptions = true)
final class ConfigDocsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Where to, such as docs.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    ConfigDocs.write(folder);
    return ExitCode.OK;
  }
}
