package cellscope.export;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.GenotypeText;
import cellscope.model.space.catalogue.Spaces;

/** Reads a genotype in whichever form it is written, or a published cell's name. */
public final class GenotypeTexts {
  private GenotypeTexts() {}

  /**
   * Reads a genotype.
   *
   * @param text {@link GenotypeJson}, or what {@link GenotypeText} reads
   * @param source what the text is called in a problem: a file's path
   * @throws InputProblem if it is none of these; names the place
   */
  public static Genotype read(String text, String source) {
    return text.strip().startsWith("{") && Spaces.formOf(text).isEmpty()
        ? GenotypeJson.read(text, source)
        : GenotypeText.parse(text, source);
  }
}
