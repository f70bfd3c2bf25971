package cellscope.engine.algorithm.sampled;

import cellscope.engine.nn.Adam;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Trains an ENAS controller by REINFORCE. A sample's reward is r = accuracy + 1e-4 H with H the
 * entropy of its way, its loss is -log P (r - b). As in the published code r is not cut off from
 * the graph: the gradient runs through H, and through b where b depends on r. The mean of the
 * gradients of so many samples is clipped and given to Adam.
 */
public final class ControllerTraining {
  /**
   * @param aggregate samples in one step
   * @param entropyWeight of H in the reward
   * @param gradientClip largest norm of a step's gradient; 0 for no clip
   * @param adam the optimiser's
   */
  public record Settings(
      int aggregate, double entropyWeight, double gradientClip, Adam.Settings adam) {
    /** Of search-cell.py, with the flags at its head. */
    public static Settings nats() {
      return new Settings(20, 1e-4, 5, new Adam.Settings(1e-3, 0.5, 0.999, 1e-3, 0));
    }

    /** Of the older script. */
    public static Settings script() {
      return new Settings(20, 1e-4, 5, new Adam.Settings(1e-3, 0, 0.999, 1e-3, 0));
    }
  }

  /**
   * What a sample taught.
   *
   * @param gradientNorm norm of the step's mean gradient before the clip, where this sample
   *     completed a step; else NaN
   */
  public record Learned(
      double logProbability,
      double entropy,
      double reward,
      double baseline,
      double loss,
      double gradientNorm) {}

  /**
   * What an epoch's samples came to.
   *
   * @param loss mean
   * @param accuracy mean, 0..1
   * @param baseline mean
   * @param reward mean
   * @param lastBaseline of the last sample
   */
  public record Summary(
      double loss, double accuracy, double baseline, double reward, double lastBaseline) {}

  private static final double TINY = 1e-6; // PyTorch's, against a norm of zero

  private final EnasController controller;
  private final Settings settings;
  private final RewardBaseline baseline;
  private final Adam adam;
  private final double[] gradient;
  private final EpochSums sums = new EpochSums();
  private int waiting;

  public ControllerTraining(EnasController controller, Settings settings, RewardBaseline baseline) {
    this.controller = controller;
    this.settings = settings;
    this.baseline = baseline;
    gradient = new double[controller.vector().length];
    adam = new Adam(settings.adam(), 1, gradient.length);
  }

  /**
   * Learns from one sample; with the last one of a step the weights move.
   *
   * @param choices an operation for each edge
   * @param accuracy of the architecture with the shared weights on one batch, 0..1
   */
  public Learned learn(int[] choices, double accuracy) {
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException("an accuracy is 0 to 1, not " + accuracy);
    }
    ControllerPass pass = controller.passed(choices);
    double logProbability = pass.logProbability();
    double entropy = pass.entropy();
    double reward = accuracy + settings.entropyWeight() * entropy;
    RewardBaseline.Value b = baseline.next(accuracy, reward);
    double advantage = reward - b.baseline();
    double loss = -logProbability * advantage;
    double byEntropy = -logProbability * (1 - b.byReward()) * settings.entropyWeight();
    if (waiting == 0) {
      Arrays.fill(gradient, 0);
    }
    pass.backward(-advantage / settings.aggregate(), byEntropy / settings.aggregate(), gradient);
    sums.add(loss, accuracy, b.baseline(), reward);
    double norm = ++waiting == settings.aggregate() ? step() : Double.NaN;
    return new Learned(logProbability, entropy, reward, b.baseline(), loss, norm);
  }

  private double step() {
    waiting = 0;
    double squares = 0;
    for (double g : gradient) {
      squares += g * g;
    }
    double norm = Math.sqrt(squares);
    double factor = settings.gradientClip() / (norm + TINY);
    if (settings.gradientClip() > 0 && factor < 1) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
    adam.step(new double[][] {controller.vector()}, new double[][] {gradient});
    return norm;
  }

  /** The gradient that Adam got in the last step, by the names of the weights. */
  public Map<String, double[]> lastGradient() {
    return controller.byName(gradient);
  }

  /**
   * Ends an epoch of whole steps.
   *
   * @throws IllegalStateException if it has no sample, or some that wait for a step
   */
  public Summary endEpoch() {
    if (waiting > 0) {
      throw new IllegalStateException(waiting + " samples wait for a step");
    }
    Summary summary = sums.take();
    baseline.epochDone(summary.baseline(), summary.lastBaseline());
    return summary;
  }

  /** Writes the whole state: weights, moments, the gradient so far, the epoch so far, b. */
  public void write(StateOut out) throws IOException {
    for (Map.Entry<String, double[]> array : controller.weights().entrySet()) {
      out.doubles("controller." + array.getKey(), array.getValue());
    }
    adam.write("controller.adam", out);
    out.whole("controller.waiting", waiting);
    out.doubles("controller.gradient", gradient);
    sums.write(out);
    baseline.write(out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws cellscope.model.InputProblem if it is the state of another controller
   */
  public void read(StateIn in) {
    Map<String, double[]> weights = controller.weights();
    for (Map.Entry<String, double[]> array : weights.entrySet()) {
      in.into("controller." + array.getKey(), array.getValue());
    }
    controller.setWeights(weights);
    adam.read("controller.adam", in);
    waiting = (int) in.whole("controller.waiting");
    in.into("controller.gradient", gradient);
    sums.read(in);
    baseline.read(in);
  }
}
