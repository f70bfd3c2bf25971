package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineAppTest {
  @Test
  void helpNamesTheCommandsAndHidesTheWorker() {
    Cli help = Cli.run("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("search", "resume", "pause", "continue", "step", "stop", "runs", "export")
        .contains("size", "bench", "doctor")
        .doesNotContainPattern("(?m)^  worker")
        .doesNotContain("config-docs");
  }

  @Test
  void versionIsThatOfThePom() throws IOException {
    Path pom = Path.of(System.getProperty("project.basedir", "."), "pom.xml");
    assertThat(Files.readString(pom)).contains("<version>" + Version.CELLSCOPE + "</version>");
    assertThat(Cli.run("--version").out()).startsWith("CellScope " + Version.CELLSCOPE);
  }

  @Test
  void unknownCommandNamesTheNearest() {
    Cli wrong = Cli.run("serach");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.problems()).hasSize(1);
    assertThat(wrong.err()).contains("did you mean 'search'?");
  }

  @Test
  void noCommandIsBadInput() {
    Cli none = Cli.run();
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("name a command: ").doesNotContain("worker");
  }

  @Test
  void configDocumentsAreWritten(@TempDir Path folder) {
    assertThat(Cli.run("config-docs", folder.resolve("docs")).exitCode()).isZero();
    assertThat(folder.resolve("docs/config.md")).isNotEmptyFile();
    assertThat(folder.resolve("docs/config.schema.json")).isNotEmptyFile();
  }

  @Test
  void errorsAreToldInOneLine() {
    assertThat(ErrorTexts.lines(new NoSuchFileException("a/b")))
        .containsExactly("a/b: there is no such file or folder");
    assertThat(ErrorTexts.lines(new IllegalStateException("one\ntwo")))
        .singleElement()
        .asString()
        .startsWith("unexpected error: java.lang.IllegalStateException: one two; ");
  }
}
