package cellscope.export;

import cellscope.config.RunKind;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.GenotypeForm;
import cellscope.model.space.catalogue.Spaces;
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
  private static final String SUFFIX = "-genotype";

  /** One of {@link Spaces#forms()}: of the spaces that have it. */
  static GenotypeExporter of(GenotypeForm form) {
    boolean usual = Spaces.all().stream().anyMatch(s -> s.forms().get(0).equals(form));
    return new GenotypeExporter(
        form.name(),
        form.title(),
        "the genotype in one line, as " + form.title(),
        usual ? SUFFIX : SUFFIX + "-" + form.name(),
        "txt",
        genotype -> Spaces.of(genotype).forms().contains(form),
        form::write);
  }

  /** The form of every space. */
  static GenotypeExporter json() {
    return new GenotypeExporter(
        "json",
        "JSON",
        "the genotype of any space, for programs",
        SUFFIX,
        "json",
        genotype -> true,
        GenotypeJson::write);
  }

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
