package cellscope.engine.algorithm.trial;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * BOHB's model of one budget (Falkner, Klein and Hutter, ICML 2018, section 3.2): the results there
 * by loss, the densities of the good and of the bad ones, and picks that are more like the good. It
 * is a function of the results, fitted when it is asked.
 */
public final class BohbModel {
  private static final double LEAST_DENSITY = 1e-32;

  private final TrialSpace space;
  private final Bohb.Options options;

  /** By loss, equal ones as they came. */
  private final List<int[]> architectures = new ArrayList<>();

  private final List<Double> losses = new ArrayList<>();
  private Density good;
  private Density bad;

  /** A model without results. */
  public BohbModel(TrialSpace space, Bohb.Options options) {
    this.space = space;
    this.options = options;
  }

  /** Takes a result in; a smaller loss is better. */
  public void add(int[] architecture, double loss) {
    int place = losses.size();
    while (place > 0 && losses.get(place - 1) > loss) {
      place--;
    }
    architectures.add(place, architecture);
    losses.add(place, loss);
    good = null;
  }

  /** How many results it has. */
  public int results() {
    return losses.size();
  }

  /** Whether there are enough results, more than there are decisions on either side. */
  public boolean isReady() {
    return losses.size() >= 2 * leastPoints();
  }

  private int leastPoints() {
    return space.decisions() + 1;
  }

  private int goodSize() {
    return Math.max(leastPoints(), options.goodPercent() * losses.size() / 100);
  }

  private int badSize() {
    int wanted = Math.max(leastPoints(), (100 - options.goodPercent()) * losses.size() / 100);
    return Math.min(wanted, losses.size() - goodSize());
  }

  private void fit() {
    if (good == null) {
      int border = goodSize();
      good = new Density(architectures.subList(0, border), options.minimalBandwidth());
      bad =
          new Density(
              architectures.subList(border, border + badSize()), options.minimalBandwidth());
    }
  }

  /** Of the better results; for a model that is ready. */
  public Density good() {
    fit();
    return good;
  }

  /** Of the other results; for a model that is ready. */
  public Density bad() {
    fit();
    return bad;
  }

  /** The ratio of the densities, bad to good, each cut from below; smaller is better. */
  public double score(int[] architecture) {
    fit();
    double ofBad = bad.at(architecture);
    double ofGood = good.at(architecture);
    double numerator = ofBad > LEAST_DENSITY ? ofBad : LEAST_DENSITY;
    double denominator = ofGood < LEAST_DENSITY ? LEAST_DENSITY : ofGood;
    return numerator / denominator;
  }

  /**
   * The sample with the smallest score; null if none has a score to compare. A sample whose score
   * is not finite ends the choice and is taken, if the good ones' density is finite there.
   */
  public int[] pick(Draws draws) {
    fit();
    double best = Double.POSITIVE_INFINITY;
    int[] picked = null;
    for (int s = 0; s < options.samples(); s++) {
      int[] sample = sample(draws);
      double score = score(sample);
      if (!Double.isFinite(score) && Double.isFinite(good.at(sample))) {
        return sample;
      }
      if (score < best) {
        best = score;
        picked = sample;
      }
    }
    return picked;
  }

  /** One of the good ones, each decision kept or drawn anew by the good ones' bandwidth. */
  private int[] sample(Draws draws) {
    int[] sample = good.point(draws.below(good.size())).clone();
    for (int d = 0; d < sample.length; d++) {
      double bandwidth = Math.max(good.bandwidth(d), options.minimalBandwidth());
      if (!(draws.uniform() < 1 - bandwidth)) {
        sample[d] = draws.below(space.options(d));
      }
    }
    return sample;
  }

  void write(String name, StateOut out) throws IOException {
    Architectures.write(name + "/architectures", architectures, out);
    out.doubles(name + "/losses", Architectures.array(losses));
  }

  void read(String name, StateIn in) {
    List<int[]> known = Architectures.read(name + "/architectures", in);
    in.requireShape(name + "/losses", known.size());
    architectures.clear();
    architectures.addAll(known);
    losses.clear();
    Arrays.stream(in.doubles(name + "/losses")).forEach(losses::add);
    good = null;
  }
}
