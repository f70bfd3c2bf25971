package cellscope.cli;

import cellscope.analysis.truth.RankingQuality;
import cellscope.config.SearchConfig;
import cellscope.engine.SharedWeightsEngine;
import cellscope.engine.search.SharedWeights;
import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.RandomCells;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.CheckpointReader;
import cellscope.run.CheckpointReader.AfterEpoch;
import cellscope.run.Ranking;
import cellscope.run.Rankings;
import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import cellscope.run.RunRecordFile;
import cellscope.run.RunUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores random cells with the shared weights of a search, in a process like its worker's. */
@Command(
    name = "rank",
    description =
        "Score random cells, and the derived one, with the weights that a search's cells share; keep"
            + " the numbers in the run, and hold them against a benchmark table.",
    mixinStandardHelpOptions = true)
final class RankCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description =
          "A search with a supernet, going on or not: its id, the beginning of one, or its"
              + " directory.")
  private String meant;

  @Option(
      names = "--cells",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many different cells are drawn (default: ${DEFAULT-VALUE}).")
  private int cells;

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "Which cells are drawn; the same in every epoch (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--epoch",
      paramLabel = "E",
      description =
          "A number from 1, or last; a run keeps the weights of its newest epochs alone (default:"
              + " the last of them).")
  private String epoch;

  @Option(
      names = "--json",
      description = "Print JSON: how many cells are done, line by line, then the result.")
  private boolean json;

  @Mixin private LibraryOption library;
  @Mixin private BenchmarkOption benchmark;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Ranges.require(spec, "--cells", cells, 2, 100_000);
    RunDirectory run = library.run(meant);
    SearchConfig config = search(run);
    Optional<BenchmarkTable> table = table(config);
    if (AsWorker.isNeeded()) {
      return AsWorker.runAgain(spec.commandLine(), config.execution());
    }
    long began = System.nanoTime();
    RankReport report = rank(run, config, table);
    double seconds = (System.nanoTime() - began) / 1e9;
    if (json) {
      report.printJson(spec.commandLine().getOut(), seconds);
    } else {
      report.print(spec.commandLine().getOut(), seconds);
    }
    return ExitCode.OK;
  }

  private static SearchConfig search(RunDirectory run) {
    SearchConfig config =
        RunRecordFile.read(run)
            .search()
            .orElseThrow(
                () ->
                    new InputProblem(
                        "is a training of one cell, which shares its weights with no other",
                        run.toString(),
                        "choose a search"));
    SharedWeightsEngine.requireSupernet(config, run.toString());
    return config;
  }

  /** The table, where one is named and has the run's cells. */
  private Optional<BenchmarkTable> table(SearchConfig config) {
    return config.space().name().equals(BenchmarkTable.SPACE)
        ? benchmark.openIfNamed()
        : Optional.empty();
  }

  private RankReport rank(RunDirectory run, SearchConfig config, Optional<BenchmarkTable> table)
      throws IOException {
    AfterEpoch state = state(run);
    try (state;
        SharedWeightsEngine engine =
            SharedWeightsEngine.open(config, run.toString(), state.state(), System.getenv())) {
      Ranking ranking = ranking(engine, config, state.epoch(), derived(run, state.epoch()));
      Path file = Rankings.write(run, ranking);
      return new RankReport(file, engine.images(), ranking, truths(ranking, config, table));
    }
  }

  private AfterEpoch state(RunDirectory run) throws IOException {
    return CheckpointReader.afterEpoch(run, wanted()).orElseThrow(() -> noState(run));
  }

  /** Counted from 0; empty for the last. */
  private OptionalInt wanted() {
    if (epoch == null || epoch.equals("last")) {
      return OptionalInt.empty();
    }
    if (!epoch.matches("[1-9]\\d{0,8}")) {
      throw new InputProblem("is '" + epoch + "'", "--epoch", "write a number from 1, or last");
    }
    return OptionalInt.of(Integer.parseInt(epoch) - 1);
  }

  private InputProblem noState(RunDirectory run) {
    try {
      List<String> kept = CheckpointReader.epochs(run).stream().map(e -> "" + (e + 1)).toList();
      return kept.isEmpty()
          ? new InputProblem(
              "has no whole checkpoint behind the end of an epoch",
              run.toString(),
              "wait for the next one")
          : new InputProblem(
              "keeps no weights of epoch " + epoch,
              run.toString(),
              "choose " + String.join(" or ", kept));
    } catch (IOException e) {
      return new InputProblem(
          "has checkpoints that can't be read", run.toString(), "check their permissions");
    }
  }

  private static Optional<Genotype> derived(RunDirectory run, int epoch) throws IOException {
    RunReader reader = new RunReader(run, metric -> false);
    RunUpdate update = reader.poll();
    while (update.more()) {
      update = reader.poll();
    }
    int row = update.epochs().row(epoch);
    return row < 0 ? Optional.empty() : update.epochs().genotype(row);
  }

  private Ranking ranking(
      SharedWeightsEngine engine, SearchConfig config, int ofEpoch, Optional<Genotype> derived) {
    Space space = Spaces.byName(config.space().name()).orElseThrow();
    Set<Genotype> without = derived.map(Set::of).orElse(Set.of());
    RandomStream stream = RandomStream.ofSeed(seed).split("ranking");
    List<Ranking.Cell> scored = new ArrayList<>();
    derived.ifPresent(genotype -> scored.add(cell(engine, genotype, true)));
    for (Genotype genotype : RandomCells.different(space, cells, without, stream)) {
      scored.add(cell(engine, genotype, false));
      if (json) {
        int done = scored.size() - derived.map(cell -> 1).orElse(0);
        spec.commandLine().getOut().println(JsonText.object().put("done", done));
        spec.commandLine().getOut().flush();
      }
    }
    return new Ranking(ofEpoch, scored);
  }

  private static Ranking.Cell cell(SharedWeightsEngine engine, Genotype genotype, boolean derived) {
    SharedWeights.Score score = engine.score(genotype);
    return new Ranking.Cell(genotype, score.accuracy(), score.loss(), derived);
  }

  /** By the run's own data set, or by all of the table's where it is none of them. */
  private static List<RankingQuality> truths(
      Ranking ranking, SearchConfig config, Optional<BenchmarkTable> table) {
    List<BenchmarkDataSet> dataSets =
        BenchmarkDataSet.byName(config.data().dataset())
            .map(List::of)
            .orElse(Arrays.asList(BenchmarkDataSet.values()));
    return table.stream()
        .flatMap(known -> dataSets.stream().map(set -> RankingQuality.of(ranking, known, set)))
        .toList();
  }
}
