package cellscope.export;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.GenotypeForm;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import java.util.Optional;

/** Reads a genotype in whichever form it is written, or a published cell's name. */
public final class GenotypeTexts {
  private GenotypeTexts() {}

  /**
   * Reads a genotype.
   *
   * @param text one of {@link Spaces#forms()}, {@link GenotypeJson}, or a name of {@link
   *     PublishedCells}
   * @param source what the text is called in a problem: a file's path
   * @throws InputProblem if it is none of these; names the place
   */
  public static Genotype read(String text, String source) {
    String begin = text.strip();
    Optional<GenotypeForm> form = Spaces.formOf(begin);
    if (form.isPresent()) {
      return form.get().read(text);
    }
    if (begin.startsWith("{")) {
      return GenotypeJson.read(text, source);
    }
    return PublishedCells.byName(begin).orElseThrow(() -> unknown(begin, source));
  }

  private static InputProblem unknown(String text, String source) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    String shown = plain.length() > 30 ? plain.substring(0, 30) + "..." : plain;
    return new InputProblem(
        "'" + shown + "' is neither a genotype nor the name of a published cell",
        source,
        "write |op~0|+..., Genotype(normal=[...], ...), a file that holds one, or one of "
            + String.join(", ", PublishedCells.names()));
  }
}
