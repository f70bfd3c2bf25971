package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.export.GenotypeJson;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.nasnet.AutoDlFormat;
import cellscope.model.space.nasnet.DartsFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeCommandTest {
  private static final String ALL_CONV3 =
      "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";

  @Test
  void jsonHasTheTwoIntegersAlone() {
    // 73,306 + 6 * 243,040 parameters; 7.78305 M + 6 * 35.38944 M multiply-adds
    Cli size = Cli.run("size", ALL_CONV3, "--json");
    assertThat(size.exitCode()).isZero();
    assertThat(size.out().strip()).isEqualTo("{\"parameters\":1531546,\"flops\":220119690}");
    assertThat(size.err()).isEmpty();
  }

  @Test
  void peopleSeeBothNumbers() {
    assertThat(Cli.run("size", ALL_CONV3).out())
        .contains("parameters 1,531,546")
        .contains("220.120 M");
  }

  @Test
  void layersStandAboveTheTotalsAndInTheJson() throws IOException {
    Cli text = Cli.run("size", ALL_CONV3, "--cells", 1, "--layers");
    assertThat(text.exitCode()).isZero();
    assertThat(text.out().lines().filter(l -> l.startsWith("cells.1.conv_a.op.1 ")))
        .singleElement()
        .asString()
        .contains("convolution 3x3, stride 2", "32x16x16", "4,608", "1,179,648");
    assertThat(text.out()).contains("parameters ");

    JsonNode json =
        new ObjectMapper().readTree(Cli.run("size", "GDAS_V1", "--json", "--layers").out());
    long parameters = 0;
    for (JsonNode layer : json.get("layers")) {
      assertThat(layer.get("output")).hasSize(3);
      parameters += layer.get("parameters").longValue();
    }
    assertThat(parameters).isEqualTo(json.get("parameters").longValue()).isEqualTo(3_368_782);
  }

  @Test
  void optionsChangeTheNetwork() {
    Cli small =
        Cli.run("size", ALL_CONV3, "--json", "--channels", 4, "--cells", 1, "--classes", 100);
    assertThat(small.exitCode()).isZero();
    assertThat(small.out()).isNotEqualTo(Cli.run("size", ALL_CONV3, "--json").out());
  }

  @Test
  void aPublishedCellIsKnownByItsNameAndHasTheSizeOfItsTable() {
    assertThat(Cli.run("size", "gdas_v1", "--json").out().strip())
        .isEqualTo("{\"parameters\":3368782,\"flops\":519428746}");
    assertThat(Cli.run("size", "GDAS_V1", "--json", "--auxiliary").out().strip())
        .isEqualTo("{\"parameters\":3845208,\"flops\":519428746}");
    assertThat(
            Cli.run(
                    "size",
                    "GDAS_V1",
                    "--channels",
                    50,
                    "--cells",
                    4,
                    "--image",
                    224,
                    "--classes",
                    1000,
                    "--stem",
                    "imagenet",
                    "--json")
                .out())
        .contains("5345075");
  }

  @Test
  void aGenotypeIsReadFromAFileOfAnyFormat(@TempDir Path folder) throws IOException {
    Genotype gdas = PublishedCells.byName("GDAS_V1").orElseThrow();
    for (String text :
        new String[] {
          DartsFormat.format(gdas), AutoDlFormat.format(gdas), GenotypeJson.write(gdas), "GDAS_V1"
        }) {
      Path file = Files.writeString(folder.resolve("cell.txt"), text + "\n");
      assertThat(Cli.run("size", file.toString(), "--json").out()).contains("3368782");
    }
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, 1});
    Cli wrong = Cli.run("size", bytes.toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.problems()).hasSize(1);
  }

  @Test
  void aCheckpointOfTheOriginalCodeGivesItsLastEpochsGenotype() {
    Path logs = Path.of(System.getProperty("shared.dir", "../shared"), "data/autodl-logs");
    assumeTrue(Files.isDirectory(logs), () -> "no checkpoints at " + logs);
    String file = logs.resolve("gdas-nas-bench-201-cifar10-seed-777.pth").toString();

    // no convolution is left in its last cell
    assertThat(Cli.run("size", file, "--json").out()).contains("\"parameters\":73306");
    assertThat(Cli.run("size", file.replace("nas-bench-201", "nasnet").replace("777", "42")).out())
        .contains("parameters ");
  }

  @Test
  void whatTheNasNetSpaceCannotBuildIsOneLineAndExitCode2() {
    for (String[] arguments :
        new String[][] {
          {"GDAS_V1", "--image", "16", "--auxiliary"},
          {"GDAS_F1", "--channels", "5"},
          {ALL_CONV3, "--auxiliary"},
          {"GDAS_V7"}
        }) {
      Cli wrong = Cli.run("size", (Object[]) arguments);
      assertThat(wrong.exitCode()).as(arguments[0]).isEqualTo(2);
      assertThat(wrong.problems()).as(arguments[0]).hasSize(1);
    }
  }

  @Test
  void wrongGenotypeIsOneLineAndExitCode2() {
    Cli wrong = Cli.run("size", "|nor_conv_7x7~0|+|none~0|none~1|+|none~0|none~1|none~2|");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.problems()).hasSize(1);
    assertThat(wrong.err()).startsWith("cellscope: genotype, character ").contains("nor_conv_7x7");
  }

  @Test
  void wrongOptionsAreOneLineAndExitCode2() {
    for (String[] option :
        new String[][] {
          {"--image", "30"}, {"--channels", "0"}, {"--cells", "many"}, {"--clases", "3"}
        }) {
      Cli wrong = Cli.run("size", ALL_CONV3, option[0], option[1]);
      assertThat(wrong.exitCode()).as(option[0]).isEqualTo(2);
      assertThat(wrong.problems()).as(option[0]).hasSize(1);
      assertThat(wrong.err()).startsWith("cellscope: ").contains(option[0]);
    }
  }
}
