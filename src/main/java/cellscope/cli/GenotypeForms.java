package cellscope.cli;

import cellscope.model.space.GenotypeForm;
import cellscope.model.space.catalogue.Spaces;
import java.util.Iterator;

/** The names of the genotypes' forms of one line, for an option's help. */
final class GenotypeForms implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Spaces.forms().stream().map(GenotypeForm::name).iterator();
  }
}
