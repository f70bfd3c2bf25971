package cellscope.cli;

import cellscope.export.GenotypeJson;
import cellscope.model.Genotype;
import cellscope.model.NasBench201Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A genotype as a user gives it: its text in one of the formats, or a file that holds one. */
final class GenotypeArgument {
  private GenotypeArgument() {}

  /** Reads it, whatever it is. */
  static Genotype read(String argument) throws IOException {
    return isFile(argument)
        ? parse(Files.readString(Path.of(argument)), argument)
        : parse(argument, "genotype");
  }

  private static Genotype parse(String text, String source) {
    return text.stripLeading().startsWith("{")
        ? GenotypeJson.read(text, source)
        : NasBench201Format.parse(text);
  }

  private static boolean isFile(String argument) {
    try {
      return Files.isRegularFile(Path.of(argument));
    } catch (InvalidPathException e) {
      return false; // a genotype's text need not be a path
    }
  }
}
