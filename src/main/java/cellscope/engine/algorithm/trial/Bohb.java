package cellscope.engine.algorithm.trial;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * BOHB (Falkner, Klein and Hutter, ICML 2018): Hyperband's brackets, new configurations by a
 * density model of the largest budget that has one. As HpBandSter runs it with one worker: one
 * question after the other, a bracket is finished before the next begins, and a configuration that
 * goes on is trained again from the start.
 */
public final class Bohb implements TrialMethod {
  /**
   * What steers it.
   *
   * @param eta one in so many goes on to the next stage, with so many times the epochs
   * @param minEpochs no budget is below this
   * @param maxEpochs the largest budget
   * @param samples how many are drawn from the model for a pick
   * @param randomFraction how many picks don't ask the model, 0 to 1
   * @param minimalBandwidth of the densities, above 0
   * @param brackets how many there are
   * @param goodPercent how many of the results count as good
   */
  public record Options(
      double eta,
      int minEpochs,
      int maxEpochs,
      int samples,
      double randomFraction,
      double minimalBandwidth,
      int brackets,
      int goodPercent) {
    public Options {
      if (!(eta > 1) || minEpochs < 1 || maxEpochs < minEpochs) {
        throw new IllegalArgumentException(
            "eta must be above 1, and 1 <= minEpochs <= maxEpochs, not "
                + (eta + ", " + minEpochs + ", " + maxEpochs));
      }
      if (samples < 1 || brackets < 1 || goodPercent < 1 || goodPercent > 99) {
        throw new IllegalArgumentException(
            "samples and brackets must be 1 or more, goodPercent from 1 to 99");
      }
      if (!(randomFraction >= 0 && randomFraction <= 1)) {
        throw new IllegalArgumentException("randomFraction must be from 0 to 1");
      }
      if (!(minimalBandwidth > 0)) {
        throw new InputProblem(
            "expected a number above 0, found " + minimalBandwidth,
            "search.minBandwidth",
            "choose one such as 0.3; with 0 nothing new would ever be drawn");
      }
    }

    /** As NATS-Bench's driver is run. */
    public static Options nats() {
      return new Options(3, 1, 12, 4, 0, 0.3, 300, 15);
    }

    /**
     * As the script of NAS-Bench-201 is run. It answers every budget by the 200-epoch training, so
     * that it needs a scorer with validation accuracies after 200 epochs.
     */
    public static Options script() {
      return new Options(3, 12, 200, 4, 0, 0.3, 50, 15);
    }
  }

  private final TrialSpace space;
  private final Options options;
  private final BohbModel[] models;
  private int number;
  private int stage;
  private int place;
  private Bracket bracket;

  /** Of the present stage; those still to be drawn are null. */
  private int[][] configurations;

  private double[] losses;
  private boolean modelBased;

  /** A search; the options name the epochs of its questions. */
  public Bohb(TrialSpace space, Options options) {
    this.space = space;
    this.options = options;
    models = new BohbModel[Bracket.levels(options)];
    Arrays.setAll(models, level -> new BohbModel(space, options));
    beginBracket(0);
  }

  private void beginBracket(int which) {
    number = which;
    bracket = Bracket.of(options, which);
    beginStage(0, new int[bracket.sizes()[0]][]);
  }

  private void beginStage(int which, int[][] continued) {
    stage = which;
    place = 0;
    configurations = continued;
    losses = new double[continued.length];
  }

  @Override
  public boolean hasNext() {
    return number < options.brackets();
  }

  @Override
  public Question ask(Draws draws) {
    if (!hasNext()) {
      throw new IllegalStateException("all " + options.brackets() + " brackets are done");
    }
    if (stage == 0) {
      configurations[place] = newConfiguration(draws);
    }
    return new Question(configurations[place], Bracket.epochs(options, bracket.levels()[stage]));
  }

  private int[] newConfiguration(Draws draws) {
    int[] picked = null;
    int level = largestModel();
    if (level >= 0 && draws.uniform() >= options.randomFraction()) {
      picked = models[level].pick(draws);
    }
    modelBased = picked != null;
    return modelBased ? picked : space.random(draws);
  }

  /** The largest budget with a model, -1 if none has one. */
  private int largestModel() {
    int level = models.length - 1;
    while (level >= 0 && !models[level].isReady()) {
      level--;
    }
    return level;
  }

  /** Whether the last new configuration came from the model. */
  public boolean isModelBased() {
    return modelBased;
  }

  @Override
  public void tell(double validationAccuracy) {
    double loss = 100 - validationAccuracy;
    int level = bracket.levels()[stage];
    if (level >= largestModel()) {
      models[level].add(configurations[place], loss);
    }
    losses[place++] = loss;
    if (place == configurations.length) {
      if (stage + 1 < bracket.stages()) {
        beginStage(stage + 1, best(bracket.sizes()[stage + 1]));
      } else {
        beginBracket(number + 1);
      }
    }
  }

  /** Those with the smallest losses, in the order in which they were tried; the first of equals. */
  private int[][] best(int count) {
    int[][] kept = new int[count][];
    int next = 0;
    for (int i = 0; i < losses.length; i++) {
      int better = 0;
      for (int j = 0; j < losses.length; j++) {
        better += losses[j] < losses[i] || (losses[j] == losses[i] && j < i) ? 1 : 0;
      }
      if (better < count) {
        kept[next++] = configurations[i];
      }
    }
    return kept;
  }

  @Override
  public void write(StateOut out) throws IOException {
    out.integers("method/place", number, stage, place);
    int known = stage == 0 ? place : configurations.length;
    Architectures.write(
        "method/configurations", Arrays.asList(configurations).subList(0, known), out);
    out.doubles("method/losses", Arrays.copyOf(losses, place));
    for (int level = 0; level < models.length; level++) {
      models[level].write("method/model/" + level, out);
    }
  }

  @Override
  public void read(StateIn in) {
    in.requireShape("method/place", 3);
    int[] where = in.integers("method/place");
    List<int[]> known = Architectures.read("method/configurations", in);
    double[] told = in.doubles("method/losses");
    beginBracket(where[0]);
    if (where[1] < 0 || where[1] >= bracket.stages()) {
      throw StateIn.problem("it stands in stage " + where[1] + " of " + bracket.stages());
    }
    beginStage(where[1], new int[bracket.sizes()[where[1]]][]);
    place = where[2];
    if (told.length != place
        || place > losses.length
        || known.size() != (stage == 0 ? place : configurations.length)) {
      throw StateIn.problem("its configurations are not those of its bracket");
    }
    for (int i = 0; i < known.size(); i++) {
      configurations[i] = known.get(i);
    }
    System.arraycopy(told, 0, losses, 0, place);
    for (int level = 0; level < models.length; level++) {
      models[level].read("method/model/" + level, in);
    }
  }

  /** The model of a budget, 0 for the smallest. */
  BohbModel model(int level) {
    return models[level];
  }
}
