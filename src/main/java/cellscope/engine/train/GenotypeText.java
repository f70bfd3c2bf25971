package cellscope.engine.train;

import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import cellscope.model.NasBench201Format;
import cellscope.model.SearchSpace;

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

  /**
   * Writes it as {@link #parse} reads it.
   *
   * @throws InputProblem a genotype of a space that can't be trained
   */
  public static String format(Genotype genotype) {
    if (!genotype.space().equals(SearchSpace.NAS_BENCH_201.name())) {
      throw new InputProblem(
          "a genotype of the space " + genotype.space() + " can't be trained here",
          "genotype",
          "choose one of " + SearchSpace.NAS_BENCH_201.name());
    }
    return NasBench201Format.format(genotype);
  }
}
