package cellscope.cli;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.SearchConfig;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a search in a worker and follows it. */
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

  @Option(
      names = "--run-dir",
      paramLabel = "DIR",
      description = "Write the run into this directory, new or empty, rather than the library.")
  private Path runDirectory;

  @Mixin private LibraryOption library;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a field of the config, such as search.epochs=3; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Short for --set seed=N.")
  private String seed;

  @Option(
      names = "--cpu",
      description = "Compute on the CPU: short for --set execution.device=cpu.")
  private boolean cpu;

  @Mixin private FollowOptions follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SearchConfig complete =
        complete(Overrides.apply(ConfigSchema.SEARCH, ConfigReader.read(config), allOverrides()));
    RunDirectory run = create(complete);
    Process worker = WorkerLauncher.likeThisProcess().start(run);
    return follow.follow(spec.commandLine(), run, worker);
  }

  private RunDirectory create(SearchConfig complete) {
    String name = config.getFileName().toString().replaceFirst("\\.json$", "");
    Map<String, String> versions = Map.of("cellscope", Version.CELLSCOPE);
    return runDirectory == null
        ? library.library().create(complete, name, versions)
        : RunLibrary.createAt(runDirectory, complete, name, versions);
  }

  private List<String> allOverrides() {
    List<String> all = new ArrayList<>(overrides);
    if (seed != null) {
      all.add("seed=" + seed);
    }
    if (cpu) {
      all.add("execution.device=cpu");
    }
    return all;
  }

  /** The worker, and a resume from another folder, must find the same data. */
  private static SearchConfig complete(SearchConfig config) {
    String path = config.data().path();
    boolean absolute = path.isEmpty() || path.startsWith("~") || Path.of(path).isAbsolute();
    return absolute
        ? config
        : Overrides.apply(
            ConfigSchema.SEARCH,
            config,
            List.of("data.path=" + Path.of(path).toAbsolutePath().normalize()));
  }
}
