package cellscope.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a.txt");
  }

  @Test
  void aFileIsMadeAndReplacedAndNothingElseStays() throws IOException {
    assertThat(WholeFile.write(file(), "first, and longer")).hasContent("first, and longer");
    WholeFile.write(file(), "sécond");

    assertThat(file()).hasContent("sécond");
    assertThat(folder.toFile().list()).containsExactly("a.txt");
  }

  @Test
  void whileItIsWrittenTheOldFileIsRead() throws IOException {
    WholeFile.write(file(), "old");
    WholeFile.write(
        file(),
        out -> {
          out.write('n');
          out.flush();
          assertThat(file()).hasContent("old");
        });
    assertThat(file()).hasContent("n");
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingBesideIt() throws IOException {
    WholeFile.write(file(), "old");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file(),
                    out -> {
                      out.write('n');
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");

    assertThat(file()).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("a.txt");
  }

  @Test
  void aFolderIsNeverReplaced() throws IOException {
    Files.createDirectory(file());
    assertThatThrownBy(() -> WholeFile.write(file(), "new"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a folder");
    assertThat(file()).isDirectory();
  }

  @Test
  void aMissingFolderIsAnError() {
    assertThatThrownBy(() -> WholeFile.write(folder.resolve("none/a.txt"), "new"))
        .isInstanceOf(IOException.class);
  }
}
