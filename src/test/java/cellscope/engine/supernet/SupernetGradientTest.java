package cellscope.engine.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.engine.kernel.Buffers;
import cellscope.engine.kernel.FiniteDifferences;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Naive.Images;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Backward of a whole small supernet (C=4, N=1, three images of 8x8) against finite differences in
 * double precision through a forward in plain loops, whose loss the engine's must equal: by
 * parameters, images, hard weights and alpha.
 */
class SupernetGradientTest {
  private static final Space SPACE = Benchmark201.SPACE;
  private static final Images SIZE = new Images(3, 8, 8, 3);
  private static final int[] LABELS = {7, 0, 3};
  private static final double STEP = 1e-6;

  private final Random random = new Random(17);
  private final Kernels kernels = KernelFactory.portable(Precision.DOUBLE);
  private Network network;
  private NetworkPass pass;
  private double[] images;

  private void open(boolean affine) {
    Network.Size size = new Network.Size(4, 1, SIZE.channels(), 10);
    network = Network.supernet(SPACE, size, affine, affine, kernels);
    for (Parameter p : network.parameters().all()) {
      p.value().write(random.doubles(p.value().length(), -1, 1).toArray());
    }
    pass =
        network.bind(
            Workspace.forTraining(kernels, SIZE.batch()),
            Buffers.random(kernels, random, SIZE.shape()),
            true);
    images = pass.images().toDoubles();
  }

  @AfterEach
  void close() {
    kernels.close();
  }

