package cellscope.engine.algorithm.trial;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.RandomStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One search without weight sharing, trial by trial. Its draws are functions of the seed and the
 * trial's number, so that a state written between two trials continues bit for bit; methods with
 * one seed begin with the same random architectures.
 */
public final class TrialSearch {
  /** The draws with which the method begins. */
  private static final int BEGINNING = -1;

  private final TrialMethod method;
  private final Scorer scorer;
  private final Budget budget;
  private final IntFunction<Draws> draws;
  private final List<Best> curve = new ArrayList<>();
  private int trials;
  private double epochs;
  private double seconds;
  private boolean ended;

  /**
   * A search of that seed.
   *
   * @throws cellscope.model.InputProblem if the scorer doesn't tell what the budget counts
   */
  public TrialSearch(TrialMethod method, Scorer scorer, Budget budget, long seed) {
    this(method, scorer, budget, ofSeed(seed));
  }

  /**
   * A search with given draws.
   *
   * @param draws of each trial by its number, and of the method's beginning by -1
   */
  public TrialSearch(TrialMethod method, Scorer scorer, Budget budget, IntFunction<Draws> draws) {
    budget.requireToldBy(scorer);
    this.method = method;
    this.scorer = scorer;
    this.budget = budget;
    this.draws = draws;
    method.begin(draws.apply(BEGINNING));
  }

  private static IntFunction<Draws> ofSeed(long seed) {
    RandomStream stream = RandomStream.ofSeed(seed).split("trial");
    return trial -> new StreamDraws(stream.split(trial));
  }

  /** Whether there is no further trial. */
  public boolean isOver() {
    boolean inBudget = isBeforeBudget() || budget.allowsAfter(spent());
    return ended || !method.hasNext() || !inBudget;
  }

  /** Time passes for the first trials too. */
  private boolean isBeforeBudget() {
    return budget.unit() != Budget.Unit.WALL && trials < method.trialsBeforeBudget();
  }

  /** Makes the next trial; empty if the search is over, by a question that didn't count too. */
  public Optional<Trial> next() {
    if (isOver()) {
      return Optional.empty();
    }
    Question question = method.ask(draws.apply(trials));
    Answer answer = scorer.score(question, trials);
    double after = spent() + budget.cost(answer);
    if (!isBeforeBudget() && !budget.counts(after)) {
      ended = true;
      if (method.keepsOverrun()) {
        consider(question, answer, after);
      }
      return Optional.empty();
    }
    method.tell(answer.validationAccuracy());
    epochs += answer.epochs();
    seconds += answer.seconds();
    boolean isBest = consider(question, answer, after);
    return Optional.of(new Trial(trials++, question, answer, after, isBest));
  }

  private boolean consider(Question question, Answer answer, double after) {
    double accuracy = answer.validationAccuracy();
    boolean isBest = curve.isEmpty() || accuracy > curve.get(curve.size() - 1).validationAccuracy();
    if (isBest) {
      curve.add(new Best(trials, after, question.architecture(), accuracy));
    }
    return isBest;
  }

  /** How many trials counted. */
  public int trials() {
    return trials;
  }

  /** What was spent of the budget, in its unit. */
  public double spent() {
    return budget.unit() == Budget.Unit.EPOCHS ? epochs : seconds;
  }

  /** Questions charged, a shorter training as its share of one in full. */
  public double questions() {
    return epochs / scorer.fullEpochs();
  }

  /** Seconds charged; not a number where the scorer knows none. */
  public double seconds() {
    return seconds;
  }

  /** Each architecture that was better than all before it; the last one is the answer so far. */
  public List<Best> curve() {
    return List.copyOf(curve);
  }

  /** Writes the state, between two trials. */
  public void write(StateOut out) throws IOException {
    out.whole("trials", trials);
    out.doubles("charged", epochs, seconds);
    out.flag("ended", ended);
    out.integers("curve/trials", curve.stream().mapToInt(Best::trial).toArray());
    out.doubles("curve/spent", curve.stream().mapToDouble(Best::spent).toArray());
    out.doubles("curve/accuracies", curve.stream().mapToDouble(Best::validationAccuracy).toArray());
    Architectures.write(
        "curve/architectures", curve.stream().map(Best::architecture).toList(), out);
    method.write(out);
  }

  /**
   * Reads a state that a search with the same method, options, budget and seed wrote.
   *
   * @throws cellscope.model.InputProblem if something of it is missing
   */
  public void read(StateIn in) {
    trials = (int) in.whole("trials");
    double[] charged = new double[2];
    in.into("charged", charged);
    epochs = charged[0];
    seconds = charged[1];
    ended = in.flag("ended");
    List<int[]> architectures = Architectures.read("curve/architectures", in);
    in.requireShape("curve/trials", architectures.size());
    double[] spentThen = new double[architectures.size()];
    double[] accuracies = new double[architectures.size()];
    in.into("curve/spent", spentThen);
    in.into("curve/accuracies", accuracies);
    curve.clear();
    for (int i = 0; i < spentThen.length; i++) {
      int trial = in.integers("curve/trials")[i];
      curve.add(new Best(trial, spentThen[i], architectures.get(i), accuracies[i]));
    }
    method.read(in);
  }
}
