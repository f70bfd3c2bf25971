package cellscope.ui.search;

import cellscope.export.GenotypeArgument;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import java.io.IOException;

/** The genotype that stands in the form: a text in any form, a published cell's name, or a file. */
final class GenotypeField {
  private GenotypeField() {}

  /**
   * Reads it.
   *
   * @throws InputProblem there is none, or it is no genotype
   */
  static Genotype read(String typed) {
    if (typed.isBlank()) {
      throw new InputProblem(
          "is empty",
          "genotype",
          "type a published cell's name such as GDAS_V1, a genotype's text, or a file's path");
    }
    try {
      return GenotypeArgument.read(typed.strip());
    } catch (IOException e) {
      throw new InputProblem(
          "can't be read (" + e.getMessage() + ")", typed, "choose a file as export writes it");
    }
  }
}
