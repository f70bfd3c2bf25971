package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigSchema;
import cellscope.ui.common.ViewLoader;
import cellscope.ui.search.SampleConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler can't see: FXML, texts and sample configs fit the code. */
class FxmlTest {
  private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));

  private static Set<String> matches(Path file, String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Stream<Path> files(Path folder, String ending) throws IOException {
    return Files.walk(folder).filter(f -> f.toString().endsWith(ending));
  }

  @Test
  void everyTextIsThereAndEveryTextIsUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path fxml : files(BASE.resolve("fxml"), ".fxml").toList()) {
      used.addAll(matches(fxml, "\"%([A-Za-z.]+)\""));
    }
    for (Path java : files(BASE.resolve("src/main/java/cellscope/ui"), ".java").toList()) {
      used.addAll(matches(java, "\"([a-z]+\\.[a-zA-Z]+)\""));
    }
    Set<String> known = new TreeSet<>(ViewLoader.texts().keySet());
    Set<String> fields =
        ConfigSchema.SEARCH.fields().stream().map(f -> f.path()).collect(Collectors.toSet());
    used.removeAll(fields);
    ConfigSchema.TRAIN.fields().forEach(f -> used.remove(f.path()));
    used.removeIf(u -> u.endsWith(".css") || u.endsWith(".json"));
    assertThat(used).isEqualTo(known);
  }

  @Test
  void everyHandlerAndIdOfTheFxmlIsInItsController() throws Exception {
    for (Path fxml : files(BASE.resolve("fxml"), ".fxml").toList()) {
      String name = matches(fxml, "fx:controller=\"([^\"]+)\"").iterator().next();
      Class<?> controller = Class.forName(name, false, getClass().getClassLoader());
      for (String handler : matches(fxml, "on[A-Z][A-Za-z]*=\"#([^\"]+)\"")) {
        assertThat(controller.getDeclaredMethod(handler)).as(fxml + " " + handler).isNotNull();
      }
      Set<String> ids = matches(fxml, "fx:id=\"([^\"]+)\"");
      for (var field : controller.getDeclaredFields()) {
        if (field.isAnnotationPresent(javafx.fxml.FXML.class)) {
          assertThat(ids).as(fxml + " " + field.getName()).contains(field.getName());
        }
      }
    }
  }

  @Test
  void sampleTrainingsThatAreOfferedAreThoseInTheirFolder() throws IOException {
    Set<String> there =
        files(BASE.resolve("sample-configs"), ".json")
            .map(f -> f.getFileName().toString().replace(".json", ""))
            .filter(name -> name.startsWith("train-"))
            .collect(Collectors.toSet());
    assertThat(SampleConfigs.TRAININGS).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void sampleConfigsThatAreOfferedAreTheSearchesInTheirFolder() throws IOException {
    Set<String> there =
        files(BASE.resolve("sample-configs"), ".json")
            .map(f -> f.getFileName().toString().replace(".json", ""))
            .filter(name -> !name.startsWith("train-") && !name.startsWith("race-")) // other forms'
            .collect(Collectors.toSet());
    assertThat(SampleConfigs.NAMES).containsExactlyInAnyOrderElementsOf(there);
    SampleConfigs.NAMES.forEach(name -> assertThat(SampleConfigs.read(name)).isNotNull());
  }

  @Test
  void sampleRacesThatAreOfferedAreThoseInTheirFolder() throws IOException {
    Set<String> there =
        files(BASE.resolve("sample-configs"), ".json")
            .map(f -> f.getFileName().toString().replace(".json", ""))
            .filter(name -> name.startsWith("race-"))
            .collect(Collectors.toSet());
    assertThat(SampleConfigs.RACES).containsExactlyInAnyOrderElementsOf(there);
    SampleConfigs.RACES.forEach(name -> assertThat(SampleConfigs.race(name)).isNotNull());
  }
}
