package cellscope.peer;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.GumbelSoftmax;
import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random passes of the supernet in libtorch and here, from the same weights. */
@Tag("peer")
class SupernetPeerTest {
  private static final int CHANNELS = 16;
  private static final int CELLS = 2;
  private static final int BATCH = 16;
  private static final int SIDE = 32;

  /** In double there is nothing to blame a difference on. */
  @ParameterizedTest
  @CsvSource({
    "nas-bench-201, 1",
    "nas-bench-201, 2",
    "nas-bench-201, 3",
    "nasnet, 1",
    "nasnet, 2",
    "nasnet, 3"
  })
  void passInDoubleEqualsThePeers(String space, int seed) throws IOException {
    compare(space, seed, KernelFactory.portable(Precision.DOUBLE), 1e-9);
  }

  /**
   * Against the peer in double, whose own single precision is further away than ours. Rounding
   * turns some ReLU's sign or the largest of a pooling's window, whose whole gradient then differs:
   * on these nets up to 2.3 % of a weight's.
   */
  @ParameterizedTest
  @CsvSource({
    "nas-bench-201, 1", "nas-bench-201, 2", "nas-bench-201, 3", "nas-bench-201, 4",
    "nasnet, 1", "nasnet, 2", "nasnet, 3", "nasnet, 4"
  })
  void passInSingleEqualsThePeers(String space, int seed) throws IOException {
    compare(space, seed, KernelFactory.cpu(2, 2), 3e-2);
  }

