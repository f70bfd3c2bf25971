package cellscope.engine.algorithm.trial;

import cellscope.engine.nn.Adam;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.util.Arrays;

/**
 * Policy gradient (Williams, 1992), as AutoDL-Projects runs it on NAS-Bench-201: a softmax over the
 * options of each decision by itself, its logits alpha moved by Adam on -(R - b) sum log p, where R
 * is the accuracy in percent and b a moving average that took R in already. So the first trial has
 * advantage 0 and only moves Adam's counter.
 */
public final class Reinforce implements TrialMethod {
  /**
   * Adam, and what it learns from.
   *
   * @param momentum how much the moving average keeps of itself, in [0, 1)
   * @param initialScale standard deviation of the logits at the start
   */
  public record Options(Adam.Settings adam, double momentum, double initialScale) {
    public Options {
      if (!(momentum >= 0 && momentum < 1)) {
        throw new InputProblem(
            "expected a number from 0 to below 1, found " + momentum,
            "policy.baselineDecay",
            "choose one such as 0.9; with 1 no reward would ever count");
      }
    }

    /** As NATS-Bench's driver is run; the older script has the same, with another budget rule. */
    public static Options nats() {
      return new Options(new Adam.Settings(0.01, 0.9, 0.999, 1e-8, 0), 0.9, 1e-3);
    }
  }

  private final TrialSpace space;
  private final int epochs;
  private final Options options;
  private final double[][] alpha;
  private final double[][] gradient;
  private final double[][] probabilities;
  private final double[] logProbabilities;
  private final Adam adam;
  private double numerator;
  private double denominator;
  private double loss;
  private int[] asked;

  /**
   * A policy.
   *
   * @param epochs of every question
   */
  public Reinforce(TrialSpace space, int epochs, Options options) {
    this.space = space;
    this.epochs = epochs;
    this.options = options;
    alpha = rows(space);
    gradient = rows(space);
    probabilities = rows(space);
    logProbabilities = new double[space.decisions()];
    int widest = Arrays.stream(alpha).mapToInt(row -> row.length).max().orElseThrow();
    adam = new Adam(options.adam(), alpha.length, widest);
  }

  private static double[][] rows(TrialSpace space) {
    double[][] rows = new double[space.decisions()][];
    Arrays.setAll(rows, d -> new double[space.options(d)]);
    return rows;
  }

  /** Draws the logits, small and normal, decision by decision. */
  @Override
  public void begin(Draws draws) {
    for (double[] row : alpha) {
      Arrays.setAll(row, o -> options.initialScale() * draws.gaussian());
    }
  }

  @Override
  public Question ask(Draws draws) {
    asked = new int[space.decisions()];
    for (int d = 0; d < asked.length; d++) {
      double logSum = softmax(alpha[d], probabilities[d]);
      asked[d] = draws.category(probabilities[d]);
      logProbabilities[d] = alpha[d][asked[d]] - logSum;
    }
    return new Question(asked, epochs);
  }

  /** Fills in the probabilities and returns log sum exp of the logits. */
  private static double softmax(double[] logits, double[] probabilities) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double sum = 0;
    for (int o = 0; o < logits.length; o++) {
      probabilities[o] = Math.exp(logits[o] - largest);
      sum += probabilities[o];
    }
    for (int o = 0; o < logits.length; o++) {
      probabilities[o] /= sum;
    }
    return largest + Math.log(sum);
  }

  @Override
  public void tell(double validationAccuracy) {
    double momentum = options.momentum();
    numerator = momentum * numerator + (1 - momentum) * validationAccuracy;
    denominator = momentum * denominator + (1 - momentum);
    double advantage = validationAccuracy - baseline();
    loss = 0;
    for (int d = 0; d < asked.length; d++) {
      loss -= logProbabilities[d] * advantage;
      for (int o = 0; o < gradient[d].length; o++) {
        double chosen = o == asked[d] ? 1 : 0;
        gradient[d][o] = -advantage * (chosen - probabilities[d][o]);
      }
    }
    adam.step(alpha, gradient);
  }

  /** The script's answer may be a question that overran its budget. */
  @Override
  public boolean keepsOverrun() {
    return true;
  }

  /** The policy's logits, by decision and option; a copy. */
  public double[][] alpha() {
    return Arrays.stream(alpha).map(double[]::clone).toArray(double[][]::new);
  }

  /** The gradient of the last loss by alpha; a copy. */
  public double[][] gradient() {
    return Arrays.stream(gradient).map(double[]::clone).toArray(double[][]::new);
  }

  /** Logarithms of the probabilities with which the last question's options were drawn; a copy. */
  public double[] logProbabilities() {
    return logProbabilities.clone();
  }

  /** The moving average of the accuracies told, in percent; not a number before the first. */
  public double baseline() {
    return numerator / denominator;
  }

  /** The loss of the last trial. */
  public double loss() {
    return loss;
  }

  /** What moves alpha, live. */
  public Adam adam() {
    return adam;
  }

  @Override
  public void write(StateOut out) throws IOException {
    out.doubles("method/alpha", alpha);
    adam.write("method/adam", out);
    out.doubles("method/baseline", numerator, denominator);
  }

  @Override
  public void read(StateIn in) {
    in.into("method/alpha", alpha);
    adam.read("method/adam", in);
    double[] baseline = new double[2];
    in.into("method/baseline", baseline);
    numerator = baseline[0];
    denominator = baseline[1];
  }
}
