package cellscope.export;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.AutoDlFormat;
import cellscope.model.space.DartsFormat;
import cellscope.model.space.NasBench201Format;
import cellscope.model.space.PublishedCells;
import java.util.regex.Pattern;

/** Reads a genotype in whichever of the four formats it is written, or a published cell's name. */
public final class GenotypeTexts {
  private static final Pattern DICTIONARY =
      Pattern.compile("\\{\\s*['\"](normal|reduce)(_concat)?['\"].*", Pattern.DOTALL);
  private static final Pattern CALL =
      Pattern.compile("(\\w+\\s*=\\s*)?(Genotype\\s*\\(|\\{).*", Pattern.DOTALL);

  private GenotypeTexts() {}

  /**
   * Reads a genotype.
   *
   * @param text NAS-Bench-201's form, DARTS' {@link DartsFormat}, AutoDL-Projects' {@link
   *     AutoDlFormat}, {@link GenotypeJson}, or a name of {@link PublishedCells}
   * @param source what the text is called in a problem: a file's path
   * @throws InputProblem if it is none of these; names the place
   */
  public static Genotype read(String text, String source) {
    String begin = text.strip();
    if (begin.startsWith("|")) {
      return NasBench201Format.parse(text);
    }
    if (DICTIONARY.matcher(begin).matches()) {
      return AutoDlFormat.parse(text);
    }
    if (begin.startsWith("{")) {
      return GenotypeJson.read(text, source);
    }
    if (CALL.matcher(begin).matches()) {
      return DartsFormat.parse(text);
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
