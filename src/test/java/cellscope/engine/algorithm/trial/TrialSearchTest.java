package cellscope.engine.algorithm.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.InputProblem;
import cellscope.model.run.RunListener.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrialSearchTest {
  private static final int QUESTIONS = 60;

  static Stream<String> methods() {
    return Methods.all().keySet().stream().sorted();
  }

  /** At every trial: the whole state is what was written. */
  @ParameterizedTest
  @MethodSource("methods")
  void aResumedSearchContinuesBitForBit(String name) {
    TrialSearch whole = search(name, 7);
    List<byte[]> states = new ArrayList<>();
    List<String> trials = new ArrayList<>();
    for (Optional<Trial> t = whole.next(); t.isPresent(); t = whole.next()) {
      trials.add(told(t.get()));
      states.add(state(whole));
    }
    assertThat(trials).hasSizeGreaterThanOrEqualTo(QUESTIONS);
    for (int k = 0; k + 1 < states.size(); k++) {
      TrialSearch resumed = search(name, 7);
      read(states.get(k), resumed);
      assertThat(resumed.trials()).isEqualTo(k + 1);
      assertThat(told(resumed.next().orElseThrow())).isEqualTo(trials.get(k + 1));
      assertThat(state(resumed)).as("state after %d", k + 1).isEqualTo(states.get(k + 1));
    }
    TrialSearch last = search(name, 7);
    read(states.get(states.size() - 1), last);
    assertThat(last.next()).isEmpty();
    assertThat(last.curve()).hasSameSizeAs(whole.curve());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void anotherSeedIsAnotherSearch(String name) {
    TrialSearch one = search(name, 1);
    TrialSearch other = search(name, 2);
    while (one.next().isPresent() && other.next().isPresent()) {}
    assertThat(state(one)).isNotEqualTo(state(other));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theAnswerIsTheFirstWithTheHighestAccuracy(String name) {
    TrialSearch search = search(name, 3);
    double best = Double.NEGATIVE_INFINITY;
    for (Optional<Trial> t = search.next(); t.isPresent(); t = search.next()) {
      double accuracy = t.get().answer().validationAccuracy();
      assertThat(t.get().isBest()).isEqualTo(accuracy > best);
      best = Math.max(best, accuracy);
    }
    assertThat(search.curve().get(search.curve().size() - 1).validationAccuracy()).isEqualTo(best);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aStateOfAnotherMethodIsRefused(String name) {
    String other = name.equals("rea") ? "bohb" : "rea";
    byte[] state = state(search(name, 1));
    assertThatThrownBy(() -> read(state, search(other, 1)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("it has no method/");
  }

  /** Costs of the first decision's option: 120 to 168 seconds a question. */
  @Test
  void theLastQuestionMayOverrunABudgetOfNats() {
    TrialSearch search = search("random", Budget.seconds(1000, Budget.Rule.NATS));
    List<Trial> trials = played(search);
    assertThat(search.spent()).isGreaterThanOrEqualTo(1000);
    assertThat(trials.get(trials.size() - 2).spent()).isLessThan(1000);
  }

  @Test
  void aQuestionThatOverrunsABudgetOfTheScriptDoesNotCount() {
    TrialSearch nats = search("random", Budget.seconds(1000, Budget.Rule.NATS));
    TrialSearch script = search("random", Budget.seconds(1000, Budget.Rule.SCRIPT));
    int trials = played(nats).size();
    assertThat(played(script)).hasSize(trials - 1);
    assertThat(script.spent()).isLessThanOrEqualTo(1000);
    assertThat(script.isOver()).isTrue();
    assertThat(script.next()).isEmpty();
  }

  @Test
  void whatOverrunsIsAnAnswerOfReinforceAlone() {
    assertThat(bestOfRisingAccuracies("reinforce")).isEqualTo(3);
    assertThat(bestOfRisingAccuracies("random")).isEqualTo(2);
  }

  /** Three questions fit in, each better than the last. */
  private static int bestOfRisingAccuracies(String name) {
    Scorer rising =
        new Scorer() {
          private int asked;

          @Override
          public Answer score(Question question) {
            return new Answer(asked++, question.epochs(), Double.NaN);
          }

          @Override
          public int fullEpochs() {
            return Methods.EPOCHS;
          }

          @Override
          public boolean tellsSeconds() {
            return false;
          }
        };
    Budget budget = new Budget(Budget.Unit.EPOCHS, 3.5 * Methods.EPOCHS, Budget.Rule.SCRIPT);
    TrialSearch search = new TrialSearch(Methods.all().get(name).get(), rising, budget, 1);
    assertThat(played(search)).hasSize(3);
    return (int) search.curve().get(search.curve().size() - 1).validationAccuracy();
  }

  @Test
  void theFirstPopulationDoesNotLookAtTheBudget() {
    for (Budget.Rule rule : Budget.Rule.values()) {
      assertThat(played(search("rea", Budget.seconds(150, rule)))).hasSize(10);
    }
  }

  @Test
  void aShortQuestionCountsAsItsShare() {
    Budget budget = Budget.questions(2, Methods.SCORER, Budget.Rule.NATS);
    List<Trial> trials = played(search("bohb", budget));
    assertThat(trials)
        .extracting(t -> t.question().epochs())
        .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 4, 4, 12);
    assertThat(trials.get(11).spent()).isEqualTo(21);
  }

  @Test
  void aBudgetOfSecondsNeedsAScorerThatTellsThem() {
    Scorer silent =
        new Scorer() {
          @Override
          public Answer score(Question question) {
            return Methods.SCORER.score(question);
          }

          @Override
          public int fullEpochs() {
            return Methods.EPOCHS;
          }

          @Override
          public boolean tellsSeconds() {
            return false;
          }
        };
    Budget budget = Budget.seconds(1, Budget.Rule.NATS);
    TrialMethod method = Methods.all().get("random").get();
    assertThatThrownBy(() -> new TrialSearch(method, silent, budget, 1))
        .isInstanceOf(InputProblem.class)
        .hasMessage("budget: the scorer tells no seconds; give a budget of questions instead");
    assertThatThrownBy(() -> Budget.seconds(0, Budget.Rule.NATS))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("expected a number above 0, found 0.0");
  }

  private static TrialSearch search(String name, long seed) {
    Budget budget = Budget.questions(QUESTIONS, Methods.SCORER, Budget.Rule.NATS);
    return new TrialSearch(Methods.all().get(name).get(), Methods.SCORER, budget, seed);
  }

  private static TrialSearch search(String name, Budget budget) {
    return new TrialSearch(Methods.all().get(name).get(), Methods.SCORER, budget, 1);
  }

  private static List<Trial> played(TrialSearch search) {
    List<Trial> trials = new ArrayList<>();
    for (Optional<Trial> t = search.next(); t.isPresent(); t = search.next()) {
      trials.add(t.get());
    }
    return trials;
  }

  private static String told(Trial trial) {
    return trial.number()
        + Arrays.toString(trial.question().architecture())
        + trial.question().epochs()
        + trial.answer()
        + trial.spent()
        + trial.isBest();
  }

  private static byte[] state(TrialSearch search) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      StateOut out = new StateOut(bytes, "test", new Position(search.trials(), 0));
      search.write(out);
      out.end();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(byte[] state, TrialSearch search) {
    try {
      search.read(new StateIn(new ByteArrayInputStream(state)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
