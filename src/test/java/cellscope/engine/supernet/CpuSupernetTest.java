package cellscope.engine.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole supernet on the CPU's kernels against the same on the portable ones, both in single
 * precision: random architectures, sides that become odd (28, 14, 7), full batches and last ones
 * that are not full, down to one image and fewer images than slices.
 */
class CpuSupernetTest {
  private static final Space SPACE = Benchmark201.SPACE;

  /** Of the largest magnitude. */
  private static final double TOLERANCE = 1e-4;

  /** Sums over thousands of gradients of both signs, most of which cancel, are compared so. */
  private static final double TOLERANCE_OF_SUMS = 1e-3;

  /** What is compared: sizes, slices of the CPU's kernels, one architecture for each batch. */
  record Trial(
      Network.Size size, int height, int width, boolean affine, int slices, List<int[]> draws) {
    @Override
    public String toString() {
      return size + " at " + height + "x" + width + ", affine=" + affine + ", slices=" + slices;
    }
  }

  static Stream<Trial> trials() {
    // Without affine BN a convolution that reads a zero node has rounding noise behind its BN.
    List<int[]> alive =
        Architectures.mixed().stream().filter(a -> !Architectures.hasZeroNode(a)).toList();
    return Stream.of(
        new Trial(new Network.Size(4, 1, 1, 10), 28, 28, false, 2, alive),
        new Trial(new Network.Size(5, 1, 3, 10), 28, 28, true, 2, Architectures.mixed()),
        new Trial(new Network.Size(16, 1, 3, 10), 28, 28, false, 2, alive),
        new Trial(new Network.Size(8, 2, 3, 7), 12, 20, true, 3, Architectures.mixed()),
        new Trial(new Network.Size(12, 1, 2, 3), 8, 16, false, 4, alive));
  }

  @ParameterizedTest
  @MethodSource("trials")
  void lossesAndGradientsEqualThoseOfThePortableKernels(Trial trial) {
    try (Kernels cpu = KernelFactory.cpu(2, trial.slices());
        Kernels portable = KernelFactory.portable(Precision.SINGLE)) {
      Bound one = new Bound(trial, cpu);
      Bound other = new Bound(trial, portable);
      int[] batches = {5, 1, 3, 5, 2, 4};
      Random random = new Random(28);
      for (int i = 0; i < trial.draws().size(); i++) {
        int batch = batches[i % batches.length];
        float[] images = new float[batch * trial.height() * trial.width() * one.imageChannels()];
        for (int k = 0; k < images.length; k++) {
          images[k] = (float) random.nextGaussian();
        }
        int[] labels = random.ints(batch, 0, trial.size().classes()).toArray();
        one.run(images, labels, trial.draws().get(i));
        other.run(images, labels, trial.draws().get(i));
        one.compare(other, "batch " + i + " of " + batch + " images: ");
      }
    }
  }

  /** A network with weights that depend on its seed alone, at every batch size up to five. */
  private static final class Bound {
    private final Network network;
    private final List<NetworkPass> passes = new ArrayList<>();
    private final MixGradients u;
    private double loss;
    private double evaluated;
    private NetworkPass pass;

    Bound(Trial trial, Kernels kernels) {
      network = Network.supernet(SPACE, trial.size(), trial.affine(), trial.affine(), kernels);
      Random random = new Random(5);
      for (Parameter p : network.parameters().all()) {
        p.value().write(random.doubles(p.value().length(), -1, 1).toArray());
      }
      Workspace workspace = Workspace.forTraining(kernels, 5);
      Buffer images =
          kernels.allocate(5, trial.height(), trial.width(), trial.size().imageChannels());
      for (int n = 1; n <= 5; n++) {
        passes.add(
            n == 5
                ? network.bind(workspace, images, true)
                : network.bind(workspace.smaller(n), kernels.prefix(images, n), true));
      }
      u = new MixGradients(1, SPACE.cells().get(0).edges().size(), SPACE.operations().size(), true);
    }

    int imageChannels() {
      return passes.get(0).images().channels();
    }

    void run(float[] images, int[] labels, int[] operations) {
      EdgeMix architecture = EdgeMix.single(List.of(operations));
      pass = passes.get(labels.length - 1);
      pass.images().write(images, 0);
      pass.forward(architecture, Mode.EVALUATION);
      evaluated = pass.loss(labels);
      pass.forward(architecture, Mode.TRAINING);
      loss = pass.backward(labels, architecture, u);
    }

    void compare(Bound other, String what) {
      close(what + "loss", one(loss), one(other.loss), 0);
      close(what + "loss in evaluation", one(evaluated), one(other.evaluated), 0);
      close(what + "logits", pass.head().logits(), other.pass.head().logits(), 0);
      for (BatchNorm bn : network.parameters().batchNorms()) {
        if (bn.runningMean() != null) {
          BatchNorm others = other.network.batchNorm(bn.name());
          close(what + bn.name() + " mean", bn.runningMean(), others.runningMean(), 0);
          close(what + bn.name() + " variance", bn.runningVariance(), others.runningVariance(), 0);
        }
      }
      compareGradients(other, what);
    }

    /** Some gradients are zero but for rounding, so all are held against the largest. */
    private void compareGradients(Bound other, String what) {
      double largest = 0;
      for (Parameter q : other.network.parameters().all()) {
        largest = q.isReached() ? Math.max(largest, largest(q.gradient().toDoubles())) : largest;
      }
      for (Parameter p : network.parameters().all()) {
        Parameter q = other.network.parameters().get(p.name());
        assertThat(p.isReached()).as(p.name()).isEqualTo(q.isReached());
        if (p.isReached()) {
          close(what + p.name(), p.gradient(), q.gradient(), largest);
        }
      }
      close(
          what + "u",
          flat(u.ofKind(0)),
          flat(other.u.ofKind(0)),
          largest * TOLERANCE_OF_SUMS / TOLERANCE);
      close(what + "images", pass.imageGradientOrNull(), other.pass.imageGradientOrNull(), 0);
    }

    private static double[] one(double value) {
      return new double[] {value};
    }

    private static double[] flat(double[][] rows) {
      return Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double largest(double[] values) {
      return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private static void close(String what, Buffer got, Buffer want, double magnitude) {
      close(what, got.toDoubles(), want.toDoubles(), magnitude);
    }

    private static void close(String what, double[] got, double[] want, double magnitude) {
      assertThat(got).as(what).hasSameSizeAs(want);
      double largest = Math.max(magnitude, largest(want));
      for (int i = 0; i < got.length; i++) {
        // not "error > allowed": that would let NaN pass
        if (!(Math.abs(got[i] - want[i]) <= TOLERANCE * largest)) {
          assertThat(got[i]).as("%s[%d], largest %s", what, i, largest).isEqualTo(want[i]);
        }
      }
    }
  }
}
