package cellscope.ui.search;

import cellscope.export.GenotypeTexts;
import cellscope.export.SearchCheckpoint;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

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
      return isFile(typed) ? ofFile(Path.of(typed.strip())) : GenotypeTexts.read(typed, "genotype");
    } catch (IOException e) {
      throw new InputProblem(
          "can't be read (" + e.getMessage() + ")", typed, "choose a file as export writes it");
    }
  }

  private static Genotype ofFile(Path file) throws IOException {
    return file.toString().endsWith(".pth")
        ? SearchCheckpoint.read(file).last()
        : GenotypeTexts.read(Files.readString(file), file.toString());
  }

  private static boolean isFile(String typed) {
    try {
      return Files.isRegularFile(Path.of(typed.strip()));
    } catch (InvalidPathException e) {
      return false; // a genotype's text need not be a path
    }
  }
}
