package cellscope.ui.common;

import cellscope.model.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes what a user saves as a text. */
public final class TextFile {
  private TextFile() {}

  /** Writes a text and returns where it is. */
  public static Path write(Path target, String text) throws IOException {
    return WholeFile.write(target, text.strip() + "\n");
  }
}
