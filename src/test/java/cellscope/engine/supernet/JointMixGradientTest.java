package cellscope.engine.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Buffers;
import cellscope.engine.kernel.FiniteDifferences;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Backward of whole small supernets in which every edge computes all candidates, against central
 * differences of their forward in double precision: by parameters, images and the mix's weights.
 */
class JointMixGradientTest {
  private static final int[] LABELS = {7, 0, 3};
  private static final int[] IMAGES = {3, 8, 8, 3};
  private static final double STEP = 1e-6;

  /** Parameters that are checked, on the average; a pass of all candidates takes its time. */
  private static final int CHECKED = 10;

  private final Random random = new Random(31);
  private final Kernels kernels = KernelFactory.portable(Precision.DOUBLE);
  private Space space;
  private Network network;
  private List<double[][]> weights;

  @AfterEach
  void close() {
    kernels.close();
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("nas-bench-201", false),
        Arguments.of("nas-bench-201", true),
        Arguments.of("nasnet", false),
        Arguments.of("nasnet-frc", true));
  }

  private void open(String name, boolean affine) {
    space = Spaces.byName(name).orElseThrow();
    network = Network.supernet(space, new Network.Size(4, 1, 3, 10), affine, affine, kernels);
    for (Parameter p : network.parameters().all()) {
      p.value().write(random.doubles(p.value().length(), -1, 1).toArray());
    }
    weights = new ArrayList<>();
    for (CellTopology topology : space.cells()) {
      double[][] rows = new double[topology.edges().size()][];
      Arrays.setAll(rows, e -> random.doubles(space.operations().size(), 0.05, 0.4).toArray());
      weights.add(rows);
    }
  }

  private NetworkPass bind(Workspace workspace) {
    return network.bind(workspace, Buffers.random(kernels, random, IMAGES), true);
  }

  private MixGradients gradients() {
    int edges = space.cells().get(0).edges().size();
    return new MixGradients(space.cells().size(), edges, space.operations().size(), false);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void lossByParametersImagesAndWeightsOfTheMix(String name, boolean affine) {
    open(name, affine);
    NetworkPass pass = bind(Workspace.forMixedTraining(kernels, IMAGES[0]));
    EdgeMix mix = EdgeMix.joint(weights);
    DoubleSupplier lossNow =
        () -> {
          pass.forward(mix, Mode.TRAINING);
          return pass.loss(LABELS);
        };
    MixGradients u = gradients();
    pass.forward(mix, Mode.TRAINING);
    double loss = pass.backward(LABELS, mix, u);

    assertThat(loss).isCloseTo(lossNow.getAsDouble(), within(1e-12));
    FiniteDifferences differences = new FiniteDifferences(lossNow, random);
    Buffer images = pass.images();
    differences.check(
        "images", images.toDoubles(), images::write, pass.imageGradientOrNull().toDoubles(), 2);
    List<Parameter> all = network.parameters().all();
    double[][] gradientsOfAll =
        all.stream().map(p -> p.gradient().toDoubles()).toArray(double[][]::new);
    for (int i = 0; i < gradientsOfAll.length; i++) {
      Parameter p = all.get(i);
      assertThat(p.isReached()).as(p.name()).isTrue();
      if (random.nextInt(gradientsOfAll.length) < CHECKED) { // each takes two passes
        differences.check(p.name(), p.value().toDoubles(), p.value()::write, gradientsOfAll[i], 1);
      }
    }
    for (int kind = 0; kind < weights.size(); kind++) {
      checkWeights(lossNow, weights.get(kind), u.ofKind(kind));
    }
  }

  private void checkWeights(DoubleSupplier lossNow, double[][] rows, double[][] u) {
    int none = space.operations().indexOf(Operation.NONE);
    double largest = Stream.of(u).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    int e = random.nextInt(rows.length);
    for (int k = 0; k < rows[e].length; k++) {
      double was = rows[e][k];
      rows[e][k] = was + STEP;
      double above = lossNow.getAsDouble();
      rows[e][k] = was - STEP;
      double below = lossNow.getAsDouble();
      rows[e][k] = was;
      assertThat(u[e][k])
          .as("u of operation %d on edge %d", k, e)
          .isCloseTo((above - below) / (2 * STEP), within(1e-7 * (1 + largest)));
    }
    assertThat(u[e][none]).isZero();
  }

  /** What is shared by the edges of a node does not change what one operation an edge gives. */
  @ParameterizedTest
  @ValueSource(strings = {"nas-bench-201", "nasnet", "nasnet-frc"})
  void singleMixesGiveTheSameInBothKindsOfMemory(String name) {
    open(name, false);
    NetworkPass single = bind(Workspace.forTraining(kernels, IMAGES[0]));
    NetworkPass mixed = bind(Workspace.forMixedTraining(kernels, IMAGES[0]));
    mixed.images().write(single.images().toDoubles());
    for (int draw = 0; draw < 2; draw++) {
      List<int[]> byCell = new ArrayList<>();
      for (int kind : network.searchedKinds()) {
        int edges = space.cells().get(kind).edges().size();
        byCell.add(random.ints(edges, 0, space.operations().size()).toArray());
      }
      EdgeMix mix = EdgeMix.singleByCell(byCell);
      MixGradients first = gradients();
      double loss = backward(single, mix, first);
      List<double[]> expected = reached();
      MixGradients second = gradients();
      assertThat(backward(mixed, mix, second)).isCloseTo(loss, within(1e-12));
      List<double[]> got = reached();
      assertThat(got).hasSameSizeAs(expected);
      for (int i = 0; i < got.size(); i++) {
        assertThat(got.get(i)).containsExactly(expected.get(i), within(1e-7));
      }
      for (int kind = 0; kind < space.cells().size(); kind++) {
        for (int e = 0; e < first.ofKind(kind).length; e++) {
          assertThat(second.ofKind(kind)[e]).containsExactly(first.ofKind(kind)[e], within(1e-7));
        }
      }
    }
  }

  private static double backward(NetworkPass pass, EdgeMix mix, MixGradients u) {
    pass.forward(mix, Mode.TRAINING);
    return pass.backward(LABELS, mix, u);
  }

  private List<double[]> reached() {
    return network.parameters().all().stream()
        .filter(Parameter::isReached)
        .map(p -> p.gradient().toDoubles())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nas-bench-201", "nasnet"})
  void memoryForOneOperationAnEdgeRefusesAJointMix(String name) {
    open(name, false);
    NetworkPass pass = bind(Workspace.forTraining(kernels, IMAGES[0]));
    assertThatThrownBy(() -> pass.forward(EdgeMix.joint(weights), Mode.TRAINING))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
