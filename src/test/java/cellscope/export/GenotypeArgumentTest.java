package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.nasnet.AutoDlFormat;
import cellscope.model.space.nasnet.DartsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class GenotypeArgumentTest {
  @TempDir private Path folder;

  /** A NASNet search's checkpoint of the original code; the test is skipped where there is none. */
  public static Path checkpoint() {
    Path logs = Path.of(System.getProperty("shared.dir", "../shared"), "data", "autodl-logs");
    Path file = logs.resolve("gdas-nasnet-cifar10-seed-42.pth").toAbsolutePath();
    assumeThat(file).as("the original code's checkpoint").exists();
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"GDAS_V1", "GDAS_F1", "resnet"})
  void nameTextAndFileOfAnyFormatGiveTheSameGenotype(String name) throws IOException {
    Genotype genotype = PublishedCells.byName(name).orElseThrow();
    boolean benchmark = name.equals("resnet");
    List<String> texts =
        benchmark
            ? List.of(NasBench201Format.format(genotype), GenotypeJson.write(genotype))
            : List.of(
                DartsFormat.format(genotype),
                AutoDlFormat.format(genotype),
                GenotypeJson.write(genotype));
    assertThat(GenotypeArgument.read(name.toLowerCase())).isEqualTo(genotype);
    for (String text : texts) {
      Path file = Files.writeString(folder.resolve("genotype"), text + "\n");
      assertThat(GenotypeArgument.read(text)).isEqualTo(genotype);
      assertThat(GenotypeArgument.read(file.toString())).isEqualTo(genotype);
    }
  }

  @Test
  void checkpointOfTheOriginalCodeGivesTheChosenEpoch() throws IOException {
    String file = checkpoint().toString();
    SearchCheckpoint search = SearchCheckpoint.read(checkpoint());
    int epochs = search.genotypes().lastKey() + 1;
    assertThat(epochs).isGreaterThan(2);
    assertThat(GenotypeArgument.read(file)).isEqualTo(search.last());
    for (int epoch : List.of(1, 2, epochs)) {
      assertThat(GenotypeArgument.read(file, EpochChoice.number(epoch)))
          .isEqualTo(search.genotypes().get(epoch - 1));
    }
    assertThatThrownBy(() -> GenotypeArgument.read(file, EpochChoice.BEST))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("doesn't tell which epoch is best");
    assertThatThrownBy(() -> GenotypeArgument.read(file, EpochChoice.number(epochs + 1)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("there is no epoch " + (epochs + 1))
        .hasMessageContaining("its last one is " + epochs);
  }

  @Test
  void epochOfAGenotypeThatHasNoneIsRefused() {
    assertThatThrownBy(() -> GenotypeArgument.read("resnet", EpochChoice.number(3)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("--epoch");
  }
}
