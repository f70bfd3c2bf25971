package cellscope.cli;

import cellscope.config.Changed;
import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.DataPaths;
import cellscope.config.Overrides;
import cellscope.config.RunConfig;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command that starts a run may be told beside its config. */
final class StartOptions {
  @Option(
      names = "--run-dir",
      paramLabel = "DIR",
      description = "Write the run into this directory, new or empty, rather than the library.")
  private Path runDirectory;

  @Mixin private LibraryOption library;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a field of the config, such as data.flip=false; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Short for --set seed=N.")
  private String seed;

  @Option(
      names = "--cpu",
      description = "Compute on the CPU: short for --set execution.device=cpu.")
  private boolean cpu;

  @Mixin private FollowOptions follow;

  LibraryOption library() {
    return library;
  }

  /** The config with the options' changes; a relative data.path is made absolute. */
  <C extends RunConfig> C change(ConfigSchema<C> schema, C config) {
    return DataPaths.absolute(schema, Overrides.apply(schema, config, changes()));
  }

  /** The same of a config's file; says which of its fields a new algorithm leaves out. */
  <C extends RunConfig> C read(CommandLine command, ConfigSchema<C> schema, Path file) {
    Changed<C> changed = ConfigReader.read(schema, file, changes());
    changed.notes().forEach(note -> command.getErr().println(file + ": " + note));
    return DataPaths.absolute(schema, changed.config());
  }

  private List<String> changes() {
    List<String> all = new ArrayList<>(overrides);
    if (seed != null) {
      all.add("seed=" + seed);
    }
    if (cpu) {
      all.add("execution.device=cpu");
    }
    return all;
  }

  /** Makes the run, starts its worker and follows it; gives the exit code. */
  int start(CommandLine command, RunConfig config, String name)
      throws IOException, InterruptedException {
    Map<String, String> versions = Map.of("cellscope", Version.CELLSCOPE);
    RunDirectory run =
        runDirectory == null
            ? library.library().create(config, name, versions)
            : RunLibrary.createAt(runDirectory, config, name, versions);
    Process worker = WorkerLauncher.likeThisProcess().start(run);
    return follow.follow(command, run, worker);
  }

  /** What a run is called after its config's file. */
  static String nameOf(Path config) {
    return config.getFileName().toString().replaceFirst("\\.json$", "");
  }
}
