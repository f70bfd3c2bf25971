package cellscope.ui.common;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.css.Stylesheet;

/**
 * Run by the build: compiles AtlantaFX's style sheets into JavaFX's binary form, which a start
 * reads in a tenth of the quarter of a second that parsing takes. The text lies beside it, where
 * JavaFX looks for the compiled one.
 */
public final class ThemeCompiler {
  private ThemeCompiler() {}

  /**
   * Compiles every theme.
   *
   * @param arguments the folder of the compiled classes
   */
  public static void main(String[] arguments) throws IOException {
    for (Theme theme : Theme.values()) {
      Path text = Path.of(arguments[0] + theme.compiled());
      Files.createDirectories(text.getParent());
      try (InputStream original = ThemeCompiler.class.getResourceAsStream(theme.original())) {
        Files.copy(original, text, StandardCopyOption.REPLACE_EXISTING);
      }
      File binary = new File(text.toString().replaceFirst("css$", "bss"));
      Stylesheet.convertToBinary(text.toFile(), binary);
    }
  }
}
