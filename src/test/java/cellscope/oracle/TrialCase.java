package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.algorithm.trial.Answer;
import cellscope.engine.algorithm.trial.Best;
import cellscope.engine.algorithm.trial.Draws;
import cellscope.engine.algorithm.trial.Question;
import cellscope.engine.algorithm.trial.Scorer;
import cellscope.engine.algorithm.trial.TrialSearch;
import cellscope.engine.algorithm.trial.TrialSpace;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.benchmark201.NasBench201Format;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** What the reference's whole runs of trial methods have in common. */
final class TrialCase {
  static final TrialSpace SPACE = TrialSpace.onePerEdge(Benchmark201.SPACE);

  private TrialCase() {}

  /** Gives the draws of the reference, and fails where another kind is asked for, or one more. */
  static final class GivenDraws implements Draws {
    private final Queue<Double> given = new ArrayDeque<>();
    private final Queue<Character> kinds = new ArrayDeque<>();

    GivenDraws integers(int... values) {
      Arrays.stream(values).forEach(v -> add('i', v));
      return this;
    }

    GivenDraws uniform(double value) {
      return add('u', value);
    }

    GivenDraws gaussian(double value) {
      return add('g', value);
    }

    GivenDraws categories(int... values) {
      Arrays.stream(values).forEach(v -> add('c', v));
      return this;
    }

    private GivenDraws add(char kind, double value) {
      kinds.add(kind);
      given.add(value);
      return this;
    }

    private double next(char kind) {
      assertThat(kinds.poll()).as("the next draw").isEqualTo(kind);
      return given.remove();
    }

    @Override
    public double uniform() {
      return next('u');
    }

    @Override
    public int below(int bound) {
      int value = (int) next('i');
      assertThat(value).isBetween(0, bound - 1);
      return value;
    }

    @Override
    public double gaussian() {
      return next('g');
    }

    @Override
    public int category(double[] probabilities) {
      assertThat(Arrays.stream(probabilities).sum()).isBetween(1 - 1e-12, 1 + 1e-12);
      return (int) next('c');
    }

    void assertAllUsed() {
      assertThat(given).isEmpty();
    }
  }

  /** Answers with the reference's accuracies and costs, one after the other. */
  static final class GivenScorer implements Scorer {
    private final int[][] architectures;
    private final double[] accuracies;
    private final double[] costs;
    private int asked;

    GivenScorer(OracleCase given) {
      architectures = architectures(given, "arch");
      accuracies = given.arrays().get("accuracy").values();
      costs = given.arrays().get("cost").values();
    }

    @Override
    public Answer score(Question question) {
      assertThat(question.architecture()).as("question %d", asked).isEqualTo(architectures[asked]);
      Answer answer = new Answer(accuracies[asked], question.epochs(), costs[asked]);
      asked++;
      return answer;
    }

    int asked() {
      return asked;
    }

    @Override
    public int fullEpochs() {
      return 12;
    }

    @Override
    public boolean tellsSeconds() {
      return true;
    }
  }

  static int[][] architectures(OracleCase given, String array) {
    return Arrays.stream(given.arrays().get(array).rows())
        .map(row -> Arrays.stream(row).mapToInt(v -> (int) v).toArray())
        .toArray(int[][]::new);
  }

  /** The answer is the reference's, and so is what was spent after each trial. */
  static void assertBest(OracleCase given, TrialSearch search) {
    Best best = search.curve().get(search.curve().size() - 1);
    String wanted = given.facts().get("facts").get("best").asText();
    assertThat(ArchitectureNumber.of(best.architecture()))
        .isEqualTo(ArchitectureNumber.of(NasBench201Format.parse(wanted)));
  }
}
