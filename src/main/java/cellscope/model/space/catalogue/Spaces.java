package cellscope.model.space.catalogue;

import cellscope.model.genotype.Genotype;
import cellscope.model.space.GenotypeForm;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import java.util.List;
import java.util.Optional;

/** The search spaces that there are. To add one, write its package and name it here. */
public final class Spaces {
  private static final List<Space> ALL =
      List.of(Benchmark201.SPACE, NasNet.SPACE, NasNet.FIXED_REDUCTION);

  private Spaces() {}

  /** All spaces, in the order in which they are offered; the first is the one that is preset. */
  public static List<Space> all() {
    return ALL;
  }

  /** Their names, in the same order. */
  public static List<String> names() {
    return ALL.stream().map(Space::name).toList();
  }

  /** Finds a space by its name; empty for an unknown one. */
  public static Optional<Space> byName(String name) {
    return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /**
   * The space of a genotype.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Space of(Genotype genotype) {
    return byName(genotype.space())
        .orElseThrow(() -> new IllegalArgumentException("no space " + genotype.space()));
  }

  /** A genotype in full, in its space's usual form. */
  public static String text(Genotype genotype) {
    return of(genotype).text(genotype);
  }

  /** The forms of all spaces' genotypes, each once. */
  public static List<GenotypeForm> forms() {
    return ALL.stream().flatMap(s -> s.forms().stream()).distinct().toList();
  }

  /** The form in which a text is written; empty if it is none of them. */
  public static Optional<GenotypeForm> formOf(String text) {
    return forms().stream().filter(f -> f.recognises(text)).findFirst();
  }

  /**
   * Reads a genotype in whichever form it is written. A text that begins as none of them is given
   * to the last one, which tells what is wrong.
   *
   * @throws cellscope.model.genotype.GenotypeProblem if it is no genotype
   */
  public static Genotype read(String text) {
    List<GenotypeForm> forms = forms();
    return formOf(text).orElse(forms.get(forms.size() - 1)).read(text);
  }
}
