package cellscope.model.space.nasnet;

import cellscope.model.space.GenotypeForm;
import java.util.List;
import java.util.regex.Pattern;

/** The two notations of a genotype; each one's reader reads the other's text too. */
final class NasNetForms {
  private static final Pattern CALL =
      Pattern.compile("(\\w+\\s*=\\s*)?Genotype\\s*\\(.*|\\w+\\s*=\\s*\\{.*", Pattern.DOTALL);
  private static final Pattern DICTIONARY =
      Pattern.compile("\\{\\s*['\"](normal|reduce)(_concat)?['\"].*", Pattern.DOTALL);

  static final List<GenotypeForm> ALL =
      List.of(
          new GenotypeForm(
              "darts",
              "DARTS text",
              text -> CALL.matcher(text).matches(),
              DartsFormat::format,
              DartsFormat::parse),
          new GenotypeForm(
              "autodl",
              "AutoDL text",
              text -> DICTIONARY.matcher(text).matches(),
              AutoDlFormat::format,
              AutoDlFormat::parse));

  private NasNetForms() {}
}
