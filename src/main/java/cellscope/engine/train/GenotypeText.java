package cellscope.engine.train;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;

/** The genotype's text of a training's config. */
public final class GenotypeText {
  private GenotypeText() {}

  /**
   * Reads it: NAS-Bench-201's form, DARTS' or AutoDL-Projects' of the NASNet space, or a published
   * cell's name.
   *
   * @throws InputProblem there is none, or it is no genotype
   */
  public static Genotype parse(String text) {
    if (text.isBlank()) {
      throw new InputProblem(
          "names no genotype", "genotype", "set it, or use --genotype or --from");
    }
    String plain = text.strip();
    return PublishedCells.byName(plain).orElseGet(() -> Spaces.read(plain));
  }

  /**
   * Writes a genotype in full, in the one line that repeats its training: NAS-Bench-201's form, or
   * DARTS' in the NASNet space, where a fixed reduction cell is {@code reduce=None}.
   */
  public static String format(Genotype genotype) {
    return Spaces.text(genotype);
  }
}
