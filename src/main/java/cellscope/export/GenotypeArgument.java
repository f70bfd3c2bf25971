package cellscope.export;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A genotype as a user gives it: a published cell's name, its text in one of the formats, or a file
 * that holds one: a checkpoint of the original code ({@code .pth}) holds one for each epoch.
 */
public final class GenotypeArgument {
  private GenotypeArgument() {}

  /** Reads it, whatever it is; of a checkpoint, the last epoch's. */
  public static Genotype read(String argument) throws IOException {
    return read(argument, EpochChoice.LAST);
  }

  /**
   * Reads it, whatever it is.
   *
   * @param epoch of a checkpoint
   * @throws InputProblem no genotype, or an epoch where there is but one genotype
   */
  public static Genotype read(String argument, EpochChoice epoch) throws IOException {
    boolean file = isFile(argument);
    if (file && isCheckpoint(Path.of(argument))) {
      return SearchCheckpoint.read(Path.of(argument)).of(epoch, argument);
    }
    if (epoch != EpochChoice.LAST) {
      throw new InputProblem(
          "an epoch belongs to --from or to a checkpoint (.pth)", "--epoch", "leave it out");
    }
    return file ? ofFile(Path.of(argument)) : GenotypeTexts.read(argument, "genotype");
  }

  private static boolean isCheckpoint(Path file) {
    return file.getFileName().toString().endsWith(".pth");
  }

  private static Genotype ofFile(Path file) throws IOException {
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
