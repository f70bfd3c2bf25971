package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.run.RunDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The exporter of the page on extending. */
class SmallExporterTest {
  private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));

  @Test
  void itWritesTheEpochThatIsChosen() throws IOException {
    RunDirectory run = new RunDirectory(BASE.resolve("src/test/resources/runs/now/search"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new EpochLineText().write(RunExport.of(run), ExportOptions.of(EpochChoice.number(4)), out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "4 |nor_conv_1x1~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|none~0|skip_connect~1|avg_pool_3x3~2|\n");
  }

  /** What the page shows is what is compiled here. */
  @Test
  void theExporterOfThePageIsThisOne() throws IOException {
    String page = Files.readString(BASE.resolve("docs/extending.md"));
    String source =
        Files.readString(BASE.resolve("src/test/java/cellscope/export/EpochLineText.java"));
    assertThat(page)
        .contains("```java\n" + source.substring(source.indexOf("/** A small exporter")) + "```");
  }
}
