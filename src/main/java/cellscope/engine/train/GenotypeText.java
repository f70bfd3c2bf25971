package cellscope.engine.train;

import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import cellscope.model.NasBench201Format;

/** The genotype's text of a training's config. */
public final class GenotypeText {
  private GenotypeText() {}

  /**
   * Reads it.
   *
   * @throws InputProblem there is none, or it is no genotype of a space that can be trained
   */
  public static Genotype parse(String text) {
    if (text.isBlank()) {
      throw new InputProblem(
          "names no genotype", "genotype", "set it, or use --genotype or --from");
    }
    return NasBench201Format.parse(text.strip());
  }
}
