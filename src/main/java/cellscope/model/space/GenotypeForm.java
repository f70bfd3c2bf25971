package cellscope.model.space;

import cellscope.model.genotype.Genotype;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A form in which a genotype is one line of text.
 *
 * @param name on the command line, such as "darts"
 * @param title in menus, such as "DARTS text"
 * @param recognised whether a text, without white space around it, begins as this form does: no two
 *     forms begin alike
 * @param writer throws an IllegalArgumentException for a genotype of another space
 * @param reader throws a {@link cellscope.model.genotype.GenotypeProblem} for any other text
 */
public record GenotypeForm(
    String name,
    String title,
    Predicate<String> recognised,
    Function<Genotype, String> writer,
    Function<String, Genotype> reader) {
  /** Whether a text begins as this form does. */
  public boolean recognises(String text) {
    return recognised.test(text.strip());
  }

  /**
   * Writes a genotype.
   *
   * @throws IllegalArgumentException if it is of another space
   */
  public String write(Genotype genotype) {
    return writer.apply(genotype);
  }

  /**
   * Reads a genotype; white space around it is passed over.
   *
   * @throws cellscope.model.genotype.GenotypeProblem if the text is anything else
   */
  public Genotype read(String text) {
    return reader.apply(text);
  }
}
