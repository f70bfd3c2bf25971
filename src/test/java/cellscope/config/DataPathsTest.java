package cellscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataPathsTest {
  private static String after(String path) {
    SearchConfig config =
        Overrides.apply(ConfigSchema.SEARCH, SearchConfig.defaults(), List.of("data.path=" + path));
    return DataPaths.absolute(ConfigSchema.SEARCH, config).data().path();
  }

  /** A worker runs in another folder than the command that started it. */
  @Test
  void relativePathIsMadeAbsolute() {
    Path here = Path.of("").toAbsolutePath();
    assertThat(after("some/../data")).isEqualTo(here.resolve("data").toString());
  }

  /** An id names a run of the library, whatever the folder. */
  @Test
  void aFolderOfTheRunThatScoresIsMadeAbsolute() {
    for (String meant : List.of("src", "gdas-20260101-120000")) {
      SearchConfig config =
          ConfigReader.parse(
              "{\"search\": {\"algorithm\": \"rea\", \"scorer\": \"shared\", \"scorerRun\": \""
                  + meant
                  + "\"}}",
              "test");
      TrialOptions options =
          DataPaths.absolute(ConfigSchema.search("rea"), config).options(TrialOptions.class);
      boolean folder = meant.equals("src");
      assertThat(options.trials().scorerRun())
          .isEqualTo(folder ? Path.of("src").toAbsolutePath().toString() : meant);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~/data", "/data/cifar"})
  void otherPathsStay(String path) {
    assertThat(after(path)).isEqualTo(path);
  }
}
