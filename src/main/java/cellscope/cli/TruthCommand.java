package cellscope.cli;

import cellscope.analysis.truth.CellTruth;
import cellscope.analysis.truth.EpochTruth;
import cellscope.analysis.truth.RunTruth;
import cellscope.analysis.truth.TruthCsv;
import cellscope.export.GenotypeArgument;
import cellscope.model.InputProblem;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import cellscope.run.RunUpdate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a benchmark table knows of the cells of a run, or of one cell. */
@Command(
    name = "truth",
    description =
        "Tell by a benchmark table what the derived cell of each epoch of a run is worth, or one"
            + " cell: accuracy after 200 epochs of training, rank and regret on three data sets.",
    mixinStandardHelpOptions = true)
final class TruthCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN|GENOTYPE",
      description =
          "A run's id, the beginning of one, or its directory; or a genotype as text or file.")
  private String meant;

  @Mixin private LibraryOption library;
  @Mixin private BenchmarkOption benchmark;

  @ArgGroup(exclusive = true)
  private final Form form = new Form();

  /** How the answer is written. */
  static final class Form {
    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--csv", description = "Print a CSV table, an epoch a row.")
    private boolean csv;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (isGenotype()) {
      Genotype genotype = GenotypeArgument.read(meant);
      CellTruth.requireSpace(genotype.space(), "genotype");
      BenchmarkTable table = benchmark.open();
      ofCell(out, table, CellTruth.of(table, genotype));
    } else {
      ofRun(out, library.run(meant));
    }
    return ExitCode.OK;
  }

  /** A run's directory goes before a file, and a text that begins as a genotype is one. */
  private boolean isGenotype() {
    try {
      Path path = Path.of(meant);
      if (Files.exists(path)) {
        return !Files.isDirectory(path);
      }
    } catch (InvalidPathException e) {
      return true;
    }
    return meant.startsWith("{")
        || Spaces.formOf(meant.strip()).isPresent()
        || PublishedCells.byName(meant).isPresent();
  }

  private void ofCell(PrintWriter out, BenchmarkTable table, CellTruth cell) {
    EpochTruth alone = new EpochTruth(0, cell, EpochTruth.Since.FIRST);
    if (form.csv) {
      out.print(TruthCsv.text(List.of(alone)));
    } else if (form.json) {
      out.println(TruthJson.table(table, Optional.empty()));
      out.println(TruthJson.cell(cell));
    } else {
      TruthLines.print(out, table, cell);
    }
  }

  private void ofRun(PrintWriter out, RunDirectory run) throws IOException {
    RunUpdate update = readAll(run);
    RunTruth.space(update).ifPresent(s -> CellTruth.requireSpace(s, run.toString()));
    RunTruth truth = new RunTruth(benchmark.open());
    truth.take(update);
    if (truth.epochs().isEmpty()) {
      throw new InputProblem("no epoch is done yet", run.toString(), "wait for the first one");
    }
    Optional<BenchmarkDataSet> own = RunTruth.dataSet(update.snapshot().record().config());
    if (form.csv) {
      out.print(TruthCsv.text(truth.epochs()));
    } else if (form.json) {
      out.println(TruthJson.table(truth.table(), own));
      truth.epochs().forEach(epoch -> out.println(TruthJson.epoch(epoch)));
    } else {
      TruthLines.print(out, truth, own);
    }
  }

  private static RunUpdate readAll(RunDirectory run) throws IOException {
    RunReader reader = new RunReader(run, metric -> false);
    RunUpdate update = reader.poll();
    while (update.more()) {
      update = reader.poll();
    }
    return update;
  }
}
