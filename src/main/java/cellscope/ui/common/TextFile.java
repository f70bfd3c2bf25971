package cellscope.ui.common;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes what a user saves: beside its place, then moved there, so that nothing is half there. */
public final class TextFile {
  private TextFile() {}

  /** Writes a text and returns where it is. */
  public static Path write(Path target, String text) throws IOException {
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.writeString(beside, text.strip() + "\n", StandardCharsets.UTF_8);
      return Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