  static Stream<int[]> architectures() {
    int[] nothing = new int[SPACE.cells().get(0).edges().size()];
    return Stream.concat(Stream.of(nothing), Architectures.mixed().stream());
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void lossByParametersAndImages(int[] operations) {
    checkParameters(operations, false);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void lossOfAnAffineSupernetByParametersAndImages(int[] operations) {
    checkParameters(operations, true);
  }

  private void checkParameters(int[] operations, boolean affine) {
    open(affine);
    double loss = backward(EdgeMix.single(List.of(operations)), null);
    PlainSupernet plain = new PlainSupernet(network, 1, true);
    DoubleSupplier lossNow = () -> plain.loss(SIZE, images, LABELS, operations, oneHot(operations));
    assertThat(loss).isCloseTo(lossNow.getAsDouble(), within(1e-11));

    FiniteDifferences differences = new FiniteDifferences(lossNow, random);
    double[] ofImages = pass.imageGradientOrNull().toDoubles();
    differences.check("images", images, x -> images = x, ofImages, 6);
    for (Parameter p : network.parameters().all()) {
      double[] values = p.value().toDoubles();
      // what was not reached has no influence; a few of the many are tried
      double[] gradient = p.isReached() ? p.gradient().toDoubles() : new double[values.length];
      if (p.isReached() || random.nextInt(10) == 0) {
        differences.check(p.name(), values, v -> plain.set(p.name(), v), gradient, 2);
      }
    }
  }

  private double backward(EdgeMix architecture, MixGradients uOrNull) {
    pass.forward(architecture, Mode.TRAINING);
    return pass.backward(LABELS, architecture, uOrNull);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void lossByHardWeightsCountsUnsampledOperations(int[] operations) {
    checkHardWeights(operations, true);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void lossByHardWeightsOfTheSampledOperationsAlone(int[] operations) {
    checkHardWeights(operations, false);
  }

  private void checkHardWeights(int[] operations, boolean withUnsampled) {
    open(false);
    MixGradients u = hardWeightGradients(withUnsampled);
    double loss = backward(EdgeMix.single(List.of(operations)), u);
    PlainSupernet plain = new PlainSupernet(network, 1, withUnsampled);
    double[][] hard = oneHot(operations);
    ToDoubleFunction<double[][]> lossOf =
        weights -> plain.loss(SIZE, images, LABELS, operations, weights);

    assertThat(loss).isCloseTo(lossOf.applyAsDouble(hard), within(1e-12));
    double largest = largest(u.ofKind(0));
    for (int e = 0; e < hard.length; e++) {
      for (int k = 0; k < hard[e].length; k++) {
        assertThat(u.ofKind(0)[e][k])
            .as("u of operation %d on edge %d", k, e)
            .isCloseTo(fromBelow(lossOf, hard, e, k), within(1e-6 * (0.1 + largest)));
      }
    }
  }

  /**
   * A derivative from values at and below a point. A node into which every edge is none stands
   * exactly at the kink of the ReLU behind it, whose derivative there is that from below.
   */
  private static double fromBelow(
      ToDoubleFunction<double[][]> lossOf, double[][] hard, int e, int k) {
    double here = lossOf.applyAsDouble(hard);
    double was = hard[e][k];
    hard[e][k] = was - STEP;
    double below = lossOf.applyAsDouble(hard);
    hard[e][k] = was - 2 * STEP;
    double further = lossOf.applyAsDouble(hard);
    hard[e][k] = was;
    return (3 * here - 4 * below + further) / (2 * STEP);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lossByAlphaThroughTheSoftRelaxation(boolean withUnsampled) {
    open(false);
    for (double temperature : new double[] {5, 0.7}) {
      for (int i = 0; i < 4; i++) {
        checkAlpha(withUnsampled, temperature);
      }
    }
  }

  /** h = onehot(s) - p(alpha now) + p(alpha), with the noise held fast. */
  private void checkAlpha(boolean withUnsampled, double temperature) {
    double[][] gumbel;
    double[][] alpha = gaussians();
    GumbelSoftmax.Draw draw;
    do {
      gumbel = gaussians();
      draw = GumbelSoftmax.fromGumbel(Alpha.of(alpha), temperature, gumbel);
    } while (Architectures.hasZeroNode(draw.index())); // see fromBelow
    MixGradients u = hardWeightGradients(withUnsampled);
    double loss = backward(EdgeMix.single(List.of(draw.index())), u);
    double[][] gradient = GumbelSoftmax.gradient(draw, u.ofKind(0));
    PlainSupernet plain = new PlainSupernet(network, 1, withUnsampled);
    Relaxation relaxation = new Relaxation(plain, draw, gumbel);

    assertThat(loss).isCloseTo(relaxation.loss(alpha), within(1e-12));
    double largest = largest(gradient);
    for (int e = 0; e < alpha.length; e++) {
      for (int k = 0; k < alpha[e].length; k++) {
        double was = alpha[e][k];
        alpha[e][k] = was + STEP;
        double above = relaxation.loss(alpha);
        alpha[e][k] = was - STEP;
        double below = relaxation.loss(alpha);
        alpha[e][k] = was;
        assertThat(gradient[e][k])
            .as("gradient by alpha of operation %d on edge %d", k, e)
            .isCloseTo((above - below) / (2 * STEP), within(1e-6 * (0.1 + largest)));
      }
    }
  }

  /** The loss as a smooth function of alpha, around one draw. */
  private final class Relaxation {
    private final PlainSupernet plain;
    private final GumbelSoftmax.Draw draw;
    private final double[][] gumbel;

    Relaxation(PlainSupernet plain, GumbelSoftmax.Draw draw, double[][] gumbel) {
      this.plain = plain;
      this.draw = draw;
      this.gumbel = gumbel;
    }

    double loss(double[][] alpha) {
      double[][] p =
          GumbelSoftmax.fromGumbel(Alpha.of(alpha), draw.temperature(), gumbel).probabilities();
      double[][] hard = oneHot(draw.index());
      for (int e = 0; e < hard.length; e++) {
        for (int k = 0; k < hard[e].length; k++) {
          hard[e][k] += p[e][k] - draw.probabilities()[e][k];
        }
      }
      return plain.loss(SIZE, images, LABELS, draw.index(), hard);
    }
  }

  private static MixGradients hardWeightGradients(boolean withUnsampled) {
    return new MixGradients(
        1, SPACE.cells().get(0).edges().size(), SPACE.operations().size(), withUnsampled);
  }

  private double[][] gaussians() {
    double[][] rows = oneHot(new int[SPACE.cells().get(0).edges().size()]);
    for (double[] row : rows) {
      Arrays.setAll(row, k -> random.nextGaussian());
    }
    return rows;
  }

  private static double[][] oneHot(int[] operations) {
    double[][] rows = new double[operations.length][SPACE.operations().size()];
    for (int e = 0; e < rows.length; e++) {
      rows[e][operations[e]] = 1;
    }
    return rows;
  }

  private static double largest(double[][] rows) {
    return Stream.of(rows).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }
}
