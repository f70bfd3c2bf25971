package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCostTest {
  @Test
  void timesThatWereNotTriedAreNaN() throws IOException {
    RunCost cost =
        RunCost.parse(
            "{\"memoryBytes\": 12, \"freeBytes\": 5, \"fits\": false, \"epochSeconds\": null}");
    assertThat(cost.memoryBytes()).isEqualTo(12);
    assertThat(cost.fits()).isFalse();
    assertThat(cost.epochSeconds()).isNaN();
    assertThat(cost.totalSeconds()).isNaN();
  }

  @Test
  void whatIsNoJsonIsTold() {
    assertThatThrownBy(() -> RunCost.parse("{oops"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("{oops");
  }

  @Test
  void aCommandThatRefusesItsInputTellsItsLine() {
    assertThatThrownBy(() -> CommandHelper.run(List.of("size", "no-such-cell")))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("'no-such-cell' is neither a genotype")
        .message()
        .doesNotStartWith("cellscope:");
  }

  @Test
  void aCommandsOutputIsGiven() throws Exception {
    assertThat(CommandHelper.run(List.of("size", "resnet", "--json")))
        .contains("\"parameters\":559386");
  }
}
