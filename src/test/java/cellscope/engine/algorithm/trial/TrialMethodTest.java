package cellscope.engine.algorithm.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialMethodTest {
  private static final Draws DRAWS = new StreamDraws(RandomStream.ofSeed(5));

  /** 1/3 into node 1, 1/6 each into node 2, 1/9 each into node 3. */
  @Test
  void aMutationChangesOneEdgeDrawnByItsNode() {
    int[] parent = {0, 1, 2, 3, 4, 0};
    int[] changes = new int[6];
    int tries = 18_000;
    for (int t = 0; t < tries; t++) {
      int[] child = Methods.SPACE.mutated(parent, DRAWS);
      int changed = 0;
      for (int d = 0; d < child.length; d++) {
        changed += child[d] != parent[d] ? 1 : 0;
        changes[d] += child[d] != parent[d] ? 1 : 0;
      }
      assertThat(changed).isEqualTo(1);
    }
    double[] expected = {1 / 3.0, 1 / 6.0, 1 / 6.0, 1 / 9.0, 1 / 9.0, 1 / 9.0};
    for (int d = 0; d < changes.length; d++) {
      assertThat(changes[d] / (double) tries).isCloseTo(expected[d], within(0.015));
    }
  }

  @Test
  void aCategoryIsDrawnAsOftenAsItsProbability() {
    double[] probabilities = {0.1, 0, 0.6, 0.3};
    int[] drawn = new int[4];
    for (int i = 0; i < 20_000; i++) {
      drawn[DRAWS.category(probabilities)]++;
    }
    for (int i = 0; i < drawn.length; i++) {
      assertThat(drawn[i] / 20_000.0).isCloseTo(probabilities[i], within(0.015));
    }
    assertThat(drawn[1]).isZero();
  }

  @Test
  void evolutionForgetsTheOldest() {
    RegularisedEvolution method =
        new RegularisedEvolution(Methods.SPACE, 12, new RegularisedEvolution.Options(3, 50));
    List<int[]> asked = new ArrayList<>();
    // The first one is by far the best: parent as long as it lives, which is three trials.
    double[] accuracies = {90, 10, 11, 20, 12, 13};
    for (double accuracy : accuracies) {
      asked.add(method.ask(DRAWS).architecture());
      method.tell(accuracy);
    }
    assertThat(changes(asked.get(0), asked.get(3))).isEqualTo(1);
    assertThat(changes(asked.get(3), asked.get(4))).isEqualTo(1);
    assertThat(changes(asked.get(3), asked.get(5))).isEqualTo(1);
  }

  @Test
  void ofEqualMembersTheFirstDrawnIsTheParent() {
    RegularisedEvolution method =
        new RegularisedEvolution(Methods.SPACE, 12, new RegularisedEvolution.Options(3, 2));
    List<int[]> population = new ArrayList<>();
    for (double accuracy : new double[] {40, 40, 40}) {
      population.add(method.ask(DRAWS).architecture());
      method.tell(accuracy);
    }
    // Members 2 and 0 are drawn; the child differs in the edge into node 1.
    int[] child = method.ask(new Counting(2, 0, 0, 0, 0, 1)).architecture();
    assertThat(changes(population.get(2), child)).isEqualTo(1);
    assertThat(changes(population.get(0), child)).isGreaterThan(1);
  }

  /** The given numbers, one after the other, over again. */
  private static final class Counting implements Draws {
    private final int[] numbers;
    private int next;

    Counting(int... numbers) {
      this.numbers = numbers;
    }

    @Override
    public int below(int bound) {
      return numbers[next++ % numbers.length];
    }

    @Override
    public double uniform() {
      throw new AssertionError("evolution draws whole numbers alone");
    }

    @Override
    public double gaussian() {
      throw new AssertionError("evolution draws whole numbers alone");
    }

    @Override
    public int category(double[] probabilities) {
      throw new AssertionError("evolution draws whole numbers alone");
    }
  }

  private static int changes(int[] one, int[] other) {
    int changes = 0;
    for (int d = 0; d < one.length; d++) {
      changes += one[d] != other[d] ? 1 : 0;
    }
    return changes;
  }

  @Test
  void thePolicyLearnsWhatIsRewarded() {
    Reinforce method = new Reinforce(Methods.SPACE, 12, Reinforce.Options.nats());
    method.begin(DRAWS);
    double[][] before = method.alpha();
    assertThat(before).hasDimensions(6, 5);
    assertThat(Math.abs(before[2][3])).isLessThan(0.01);
    for (int t = 0; t < 400; t++) {
      Question question = method.ask(DRAWS);
      method.tell(50 + (question.architecture()[2] == 3 ? 30 : 0));
      double chosen = method.logProbabilities()[2];
      assertThat(chosen).isLessThan(0);
    }
    double[] learnt = method.alpha()[2];
    for (int o = 0; o < 5; o++) {
      assertThat(o == 3 || learnt[o] < learnt[3] - 1).isTrue();
    }
  }

  /** The baseline has taken the reward in, so that nothing is left to learn from. */
  @Test
  void theFirstRewardMovesNothing() {
    Reinforce method = new Reinforce(Methods.SPACE, 12, Reinforce.Options.nats());
    method.begin(DRAWS);
    double[][] before = method.alpha();
    method.ask(DRAWS);
    method.tell(64);
    assertThat(method.baseline()).isCloseTo(64, within(1e-12));
    for (int d = 0; d < before.length; d++) {
      assertThat(method.alpha()[d]).containsExactly(before[d], within(1e-4));
    }
  }

  @Test
  void bracketsHaveTheirPublishedSizes() {
    Bohb.Options nats = Bohb.Options.nats();
    assertThat(Bracket.of(nats, 0).sizes()).containsExactly(9, 3, 1);
    assertThat(Bracket.of(nats, 1).sizes()).containsExactly(3, 1);
    assertThat(Bracket.of(nats, 2).sizes()).containsExactly(3);
    assertThat(Bracket.of(nats, 3).sizes()).containsExactly(9, 3, 1);
    assertThat(epochs(nats)).containsExactly(1, 4, 12);
    assertThat(epochs(Bohb.Options.script())).containsExactly(22, 66, 200);
    assertThat(Bracket.of(new Bohb.Options(3, 1, 81, 4, 0, 0.3, 1, 15), 0).sizes())
        .containsExactly(81, 27, 9, 3, 1);
  }

  private static List<Integer> epochs(Bohb.Options options) {
    List<Integer> epochs = new ArrayList<>();
    for (int level = 0; level < Bracket.levels(options); level++) {
      epochs.add(Bracket.epochs(options, level));
    }
    return epochs;
  }

  @Test
  void theBestOfAStageGoOnInTheirOrder() {
    Bohb method = new Bohb(Methods.SPACE, Bohb.Options.nats());
    List<int[]> asked = new ArrayList<>();
    double[] accuracies = {1, 7, 3, 9, 5, 9, 2, 4, 6};
    for (double accuracy : accuracies) {
      Question question = method.ask(DRAWS);
      assertThat(question.epochs()).isEqualTo(1);
      asked.add(question.architecture());
      method.tell(accuracy);
    }
    for (int goesOn : new int[] {1, 3, 5}) {
      Question question = method.ask(DRAWS);
      assertThat(question.epochs()).isEqualTo(4);
      assertThat(question.architecture()).isEqualTo(asked.get(goesOn));
      method.tell(50);
    }
    assertThat(method.ask(DRAWS).architecture()).as("the first of equals").isEqualTo(asked.get(1));
  }

  @Test
  void theModelOfTheLargestBudgetIsAskedAndSmallerResultsAreDropped() {
    Bohb method = new Bohb(Methods.SPACE, Bohb.Options.nats());
    while (!method.model(2).isReady()) {
      Question question = method.ask(DRAWS);
      method.tell(question.architecture()[0] * 10 + question.architecture()[1]);
    }
    int small = method.model(0).results();
    int large = method.model(2).results();
    for (int t = 0; t < 60; t++) {
      method.ask(DRAWS);
      method.tell(t);
    }
    assertThat(method.model(0).results()).isEqualTo(small);
    assertThat(method.model(2).results()).isGreaterThan(large);
  }

  @Test
  void theSearchEndsWithItsBrackets() {
    Bohb method = new Bohb(Methods.SPACE, new Bohb.Options(3, 1, 12, 4, 0, 0.3, 2, 15));
    int trials = 0;
    for (; method.hasNext(); trials++) {
      method.ask(DRAWS);
      method.tell(trials);
    }
    assertThat(trials).isEqualTo(13 + 4);
    assertThatThrownBy(() -> method.ask(DRAWS)).hasMessageContaining("2 brackets are done");
  }

  /** The good ones have one value there: any other has an infinite density, as in statsmodels. */
  @Test
  void aValueThatNoneOfThePointsHasIsInfinitelyDense() {
    Density density = new Density(List.of(new int[] {1, 0}, new int[] {1, 2}), 0.3);
    assertThat(density.at(new int[] {1, 0})).isFinite();
    assertThat(density.at(new int[] {4, 0})).isInfinite();
  }

  @Test
  void optionsOutOfTheirRangeAreRefused() {
    assertThatThrownBy(() -> new RegularisedEvolution.Options(0, 3)).hasMessageContaining("popul");
    Reinforce.Options nats = Reinforce.Options.nats();
    assertThatThrownBy(() -> new Reinforce.Options(nats.adam(), 1, nats.initialScale()))
        .hasMessageContaining("policy.baselineDecay: expected a number from 0 to below 1");
    assertThatThrownBy(() -> new Bohb.Options(3, 1, 12, 4, 0, 0, 300, 15))
        .hasMessageContaining("search.minBandwidth: expected a number above 0");
    assertThatThrownBy(() -> new Bohb.Options(1, 1, 12, 4, 0, 0.3, 300, 15))
        .hasMessageContaining("eta must be above 1");
    assertThatThrownBy(() -> new TrialSpace(new int[] {5, 1}, new int[] {2}))
        .hasMessageContaining("two options");
    assertThatThrownBy(() -> new TrialSpace(new int[] {5, 5}, new int[] {1}))
        .hasMessageContaining("every decision once");
  }
}
