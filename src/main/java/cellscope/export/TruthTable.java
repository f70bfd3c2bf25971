package cellscope.export;

import cellscope.analysis.truth.CellTruth;
import cellscope.analysis.truth.RunTruth;
import cellscope.analysis.truth.TruthCsv;
import cellscope.config.RunKind;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a benchmark table knows of each epoch's derived cell, as CSV. */
final class TruthTable implements RunExporter {
  @Override
  public String id() {
    return "truth-csv";
  }

  @Override
  public String label() {
    return "True accuracy of every epoch's cell";
  }

  @Override
  public String help() {
    return "accuracy, rank and regret of every epoch's cell by a benchmark table, a row each";
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public String suffix() {
    return "-truth";
  }

  @Override
  public boolean accepts(RunKind kind, Optional<Genotype> genotype) {
    return genotype.isPresent() && CellTruth.suits(genotype.get().space());
  }

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public void write(RunExport run, ExportOptions options, OutputStream out) throws IOException {
    for (EpochRow row : run.rows()) {
      row.derived().ifPresent(g -> CellTruth.requireSpace(g.space(), run.name()));
    }
    if (run.rows().isEmpty()) {
      throw new InputProblem("no epoch is done yet", run.name(), "wait for the first one");
    }
    RunTruth truth = new RunTruth(options.table().get());
    run.rows().forEach(row -> row.derived().ifPresent(g -> truth.add(row.epoch() - 1, g)));
    out.write(TruthCsv.text(truth.epochs()).getBytes(StandardCharsets.UTF_8));
  }
}
