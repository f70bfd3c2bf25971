package cellscope.cli;

import cellscope.config.DataPaths;
import cellscope.config.RaceConfig;
import cellscope.config.RaceConfigReader;
import cellscope.engine.TableRace;
import cellscope.run.RaceDirectory;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a race in a worker process and follows it. */
@Command(
    name = "race",
    description = "Race several searches over many seeds and follow them; Ctrl-C stops the race.",
    mixinStandardHelpOptions = true)
final class RaceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CONFIG",
      description = "A race's config, such as sample-configs/race-table.json.")
  private Path config;

  @Mixin private LibraryOption library;

  @Mixin private BenchmarkOption benchmark;

  @Mixin private FollowOptions follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    RaceConfig complete = DataPaths.absolute(RaceConfigReader.read(config));
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(benchmark.environment());
    TableRace.check(complete, RaceJudge.table(complete, environment));
    RaceDirectory race =
        library
            .library()
            .create(complete, StartOptions.nameOf(config), Map.of("cellscope", Version.CELLSCOPE));
    WorkerLauncher launcher = WorkerLauncher.likeThisProcess().with(benchmark.environment());
    Process worker = launcher.start(race.place());
    return follow.follow(spec.commandLine(), race, worker);
  }
}
