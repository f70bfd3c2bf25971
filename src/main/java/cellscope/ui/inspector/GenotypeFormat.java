package cellscope.ui.inspector;

import cellscope.export.GenotypeJson;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.GenotypeForm;
import cellscope.model.space.catalogue.Spaces;
import cellscope.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A form in which a genotype is copied or saved.
 *
 * @param name as a menu shows it
 * @param suffix of the suggested file's name
 * @param ending of the file
 * @param text writes a genotype
 */
record GenotypeFormat(String name, String suffix, String ending, Function<Genotype, String> text) {
  private static final String SUFFIX = "-genotype";

  /** All forms of a genotype's space, the usual one first. */
  static List<GenotypeFormat> of(Genotype genotype) {
    List<GenotypeFormat> all = new ArrayList<>();
    for (GenotypeForm form : Spaces.of(genotype).forms()) {
      String suffix = all.isEmpty() ? SUFFIX : SUFFIX + "-" + form.name();
      all.add(new GenotypeFormat(form.title(), suffix, "txt", form::write));
    }
    all.add(new GenotypeFormat(Texts.of("format.json"), SUFFIX, "json", GenotypeJson::write));
    return all;
  }
}
