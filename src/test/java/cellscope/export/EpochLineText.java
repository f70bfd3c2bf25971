package cellscope.export;

import cellscope.config.RunKind;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A small exporter: one line with the number and the genotype of an epoch. */
final class EpochLineText implements RunExporter {
  @Override
  public String id() {
    return "epoch-line";
  }

  @Override
  public String label() {
    return "Epoch and genotype";
  }

  @Override
  public String help() {
    return "one line with an epoch's number and genotype";
  }

  @Override
  public String extension() {
    return "txt";
  }

  @Override
  public String suffix() {
    return "-epoch-line";
  }

  @Override
  public boolean accepts(RunKind kind, Optional<Genotype> genotype) {
    return genotype.isPresent();
  }

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public void write(RunExport run, ExportOptions options, OutputStream out) throws IOException {
    EpochRow row = options.epoch().in(run.rows(), run.name());
    String line = row.epoch() + " " + Spaces.text(run.genotype(options.epoch())) + "\n";
    out.write(line.getBytes(StandardCharsets.UTF_8));
  }
}
