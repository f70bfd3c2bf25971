package cellscope.model.space.catalogue;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;

/** A genotype's text, as a config of a training has it. */
public final class GenotypeText {
  private static final int MOST_SHOWN = 30;

  private GenotypeText() {}

  /**
   * Reads a training's genotype; see the other.
   *
   * @throws InputProblem there is none, or it is no genotype
   */
  public static Genotype parse(String text) {
    return parse(text, "genotype");
  }

  /**
   * Reads a genotype: one of {@link Spaces#forms()}, or a name of {@link PublishedCells}.
   *
   * @param source what the text is called in a problem: a file's path
   * @throws InputProblem there is none, or it is none of these; names the place
   */
  public static Genotype parse(String text, String source) {
    String begin = text.strip();
    if (begin.isEmpty()) {
      throw new InputProblem("names no genotype", source, "set it, or use --genotype or --from");
    }
    return PublishedCells.byName(begin)
        .or(() -> Spaces.formOf(begin).map(form -> form.read(text)))
        .orElseThrow(() -> unknown(begin, source));
  }

  private static InputProblem unknown(String text, String source) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    String shown = plain.length() > MOST_SHOWN ? plain.substring(0, MOST_SHOWN) + "..." : plain;
    return new InputProblem(
        "'" + shown + "' is neither a genotype nor the name of a published cell",
        source,
        "write |op~0|+..., Genotype(normal=[...], ...), a file that holds one, or one of "
            + String.join(", ", PublishedCells.names()));
  }
}
