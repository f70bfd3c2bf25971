package cellscope.engine.algorithm.trial;

import cellscope.model.RandomStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
  private static final int VERSION = 1;

  /** The draws with which the method begins. */
  private static final int BEGINNING = -1;

  private final TrialMethod method;
  private final Scorer scorer;
  private final Budget budget;
  private final IntFunction<Draws> draws;
  private final List<Best> curve = new ArrayList<>();
  private int trials;
  private double spent;
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
    boolean inBudget = trials < method.trialsBeforeBudget() || budget.allowsAfter(spent);
    return ended || !method.hasNext() || !inBudget;
  }

  /** Makes the next trial; empty if the search is over, by a question that didn't count too. */
  public Optional<Trial> next() {
    if (isOver()) {
      return Optional.empty();
    }
    Question question = method.ask(draws.apply(trials));
    Answer answer = scorer.score(question);
    double after = spent + budget.cost(answer);
    if (trials >= method.trialsBeforeBudget() && !budget.counts(after)) {
      ended = true;
      if (method.keepsOverrun()) {
        consider(question, answer, after);
      }
      return Optional.empty();
    }
    method.tell(answer.validationAccuracy());
    spent = after;
    boolean isBest = consider(question, answer, after);
    return Optional.of(new Trial(trials++, question, answer, spent, isBest));
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
    return spent;
  }

  /** Each architecture that was better than all before it; the last one is the answer so far. */
  public List<Best> curve() {
    return List.copyOf(curve);
  }

  /** Writes the state, between two trials. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(trials);
    out.writeDouble(spent);
    out.writeBoolean(ended);
    out.writeInt(curve.size());
    for (Best best : curve) {
      out.writeInt(best.trial());
      out.writeDouble(best.spent());
      out.writeInt(best.architecture().length);
      Streams.write(best.architecture(), out);
      out.writeDouble(best.validationAccuracy());
    }
    method.write(out);
  }

  /**
   * Reads a state that a search with the same method, options, budget and seed wrote.
   *
   * @throws IOException if the state is cut off or of another version
   */
  public void read(DataInputStream in) throws IOException {
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("a trial search's state of version " + version + ", not " + VERSION);
    }
    trials = in.readInt();
    spent = in.readDouble();
    ended = in.readBoolean();
    curve.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int trial = in.readInt();
      double spentThen = in.readDouble();
      int[] architecture = Streams.readInts(in.readInt(), in);
      curve.add(new Best(trial, spentThen, architecture, in.readDouble()));
    }
    method.read(in);
  }
}
