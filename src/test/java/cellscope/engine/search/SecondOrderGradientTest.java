package cellscope.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.Parameter;
import cellscope.engine.supernet.Network;
import cellscope.model.RandomStream;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Alpha's gradient of second-order DARTS against differences of what it is the gradient of: the
 * loss on the architecture batch after one step of the weights on the weight batch.
 */
class SecondOrderGradientTest {
  private static final BatchShape SHAPE = new BatchShape(4, 8, 8, 3);
  private static final Space SPACE = Benchmark201.SPACE;
  private static final double RATE = 0.02;
  private static final double STEP = 1e-5;
  private static final Descent.Rules WEIGHTS = new Descent.Rules(0, 0.9, true, 5e-4, false);
  private static final Adam.Settings STILL = new Adam.Settings(0, 0.5, 0.999, 1e-8, 0);

  private final RandomStream random = RandomStream.ofSeed(12);
  private final Kernels kernels = KernelFactory.portable(Precision.DOUBLE);
  private final Network network =
      Network.supernet(SPACE, new Network.Size(4, 1, 3, 10), true, true, kernels);
  private final Batch weight = batch();
  private final Batch arch = batch();
  private final double[][] alpha = new double[6][5];

  @AfterEach
  void close() {
    kernels.close();
  }

  private Batch batch() {
    float[] pixels = new float[4 * 8 * 8 * 3];
    int[] labels = new int[4];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    Arrays.setAll(labels, i -> random.nextInt(10));
    return new Batch(4, pixels, labels);
  }

  private double[] gaussians(int count, double scale) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> scale * random.nextGaussian());
    return values;
  }

  /**
   * Random weights under which everything in front of a ReLU lies far above zero: the product with
   * second derivatives is a difference over a finite way, on which kinks would not be seen.
   */
  private void randomise() {
    for (Parameter p : network.parameters().all()) {
      double[] values = gaussians(p.value().length(), 0.4);
      boolean shift = p.name().endsWith(".bias") && !p.name().startsWith("classifier");
      boolean shortcut = p.name().contains("downsample");
      for (int i = 0; i < values.length; i++) {
        values[i] = shift ? 8 + values[i] : shortcut ? Math.abs(values[i]) : values[i];
      }
      p.value().write(values);
      p.momentum().write(gaussians(p.value().length(), 0.1));
    }
    for (double[] row : alpha) {
      Arrays.setAll(row, k -> 0.5 * random.nextGaussian());
    }
  }

  @Test
  void gradientLooksOneStepOfTheWeightsAhead() {
    randomise();
    SecondOrderDartsStep step =
        new SecondOrderDartsStep(
            network, new DartsRules(WEIGHTS, false, STILL), SHAPE, List.<double[][]>of(alpha));
    step.archStep(weight, arch, RATE);
    double[][] gradient = step.alpha().gradients().get(0);
    double[][] direct = step.lastUnrolled().direct().get(0);

    AlphaDescent moved = new AlphaDescent(List.<double[][]>of(alpha), STILL);
    JointPasses passes = new JointPasses(TrainingPasses.mixed(network, SHAPE), moved);
    double error = 0;
    double errorOfDirect = 0;
    for (int e = 0; e < 6; e++) {
      for (int k = 0; k < 5; k++) {
        double difference = (lossAt(passes, e, k, STEP) - lossAt(passes, e, k, -STEP)) / (2 * STEP);
        error = Math.max(error, Math.abs(gradient[e][k] - difference));
        errorOfDirect = Math.max(errorOfDirect, Math.abs(direct[e][k] - difference));
      }
    }
    assertThat(errorOfDirect).as("what the look ahead changes").isGreaterThan(1e-5);
    assertThat(error).isLessThan(0.02 * errorOfDirect);
  }

  /** The loss after an unrolled step, with one value of alpha moved; all else as it was. */
  private double lossAt(JointPasses passes, int e, int k, double by) {
    double was = alpha[e][k];
    alpha[e][k] = was + by;
    passes.backward(weight);
    List<double[]> weights = new ArrayList<>();
    for (Parameter p : network.parameters().all()) {
      double[] w = p.value().toDoubles();
      weights.add(w);
      double[] g = p.gradient().toDoubles();
      double[] b = p.momentum().toDoubles();
      double[] ahead = new double[w.length];
      Arrays.setAll(ahead, i -> w[i] - RATE * (0.9 * b[i] + g[i] + 5e-4 * w[i]));
      p.value().write(ahead);
    }
    double loss = passes.backward(arch).loss();
    for (Parameter p : network.parameters().all()) {
      p.value().write(weights.remove(0));
    }
    alpha[e][k] = was;
    return loss;
  }

  @Test
  void weightsAndMomentumEndAsTheyBegan() {
    randomise();
    List<double[]> before = state();
    double[] mean = network.batchNorm("stem.1").runningMean().clone();
    SecondOrderDartsStep step =
        new SecondOrderDartsStep(
            network, new DartsRules(WEIGHTS, false, STILL), SHAPE, List.<double[][]>of(alpha));
    step.archStep(weight, arch, RATE);

    List<double[]> after = state();
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).isEqualTo(before.get(i));
    }
    assertThat(network.batchNorm("stem.1").runningMean()).isNotEqualTo(mean);
  }

  /** As published: the weights come back to within rounding, the gradient is the same. */
  @Test
  void subtractedWeightsComeBackButForRounding() {
    randomise();
    DartsRules rules = new DartsRules(WEIGHTS, false, STILL);
    List<double[][]> alphas = List.<double[][]>of(alpha);
    SecondOrderDartsStep saved = new SecondOrderDartsStep(network, rules, SHAPE, alphas);
    saved.archStep(weight, arch, RATE);
    List<double[]> before = state();
    SecondOrderDartsStep subtracting =
        new SecondOrderDartsStep(network, rules, SHAPE, alphas, 0.01, true);
    subtracting.archStep(weight, arch, RATE);

    List<double[]> after = state();
    boolean dust = false;
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).containsExactly(before.get(i), within(1e-12));
      dust |= !Arrays.equals(after.get(i), before.get(i));
    }
    assertThat(dust).isTrue();
    double[][] expected = saved.alpha().gradients().get(0);
    for (int e = 0; e < 6; e++) {
      assertThat(subtracting.alpha().gradients().get(0)[e])
          .containsExactly(expected[e], within(1e-8));
    }
  }

  /** A longer way gives another difference: the reach is used. */
  @Test
  void reachIsHowFarTheWeightsGo() {
    randomise();
    DartsRules rules = new DartsRules(WEIGHTS, false, STILL);
    List<double[][]> alphas = List.<double[][]>of(alpha);
    SecondOrderDartsStep near = new SecondOrderDartsStep(network, rules, SHAPE, alphas);
    near.archStep(weight, arch, RATE);
    SecondOrderDartsStep far = new SecondOrderDartsStep(network, rules, SHAPE, alphas, 0.05, false);
    far.archStep(weight, arch, RATE);
    assertThat(far.lastUnrolled().radius())
        .isCloseTo(5 * near.lastUnrolled().radius(), within(1e-9));
  }

  private List<double[]> state() {
    List<double[]> all = new ArrayList<>();
    for (Parameter p : network.parameters().all()) {
      all.add(p.value().toDoubles());
      all.add(p.momentum().toDoubles());
    }
    return all;
  }
}
