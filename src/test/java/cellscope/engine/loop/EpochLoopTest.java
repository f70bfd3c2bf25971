package cellscope.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.config.SearchConfig;
import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.model.InputProblem;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunFinished;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop with the smallest algorithm that is one. */
class EpochLoopTest {
  private static final ExecutionConfig EXECUTION = SearchConfig.defaults().execution();
  private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));

  /** Keeps what two equal runs share. */
  private static final class Recorder implements RunListener {
    final List<RunEvent> events = new ArrayList<>();
    byte[] state;

    @Override
    public void onEvent(RunEvent event) {
      if (!(event instanceof RunEvent.StepTimed) && !(event instanceof RunEvent.EpochTimed)) {
        events.add(event);
      }
    }

    @Override
    public void onCheckpoint(Position position, StateWriter writer) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      writer.writeTo(bytes);
      state = bytes.toByteArray();
    }
  }

  private static Recorder run(byte[] stateOrNull, StepGate gate, Outcome expected)
      throws IOException, InterruptedException {
    Recorder recorder = new Recorder();
    ByteArrayInputStream from = stateOrNull == null ? null : new ByteArrayInputStream(stateOrNull);
    assertThat(EpochLoop.run(new CoinToss(3, 4), EXECUTION, from, recorder, gate))
        .isEqualTo(expected);
    return recorder;
  }

  private static StepGate stopAfter(int steps) {
    int[] made = {0};
    return () -> made[0]++ < steps ? StepGate.Verdict.CONTINUE : StepGate.Verdict.STOP;
  }

  @Test
  void aRunTellsItsStartEachStepEachEpochAndItsEnd() throws Exception {
    List<RunEvent> events = run(null, StepGate.ALWAYS, Outcome.FINISHED).events;

    assertThat(events).hasSize(1 + 3 * (4 + 1) + 1);
    assertThat(events.get(0)).isInstanceOf(RunStarted.class);
    assertThat(events.get(5)).isInstanceOf(EpochDone.class);
    assertThat(events.get(events.size() - 1)).isInstanceOf(RunFinished.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 11})
  void aStoppedRunGoesOnAsIfItHadNotBeen(int steps) throws Exception {
    Recorder whole = run(null, StepGate.ALWAYS, Outcome.FINISHED);
    Recorder first = run(null, stopAfter(steps), Outcome.STOPPED);
    Recorder second = run(first.state, StepGate.ALWAYS, Outcome.FINISHED);

    List<RunEvent> joined = new ArrayList<>(first.events);
    joined.addAll(second.events);
    assertThat(joined).isEqualTo(whole.events);
    assertThat(second.state).isEqualTo(whole.state);
  }

  @Test
  void aStateThatEndsTooEarlyIsRefused() throws Exception {
    byte[] state = run(null, StepGate.ALWAYS, Outcome.FINISHED).state;
    for (int length = 0; length < state.length; length++) {
      byte[] cut = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> run(cut, StepGate.ALWAYS, Outcome.FINISHED))
          .as("%d bytes", length)
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("checkpoint: ");
    }
  }

  /** What the page shows is what is compiled here. */
  @Test
  void theExampleOfThePageIsThisOne() throws IOException {
    String page = Files.readString(BASE.resolve("docs/extending.md"));
    String source =
        Files.readString(BASE.resolve("src/test/java/cellscope/engine/loop/CoinToss.java"));
    String example = source.substring(source.indexOf("/** The smallest algorithm"));
    assertThat(page).contains("```java\n" + example + "```");
  }
}
