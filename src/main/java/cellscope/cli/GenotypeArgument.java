package cellscope.cli;

import cellscope.export.GenotypeTexts;
import cellscope.export.SearchCheckpoint;
import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A genotype as a user gives it: a published cell's name, its text in one of the formats, or a file
 * that holds one; a checkpoint of the original code ({@code .pth}) gives the last epoch's.
 */
final class GenotypeArgument {
  private GenotypeArgument() {}

  /** Reads it, whatever it is. */
  static Genotype read(String argument) throws IOException {
    return isFile(argument) ? ofFile(Path.of(argument)) : GenotypeTexts.read(argument, "genotype");
  }

  private static Genotype ofFile(Path file) throws IOException {
    if (file.getFileName().toString().endsWith(".pth")) {
      return SearchCheckpoint.read(file).last();
    }
    try {
      return GenotypeTexts.read(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw new InputProblem("this is no text", file.toString(), "give a file as export writes it");
    }
  }

  private static boolean isFile(String argument) {
    try {
      return Files.isRegularFile(Path.of(argument));
    } catch (InvalidPathException e) {
      return false; // a genotype's text need not be a path
    }
  }
}
