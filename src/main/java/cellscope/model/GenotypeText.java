package cellscope.model;

import java.util.regex.Pattern;

/** A genotype's text, as a config of a training has it. */
public final class GenotypeText {
  private static final Pattern DICTIONARY =
      Pattern.compile("\\s*\\{\\s*['\"](normal|reduce)(_concat)?['\"].*", Pattern.DOTALL);
  private static final Pattern CALL =
      Pattern.compile("(\\w+\\s*=\\s*)?(Genotype\\s*\\(|\\{).*", Pattern.DOTALL);
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
   * Reads a genotype: NAS-Bench-201's form, DARTS' {@link DartsFormat} or AutoDL-Projects' {@link
   * AutoDlFormat} of the NASNet space, or a name of {@link PublishedCells}.
   *
   * @param source what the text is called in a problem: a file's path
   * @throws InputProblem there is none, or it is none of these; names the place
   */
  public static Genotype parse(String text, String source) {
    String begin = text.strip();
    if (begin.isEmpty()) {
      throw new InputProblem("names no genotype", source, "set it, or use --genotype or --from");
    }
    if (begin.startsWith("|")) {
      return NasBench201Format.parse(text);
    }
    if (isDictionary(begin)) {
      return AutoDlFormat.parse(text);
    }
    if (CALL.matcher(begin).matches()) {
      return DartsFormat.parse(text);
    }
    return PublishedCells.byName(begin).orElseThrow(() -> unknown(begin, source));
  }

  /** Whether a text begins as AutoDL-Projects' form, and not as JSON. */
  public static boolean isDictionary(String text) {
    return DICTIONARY.matcher(text).matches();
  }

  /**
   * Writes a genotype in full, in the one line that repeats its training: NAS-Bench-201's form, or
   * DARTS' in the NASNet space, where a fixed reduction cell is {@code reduce=None}.
   */
  public static String format(Genotype genotype) {
    return GenotypeNames.full(genotype);
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
