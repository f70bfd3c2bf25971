package cellscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCandidatesCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"5", "5,3", "3,3"})
  void numbersThatMakeNoCurveAreRefused(String candidates) {
    Cli bench = Cli.run("bench", "candidates", "--candidates", candidates);
    assertThat(bench.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(String.join("\n", bench.problems()))
        .contains("--candidates", "each above the one before");
  }

  @Test
  void oneCandidateIsOutOfRange() {
    Cli bench = Cli.run("bench", "candidates", "--candidates", "1,2");
    assertThat(bench.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(String.join("\n", bench.problems())).contains("--candidates", "2");
  }
}
