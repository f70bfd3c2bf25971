package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.model.Schedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Learning rate and temperature by epoch against the published code's table (k). */
class ScheduleOracleTest {
  @Test
  void everyRowOfTheTableIsReproduced() throws IOException {
    Path table = OracleCase.folder().resolve("k-schedules.csv");
    assumeTrue(Files.exists(table), () -> "no reference values at " + table);
    List<String> lines = Files.readAllLines(table);
    for (String line : lines.subList(1, lines.size())) {
      double[] row = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
      Schedules schedules = new Schedules((int) row[2], (int) row[3]);
      int epoch = (int) row[6];
      assertThat(schedules.learningRate(row[0], row[1], Schedules.Cosine.UPSTREAM, epoch, row[7]))
          .as(line)
          .isCloseTo(row[8], within(1e-14));
      assertThat(schedules.temperature(row[4], row[5], epoch))
          .as(line)
          .isCloseTo(row[9], within(1e-12));
    }
    assertThat(lines).hasSizeGreaterThan(500);
  }

  @Test
  void ownCosineBeginsAfterTheWarmUpAndEndsAtTheMinimum() {
    Schedules schedules = new Schedules(20, 5);
    assertThat(rate(schedules, 4, 1)).isCloseTo(0.025, within(1e-15));
    assertThat(rate(schedules, 5, 0)).isEqualTo(0.025);
    assertThat(rate(schedules, 24, 0)).isCloseTo(0.001, within(1e-15));
    for (int epoch = 6; epoch < 25; epoch++) {
      assertThat(rate(schedules, epoch, 0)).isLessThan(rate(schedules, epoch - 1, 0));
    }
  }

  private static double rate(Schedules schedules, int epoch, double fraction) {
    return schedules.learningRate(0.025, 0.001, Schedules.Cosine.FULL, epoch, fraction);
  }
}
