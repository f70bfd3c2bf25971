package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.model.Alpha;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.nasnet.AutoDlFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCheckpointTest {
  private static final Object[] SKIP = {"skip_connect", 0};
  private static final Object[] CONVOLUTION = {"nor_conv_3x3", 1};
  private static final List<?> NODES =
      List.of(
          new Object[] {SKIP},
          new Object[] {SKIP, CONVOLUTION},
          new Object[] {SKIP, CONVOLUTION, new Object[] {"none", 2}});
  private static final Map<?, ?> NASNET =
      Map.of(
          "normal", List.<Object[]>of(new Object[] {SKIP, new Object[] {"dua_sepc_3x3", 1}}),
          "normal_concat", List.of(2));

  @TempDir Path folder;

  @Test
  void genotypesOfBothSpacesAndAlphasAreRead() throws IOException {
    Map<?, ?> root =
        Map.of(
            "genotypes", Map.of(-1, NASNET, 0, NASNET, 1, new CheckpointBytes.Structure(NODES)),
            "search_model", Map.of("arch_parameters", new CheckpointBytes.Matrix(2, 3)));
    SearchCheckpoint read =
        SearchCheckpoint.read(file(CheckpointBytes.pickle(root), 1, 2, 3, 4, 5, -6.5f));

    assertThat(read.genotypes().keySet()).containsExactly(-1, 0, 1);
    assertThat(AutoDlFormat.format(read.genotypes().get(0)))
        .isEqualTo(
            "{'normal': [(('skip_connect', 0), ('dua_sepc_3x3', 1))], 'normal_concat': [2]}");
    assertThat(NasBench201Format.format(read.last()))
        .isEqualTo(
            "|skip_connect~0|+|skip_connect~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|none~2|");
    assertThat(read.alphas())
        .containsEntry("arch_parameters", Alpha.of(new double[][] {{1, 2, 3}, {4, 5, -6.5}}));
  }

  @Test
  void aPickleThatCallsSomethingIsRefusedByTheName() throws IOException {
    Path file =
        file(
            "\u0080\u0002cos\nsystem\n(X\u0004\0\0\0echotR.".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> SearchCheckpoint.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("names os.system, expected plain values");
  }

  @Test
  void aListThatHoldsItselfEndsTheReadingAndNothingElse() throws IOException {
    // {'genotypes': {0: x}} with x = [x, x]
    Path file =
        file(
            "\u0080\u0002}X\t\0\0\0genotypes}K\0]q\0(h\0h\0ess."
                .getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> SearchCheckpoint.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void whatIsNoCheckpointOfASearchIsOneLine() throws IOException {
    Path none = Files.writeString(folder.resolve("a.pth"), "no zip");
    assertThatThrownBy(() -> SearchCheckpoint.read(none))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("PyTorch 1.6 or newer");
    assertThatThrownBy(
            () -> SearchCheckpoint.read(file(CheckpointBytes.pickle(Map.of("epoch", 3)))))
        .hasMessageContaining("has no genotypes by epoch");
    Map<?, ?> wrong = Map.of("genotypes", Map.of(0, Map.of("normal", List.of(3))));
    assertThatThrownBy(() -> SearchCheckpoint.read(file(CheckpointBytes.pickle(wrong))))
        .hasMessageContaining("has in epoch 0 no genotype");
  }

  @Test
  void mutatedPicklesAreReadOrRefusedInOneLine() {
    int read = 0;
    for (int i = 0; i < 10_000; i++) {
      read += mutatedPickleIsRead(i) ? 1 : 0;
    }
    assertThat(read).isBetween(1, 9_999);
  }

  /** Whether a mutated pickle could still be read; refused in one line if not. */
  static boolean mutatedPickleIsRead(long seed) {
    Map<?, ?> root =
        Map.of(
            "genotypes", Map.of(0, NASNET, 1, new CheckpointBytes.Structure(NODES)),
            "search_model", Map.of("arch_parameters", new CheckpointBytes.Matrix(2, 3)));
    byte[] good = CheckpointBytes.pickle(root);
    byte[] opcodes = "(.tuseacRQbXKJN}])hq0".getBytes(StandardCharsets.US_ASCII);
    Random random = new Random(seed);
    byte[] bad = java.util.Arrays.copyOf(good, good.length - random.nextInt(2) * random.nextInt(9));
    for (int m = random.nextInt(4); m >= 0; m--) {
      boolean opcode = random.nextBoolean();
      bad[random.nextInt(bad.length)] =
          opcode ? opcodes[random.nextInt(opcodes.length)] : (byte) random.nextInt(256);
    }
    try {
      SearchCheckpoint.of(name -> name.equals("data.pkl") ? bad : new byte[24]).last();
      return true;
    } catch (IOException problem) {
      assertThat(problem.getMessage()).isNotBlank().doesNotContain("\n");
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gdas-nas-bench-201-cifar10-seed-777", "gdas-nasnet-cifar10-seed-42"})
  void theOriginalsCheckpointsHoldTheirFacts(String name) throws IOException {
    Path logs = Path.of(System.getProperty("shared.dir", "../shared"), "data/autodl-logs");
    assumeTrue(Files.isDirectory(logs), () -> "no checkpoints at " + logs);
    JsonNode facts = new ObjectMapper().readTree(logs.resolve(name + ".facts.json").toFile());
    SearchCheckpoint read = SearchCheckpoint.read(logs.resolve(name + ".pth"));

    JsonNode genotypes = facts.get("genotype_by_epoch");
    assertThat(genotypes.size()).isEqualTo(facts.get("epochs_done").asInt());
    genotypes
        .properties()
        .forEach(
            entry -> {
              JsonNode wanted = entry.getValue();
              Genotype expected =
                  wanted.isTextual()
                      ? NasBench201Format.parse(wanted.asText())
                      : AutoDlFormat.parse(wanted.toString());
              assertThat(read.genotypes().get(Integer.valueOf(entry.getKey()))).isEqualTo(expected);
            });
    JsonNode alphas = facts.get("softmax_alpha_at_the_end");
    assertThat(read.alphas()).hasSize(alphas.size());
    read.alphas()
        .forEach(
            (key, alpha) -> {
              for (int e = 0; e < alpha.edges(); e++) {
                for (int k = 0; k < alpha.operations(); k++) {
                  double wanted = alphas.get(key).get(e).get(k).asDouble();
                  assertThat(alpha.softmax(e)[k]).isCloseTo(wanted, Offset.offset(1e-6));
                }
              }
            });
  }

  private Path file(byte[] pickle, float... storage) throws IOException {
    return CheckpointBytes.file(folder.resolve("seed-1.pth"), pickle, storage);
  }
}
