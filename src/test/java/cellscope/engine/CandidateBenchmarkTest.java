package cellscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.CandidateBenchmark.Method;
import cellscope.engine.CandidateBenchmark.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateBenchmarkTest {
  /**
   * What the picture shows: memory that does not grow with the candidates, and memory that does.
   */
  @Test
  void memoryOfOneCandidateIsFlatAndThatOfAllRises() {
    List<Row> rows =
        CandidateBenchmark.run(new CandidateBenchmark.Plan(List.of(2, 8), 8, 1, 8, 1, 0, 1));
    assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row.milliseconds()).isPositive());
    long weights = 3 * 4 * 6L * 9 * (8 * 8 + 16 * 16 + 32 * 32) * 6;
    assertThat(bytes(rows, Method.GDAS, 8) - bytes(rows, Method.GDAS, 2))
        .as("weights, gradients and momenta of six more convolutions an edge, and little else")
        .isBetween(weights, weights + weights / 4);
    assertThat(bytes(rows, Method.DARTS, 8)).isGreaterThan(2 * bytes(rows, Method.DARTS, 2));
  }

  private static long bytes(List<Row> rows, Method method, int candidates) {
    return rows.stream()
        .filter(row -> row.method() == method && row.candidates() == candidates)
        .findFirst()
        .orElseThrow()
        .bytes();
  }
}
