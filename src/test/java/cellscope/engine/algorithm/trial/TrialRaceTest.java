package cellscope.engine.algorithm.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialRaceTest {
  private static final Budget BUDGET = Budget.questions(40, Methods.SCORER, Budget.Rule.NATS);
  private static final long[] SEEDS = LongStream.range(10, 22).toArray();

  @Test
  void theResultsDoNotDependOnTheThreads() throws InterruptedException {
    List<String> alone = told(race(contestants(), 1));
    assertThat(alone).hasSize(4 * SEEDS.length).doesNotHaveDuplicates();
    assertThat(told(race(contestants(), 3))).isEqualTo(alone);
  }

  @Test
  void aSearchOfARaceIsTheSearchOfItsSeed() throws InterruptedException {
    TrialRace.Outcome outcome = race(contestants(), 2).get(0);
    TrialMethod method = contestants().get(0).method().get();
    TrialResult alone = new TrialRace(Methods.SCORER, BUDGET).play(method, SEEDS[5]);
    assertThat(told(alone)).isEqualTo(told(outcome.results().get(5)));
    assertThat(alone.seed()).isEqualTo(SEEDS[5]);
  }

  @Test
  void aContestantThatFailsEndsAlone() throws InterruptedException {
    TrialRace.Contestant failing =
        new TrialRace.Contestant(
            "failing",
            () -> {
              throw new IllegalStateException("no such method");
            });
    List<TrialRace.Contestant> both = List.of(failing, contestants().get(0));
    List<TrialRace.Outcome> outcomes = race(both, 2);
    assertThat(outcomes.get(0).results()).isEmpty();
    assertThat(outcomes.get(0).failure().orElseThrow()).hasMessage("no such method");
    assertThat(outcomes.get(1).results()).hasSize(SEEDS.length);
    assertThat(outcomes.get(1).failure()).isEmpty();
  }

  @Test
  void theBestSoFarIsTheLastOneKnownByThen() {
    TrialMethod method = contestants().get(0).method().get();
    TrialResult result = new TrialRace(Methods.SCORER, BUDGET).play(method, 1);
    List<Best> curve = result.curve();
    assertThat(curve).hasSizeGreaterThan(2);
    Best second = curve.get(1);
    assertThat(result.bestAt(curve.get(0).spent() - 1)).isEmpty();
    assertThat(result.bestAt(second.spent())).contains(second);
    assertThat(result.bestAt(second.spent() - 0.5)).contains(curve.get(0));
    assertThat(result.bestAt(1e9)).isEqualTo(result.answer());
  }

  private static List<TrialRace.Contestant> contestants() {
    return Methods.all().entrySet().stream()
        .map(e -> new TrialRace.Contestant(e.getKey(), e.getValue()))
        .toList();
  }

  private static List<TrialRace.Outcome> race(List<TrialRace.Contestant> contestants, int threads)
      throws InterruptedException {
    return new TrialRace(Methods.SCORER, BUDGET).play(contestants, SEEDS, threads);
  }

  private static List<String> told(List<TrialRace.Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(o -> o.results().stream().map(r -> o.name() + told(r)))
        .toList();
  }

  private static String told(TrialResult result) {
    StringBuilder text = new StringBuilder().append(result.seed()).append(result.spent());
    for (Best best : result.curve()) {
      text.append(best.trial()).append(Arrays.toString(best.architecture()));
      text.append(best.spent()).append(best.validationAccuracy());
    }
    return text.toString();
  }
}
