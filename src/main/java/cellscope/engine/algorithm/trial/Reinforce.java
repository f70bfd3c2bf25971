package cellscope.engine.algorithm.trial;

import cellscope.engine.nn.Adam;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Policy gradient (Williams, 1992), as AutoDL-Projects runs it on NAS-Bench-201: a softmax over the
 * options of each decision by itself, its logits alpha moved by Adam on -(R - b) sum log p, where R
 * is the accuracy in percent and b a moving average that took R in already. So the first trial has
 * advantage 0 and only moves Adam's counter.
 */
public final class Reinforce implements TrialMethod {
  private static final double INITIAL_SCALE = 1e-3;

  /**
   * Adam's settings, and how much the moving average keeps of itself.
   *
   * @param momentum in [0, 1)
   */
  public record Options(
      double learningRate, double beta1, double beta2, double epsilon, double momentum) {
    public Options {
      if (!(learningRate > 0) || !(momentum >= 0 && momentum < 1)) {
        throw new IllegalArgumentException(
            "the learning rate must be above 0, the momentum from 0 to below 1");
      }
    }

    /** As NATS-Bench's driver is run; the older script has the same, with another budget rule. */
    public static Options nats() {
      return new Options(0.01, 0.9, 0.999, 1e-8, 0.9);
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
    adam =
        new Adam(
            new Adam.Settings(
                options.learningRate(), options.beta1(), options.beta2(), options.epsilon(), 0),
            alpha.length,
            widest);
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
      Arrays.setAll(row, o -> INITIAL_SCALE * draws.gaussian());
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
  public void write(DataOutputStream out) throws IOException {
    for (double[] row : alpha) {
      Streams.write(row, out);
    }
    adam.writeTo(out);
    out.writeDouble(numerator);
    out.writeDouble(denominator);
  }

  @Override
  public void read(DataInputStream in) throws IOException {
    for (double[] row : alpha) {
      Streams.read(row, in);
    }
    adam.readFrom(in);
    numerator = in.readDouble();
    denominator = in.readDouble();
  }
}
