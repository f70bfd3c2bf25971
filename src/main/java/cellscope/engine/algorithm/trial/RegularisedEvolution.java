package cellscope.engine.algorithm.trial;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Regularised evolution (Real et al., AAAI 2019): a population of the last architectures tried; the
 * best of a sample of it gets a child with one change, and the oldest dies. As AutoDL-Projects runs
 * it, the first population is asked for without looking at the budget, and the sample is drawn with
 * replacement.
 */
public final class RegularisedEvolution implements TrialMethod {
  /** How many architectures are alive, and how many are drawn for a parent. */
  public record Options(int population, int sample) {
    public Options {
      if (population < 1 || sample < 1) {
        throw new IllegalArgumentException("population and sample must be 1 or more");
      }
    }

    /** As NATS-Bench's driver is run; the older script has the same, with another budget rule. */
    public static Options nats() {
      return new Options(10, 3);
    }
  }

  private final TrialSpace space;
  private final int epochs;
  private final Options options;

  /** A ring: from {@code oldest} on by age. */
  private final int[][] members;

  private final double[] accuracies;
  private int size;
  private int oldest;
  private int[] asked;

  /**
   * An evolution.
   *
   * @param epochs of every question
   */
  public RegularisedEvolution(TrialSpace space, int epochs, Options options) {
    this.space = space;
    this.epochs = epochs;
    this.options = options;
    members = new int[options.population()][];
    accuracies = new double[options.population()];
  }

  @Override
  public int trialsBeforeBudget() {
    return options.population();
  }

  @Override
  public Question ask(Draws draws) {
    boolean first = size < members.length;
    asked = first ? space.random(draws) : space.mutated(members[parent(draws)], draws);
    return new Question(asked, epochs);
  }

  /** The best of the sample; the first drawn of equals. */
  private int parent(Draws draws) {
    int best = -1;
    for (int s = 0; s < options.sample(); s++) {
      int drawn = (oldest + draws.below(members.length)) % members.length;
      best = best < 0 || accuracies[drawn] > accuracies[best] ? drawn : best;
    }
    return best;
  }

  @Override
  public void tell(double validationAccuracy) {
    int place;
    if (size < members.length) {
      place = size++;
    } else {
      place = oldest;
      oldest = (oldest + 1) % members.length;
    }
    members[place] = asked;
    accuracies[place] = validationAccuracy;
  }

  @Override
  public void write(StateOut out) throws IOException {
    List<int[]> byAge = new ArrayList<>();
    double[] theirs = new double[size];
    for (int age = 0; age < size; age++) {
      int place = (oldest + age) % members.length;
      byAge.add(members[place]);
      theirs[age] = accuracies[place];
    }
    Architectures.write("method/members", byAge, out);
    out.doubles("method/accuracies", theirs);
  }

  @Override
  public void read(StateIn in) {
    List<int[]> byAge = Architectures.read("method/members", in);
    in.requireShape("method/accuracies", byAge.size());
    double[] theirs = in.doubles("method/accuracies");
    size = byAge.size();
    oldest = 0;
    for (int place = 0; place < size; place++) {
      members[place] = byAge.get(place);
      accuracies[place] = theirs[place];
    }
  }
}