  /** All operations of every edge, mixed evenly, since the peer's alpha is 0. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void mixedPassInDoubleEqualsThePeers(int seed) throws IOException {
    RandomStream random = RandomStream.ofSeed(seed);
    float[] pixels = StepComparison.pixels(BATCH, seed);
    int[] labels = StepComparison.labels(BATCH);
    double[][] even = new double[6][5];
    Arrays.stream(even).forEach(row -> Arrays.fill(row, 0.2));
    EdgeMix mix = EdgeMix.joint(List.<double[][]>of(even));
    try (Kernels kernels = KernelFactory.portable(Precision.DOUBLE);
        PeerClient peer = PeerClient.start(2, Precision.DOUBLE, Map.of())) {
      Network.Size size = new Network.Size(CHANNELS, CELLS, 3, StepComparison.CLASSES);
      Network network = Network.supernet(Benchmark201.SPACE, size, false, false, kernels);
      Initialisation.of(network.parameters(), random.split("weights"));
      give(peer, network, Benchmark201.SPACE);
      peer.batch(new int[] {BATCH, SIDE, SIDE, 3}, pixels, labels);
      peer.program(0, PeerProgram.joint(CELLS, true));
      PeerClient.Gradients theirs = peer.gradients(0, 0);

      NetworkPass pass =
          network.bind(
              Workspace.forMixedTraining(kernels, BATCH),
              kernels.allocate(BATCH, SIDE, SIDE, 3),
              false);
      pass.images().write(pixels, 0);
      MixGradients u = new MixGradients(1, 6, 5, false);
      pass.forward(mix, Mode.TRAINING);
      double loss = pass.backward(labels, mix, u);
      assertThat(loss).isCloseTo(theirs.loss(), Offset.offset(1e-9 * theirs.loss()));
      compareWeights(network, theirs.byName(), 1e-9);
      double[] ours = new double[30];
      for (int i = 0; i < 30; i++) {
        double[] row = u.ofKind(0)[i / 5];
        ours[i] = 0.2 * (row[i % 5] - Arrays.stream(row).average().orElseThrow());
      }
      double[] expected = theirs.byName().get("alpha.cell");
      compare("alpha", ours, expected, 1e-9 * largest(List.of(expected)));
    }
  }

  private static void give(PeerClient peer, Network network, Space space) throws IOException {
    for (Parameter p : network.parameters().all()) {
      float[] values = p.value().toFloats();
      p.value().write(values, 0); // in double, what the peer gets and no more digits
      peer.weight(p.name(), p.value().shape(), values);
    }
    for (CellTopology cell : space.cells()) {
      int[] shape = {cell.edges().size(), space.operations().size()};
      peer.weight("alpha." + cell.kind(), shape, new float[shape[0] * shape[1]]);
    }
  }

  private static void compare(String name, int seed, Kernels made, double tolerance)
      throws IOException {
    Space space = Spaces.byName(name).orElseThrow();
    RandomStream random = RandomStream.ofSeed(seed);
    List<int[]> sampled = sampled(space, random.split("architecture"));
    float[] pixels = StepComparison.pixels(BATCH, seed);
    int[] labels = StepComparison.labels(BATCH);
    try (Kernels kernels = made;
        PeerClient peer = PeerClient.start(2, Precision.DOUBLE, Map.of())) {
      Network.Size size = new Network.Size(CHANNELS, CELLS, 3, StepComparison.CLASSES);
      Network network = Network.supernet(space, size, false, false, kernels);
      Initialisation.of(network.parameters(), random.split("weights"));
      give(peer, network, space);
      peer.batch(new int[] {BATCH, SIDE, SIDE, 3}, pixels, labels);
      peer.program(0, PeerProgram.of(space, CHANNELS, CELLS, sampled, true));
      PeerClient.Gradients theirs = peer.gradients(0, 0);

      NetworkPass pass =
          network.bind(
              Workspace.forTraining(kernels, BATCH), kernels.allocate(BATCH, SIDE, SIDE, 3), false);
      pass.images().write(pixels, 0);
      EdgeMix architecture = EdgeMix.single(sampled);
      MixGradients u =
          new MixGradients(
              space.cells().size(),
              space.cells().get(0).edges().size(),
              space.operations().size(),
              false);
      pass.forward(architecture, Mode.TRAINING);
      double loss = pass.backward(labels, architecture, u);

      double lossTolerance = Math.min(tolerance, 1e-4);
      assertThat(loss).isCloseTo(theirs.loss(), Offset.offset(lossTolerance * theirs.loss()));
      compareWeights(network, theirs.byName(), tolerance);
      for (int kind = 0; kind < sampled.size(); kind++) {
        double[] expected = theirs.byName().get("alpha." + space.cells().get(kind).kind());
        compareAlpha(sampled.get(kind), u.ofKind(kind), expected, tolerance);
      }
    }
  }

  private static List<int[]> sampled(Space space, RandomStream random) {
    List<int[]> sampled = new ArrayList<>();
    for (CellTopology cell : space.cells()) {
      int[] operations = new int[cell.edges().size()];
      Arrays.setAll(operations, e -> random.nextInt(space.operations().size()));
      sampled.add(operations);
    }
    return sampled;
  }

  static void compareWeights(Network network, Map<String, double[]> theirs, double tolerance) {
    double whole = largest(theirs.values());
    for (Parameter p : network.parameters().all()) {
      boolean reached = theirs.containsKey(p.name());
      assertThat(p.isReached()).as(p.name()).isEqualTo(reached);
      if (reached) {
        double[] expected = theirs.get(p.name());
        // What cancels out is compared with what it is a rounding error of.
        double scale = Math.max(largest(List.of(expected)), 1e-3 * whole);
        compare(p.name(), p.gradient().toDoubles(), expected, tolerance * scale);
      }
    }
  }

  /** The peer's alpha is 0 and its rule the softmax's gradient at temperature 1. */
  private static void compareAlpha(int[] sampled, double[][] u, double[] theirs, double tolerance) {
    double[][] uniform = new double[u.length][u[0].length];
    Arrays.stream(uniform).forEach(row -> Arrays.fill(row, 1.0 / row.length));
    GumbelSoftmax.Draw draw = new GumbelSoftmax.Draw(uniform, sampled, 1);
    double[] ours =
        Arrays.stream(GumbelSoftmax.gradient(draw, u)).flatMapToDouble(Arrays::stream).toArray();
    compare("alpha", ours, theirs, tolerance * largest(List.of(theirs)));
  }

  private static double largest(Collection<double[]> arrays) {
    return arrays.stream().flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }

  private static void compare(String name, double[] ours, double[] theirs, double tolerance) {
    assertThat(ours).as(name).hasSameSizeAs(theirs);
    double furthest = 0;
    for (int i = 0; i < ours.length; i++) {
      furthest = Math.max(furthest, Math.abs(ours[i] - theirs[i]));
    }
    assertThat(furthest).as("largest difference in " + name).isLessThanOrEqualTo(tolerance);
  }
}
