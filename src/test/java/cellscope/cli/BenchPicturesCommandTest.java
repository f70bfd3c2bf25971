package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchPicturesCommandTest {
  @Test
  void timesTrainingAndEvaluation() throws IOException {
    Cli bench =
        Cli.run(
            "bench",
            "pictures",
            "--pictures",
            3,
            "--width",
            40,
            "--height",
            30,
            "--size",
            16,
            "--threads",
            2,
            "--rounds",
            2,
            "--json");
    assertThat(bench.exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(bench.out());
    assertThat(json.get("pictureBytes").asInt()).isBetween(500, 10_000);
    assertThat(json.at("/training/picturesPerSecond").asDouble()).isPositive();
    assertThat(json.at("/evaluation/picturesPerSecond").asDouble()).isPositive();
  }

  @Test
  void sizeOutsideItsRangeIsRefused() {
    Cli bench = Cli.run("bench", "pictures", "--size", 4);
    assertThat(bench.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bench.problems()).singleElement().asString().contains("--size");
  }
}
