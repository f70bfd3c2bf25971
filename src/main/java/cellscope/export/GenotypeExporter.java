package cellscope.export;

import cellscope.config.RunKind;
import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A form in which the genotype of an epoch is written, and copied.
 *
 * @param holds whether a genotype can be written so
 * @param form writes a genotype, with no line break at the end
 */
public record GenotypeExporter(
    String id,
    String label,
    String help,
    String suffix,
    String extension,
    Predicate<Genotype> holds,
    Function<Genotype, String> form)
    implements RunExporter {

  /** The genotype in this form, with no line break at the end. */
  public String text(Genotype genotype) {
    return form.apply(genotype);
  }

  @Override
  public boolean accepts(RunKind kind, Optional<Genotype> genotype) {
    return genotype.filter(holds).isPresent();
  }

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public void write(RunExport run, ExportOptions options, OutputStream out) throws IOException {
    Genotype genotype = run.genotype(options.epoch());
    if (!holds.test(genotype)) {
      throw new InputProblem(
          "a genotype of " + genotype.space() + " can't be written as " + id,
          run.name(),
          "use one of " + Exporters.ids(Exporters.of(genotype)));
    }
    out.write((text(genotype) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
