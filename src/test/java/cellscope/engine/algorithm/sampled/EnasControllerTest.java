package cellscope.engine.algorithm.sampled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnasControllerTest {
  private static final RandomStream STREAM = RandomStream.ofSeed(7);

  @Test
  void everyChoiceHasTheProbabilityWithWhichItIsDrawn() {
    EnasController controller = decided(List.of(2), 3);
    double[] drawn = new double[9];
    int draws = 10_000;
    RandomStream stream = STREAM.split("draws");
    for (int i = 0; i < draws; i++) {
      int[] choices = controller.sample(stream);
      drawn[choices[0] * 3 + choices[1]] += 1.0 / draws;
    }
    double total = 0;
    for (int k = 0; k < drawn.length; k++) {
      double p = Math.exp(controller.view(new int[] {k / 3, k % 3}).logProbability());
      assertThat(drawn[k]).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / draws)));
      total += p;
    }
    assertThat(total).isCloseTo(1, within(1e-12));
    assertThat(Arrays.stream(drawn).max().orElseThrow()).isGreaterThan(0.15);
  }

  @Test
  void oneStreamGivesTheSameSamplesAndWeights() {
    EnasController one = decided(List.of(3, 4), 5);
    EnasController other = decided(List.of(3, 4), 5);
    RandomStream stream = STREAM.split("draws");
    RandomStream again = STREAM.split("draws");
    for (int i = 0; i < 10; i++) {
      assertThat(one.sample(stream)).isEqualTo(other.sample(again));
    }
    assertThat(stream.nextLong()).isEqualTo(again.nextLong());
  }

  /** The sequence goes on from one kind of cell to the next. */
  @Test
  void edgesOfAllKindsAreOneSequence() {
    EnasController kinds = decided(List.of(2, 3), 4);
    EnasController one = decided(List.of(5), 4);
    int[] choices = {3, 0, 1, 2, 2};
    assertThat(kinds.view(choices)).usingRecursiveComparison().isEqualTo(one.view(choices));
    assertThat(kinds.byKind(choices)).containsExactly(new int[] {3, 0}, new int[] {1, 2, 2});
  }

  @Test
  void laterEdgesDependOnEarlierChoices() {
    EnasController controller = decided(List.of(3), 4);
    double[][] one = controller.view(new int[] {0, 1, 1}).logits();
    double[][] other = controller.view(new int[] {2, 1, 1}).logits();
    assertThat(one[0]).isEqualTo(other[0]);
    assertThat(one[1]).isNotEqualTo(other[1]);
    assertThat(one[2]).isNotEqualTo(other[2]);
  }

  @Test
  void policyIsTheMarginalOfEachEdge() {
    EnasController controller = decided(List.of(2), 3);
    double[][] exact = new double[2][3];
    for (int k = 0; k < 9; k++) {
      double p = Math.exp(controller.view(new int[] {k / 3, k % 3}).logProbability());
      exact[0][k / 3] += p;
      exact[1][k % 3] += p;
    }
    double[][] policy = controller.policy(2000, STREAM.split("policy"));
    for (int k = 0; k < 3; k++) {
      assertThat(policy[0][k]).isCloseTo(exact[0][k], within(1e-12));
      assertThat(policy[1][k]).isCloseTo(exact[1][k], within(0.03));
    }
  }

  @Test
  void weightsBeginWithinTheirBounds() {
    EnasController controller = new EnasController(List.of(6), 5, STREAM.split("begin"));
    controller
        .weights()
        .forEach(
            (name, values) -> {
              boolean usual = name.endsWith("_l1") || name.contains("bias");
              double bound = usual ? 1 / Math.sqrt(32) : 0.1;
              double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
              assertThat(largest).as(name).isBetween(bound * (values.length > 5 ? 0.8 : 0), bound);
            });
  }

  @Test
  void choicesThatAreNoneAreRefused() {
    EnasController controller = decided(List.of(2), 3);
    assertThatThrownBy(() -> controller.view(new int[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("for 2 edges");
    assertThatThrownBy(() -> controller.view(new int[] {0, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of 3 operations");
  }

  /** Weights five times the usual, so that distributions are far from uniform. */
  static EnasController decided(List<Integer> edges, int operations) {
    EnasController controller = new EnasController(edges, operations, STREAM.split("weights"));
    double[] vector = controller.vector();
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= 5;
    }
    return controller;
  }
}
