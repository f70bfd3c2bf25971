package cellscope.cli;

import cellscope.config.RaceConfig;
import cellscope.model.InputProblem;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceRecord;
import cellscope.run.RaceRecordFile;
import cellscope.run.RaceRuns;
import cellscope.run.RunDirectory;
import cellscope.run.Turns.Turn;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repeats one search of a race as a run of its own. */
@Command(
    name = "race-run",
    description = "Make one search of a race a run of its own, exactly repeated, and follow it.",
    mixinStandardHelpOptions = true)
final class RaceRunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RACE",
      description = "A race's id, the beginning of one, or its directory.")
  private String meant;

  @Option(
      names = "--contestant",
      required = true,
      paramLabel = "LABEL",
      description = "Whose search, by the contestant's label.")
  private String contestant;

  @Option(names = "--seed", required = true, paramLabel = "N", description = "The search's seed.")
  private long seed;

  @Mixin private LibraryOption library;

  @Mixin private BenchmarkOption benchmark;

  @Mixin private FollowOptions follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    RaceDirectory race = new RaceDirectory(library.run(meant).path());
    RaceRecord record = RaceRecordFile.read(race);
    RunDirectory run = make(race, record.config());
    Map<String, String> variables = new HashMap<>(RaceRuns.environment(record));
    variables.putAll(benchmark.environment());
    Process worker = WorkerLauncher.likeThisProcess().with(variables).start(run);
    return follow.follow(spec.commandLine(), run, worker);
  }

  private RunDirectory make(RaceDirectory race, RaceConfig config) {
    RaceConfig.Contestant searcher =
        config
            .contestant(contestant)
            .orElseThrow(
                () ->
                    new InputProblem(
                        "takes no part in " + race.id(),
                        "--contestant " + contestant,
                        "name one of "
                            + config.contestants().stream()
                                .map(RaceConfig.Contestant::label)
                                .collect(Collectors.joining(", "))));
    if (!config.seeds().has(seed)) {
      throw new InputProblem(
          "is no seed of " + race.id(),
          "--seed " + seed,
          "choose one of "
              + config.seeds().first()
              + " to "
              + (config.seeds().first() + config.seeds().count() - 1));
    }
    Turn turn = new Turn(searcher, seed);
    if (RaceRuns.exists(race, turn)) {
      throw new InputProblem(
          "this search has a run already",
          race.run(searcher, seed).toString(),
          "open it in the window, or resume it");
    }
    return RaceRuns.create(race, config, turn, Map.of("cellscope", Version.CELLSCOPE));
  }
}
