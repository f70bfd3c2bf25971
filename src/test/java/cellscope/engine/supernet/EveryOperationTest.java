package cellscope.engine.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.nn.EdgePass;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Place;
import cellscope.engine.nn.Workspace;
import cellscope.model.genotype.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation there is, on both kinds of kernels and in both strides: forward and backward give
 * the same numbers, so that a device that has only the portable kernels runs every search. And on
 * the CPU, the same bits with one thread and with two.
 */
class EveryOperationTest {
  private static final int BATCH = 3;
  private static final int CHANNELS = 12;

  static Stream<Arguments> operations() {
    return Stream.of(Operation.values())
        .flatMap(o -> Stream.of(1, 2).map(stride -> Arguments.of(o, stride)));
  }

  /** What an operation computes from numbers that depend on nothing but its parameters' order. */
  private static List<double[]> compute(
      Supplier<Kernels> maker, Operation operation, int stride, int height, int width) {
    try (Kernels kernels = maker.get()) {
      Random random = new Random(5);
      Parameters parameters = new Parameters(kernels);
      NasNetParts parts =
          new NasNetParts(new BatchNormStyle(true, true), true, parameters, kernels);
      EdgeOperation made = parts.operation(operation, "path", CHANNELS, stride);
      for (Parameter p : parameters.all()) {
        p.value().write(random.doubles(p.value().length(), -1, 1).toArray());
      }
      Buffer x = kernels.allocate(BATCH, height, width, CHANNELS);
      x.write(random.doubles(x.length(), -1, 1).toArray());
      Buffer relu = kernels.allocate(x.shape());
      double[][] none = new double[1][];
      kernels.combine(1, new Buffer[] {x}, none, none, null, relu);
      Place place = new Place(Workspace.forTraining(kernels, BATCH), 0, "link", "gradient", true);
      EdgePass pass = made.bind(place, new Activation(x, relu));
      pass.forward(Mode.TRAINING);
      int out = made.outLength(height);
      Buffer gradient = kernels.allocate(BATCH, out, made.outLength(width), CHANNELS);
      gradient.write(random.doubles(gradient.length(), -1, 1).toArray());
      return results(kernels, parameters, pass, gradient);
    }
  }

  private static List<double[]> results(
      Kernels kernels, Parameters parameters, EdgePass pass, Buffer gradient) {
    List<double[]> all = new ArrayList<>();
    ChannelSums sums = new ChannelSums(CHANNELS, 1);
    Buffer tensor = pass.tensorOrNull();
    BatchNorm bn = pass.batchNormOrNull();
    if (tensor != null) {
      assertThat(tensor.shape()).isEqualTo(gradient.shape());
      all.add(tensor.toDoubles());
    }
    if (bn != null) {
      all.add(bn.scale().clone());
      all.add(bn.shift().clone());
      kernels.sums(gradient, 1, new Buffer[] {tensor}, new double[][] {bn.mean()}, sums);
    }
    Buffer back = pass.backward(gradient, sums, 0);
    assertThat(back == null).isEqualTo(pass.reads() == EdgePass.Reads.NOTHING);
    if (back != null) {
      all.add(back.toDoubles());
    }
    for (Parameter p : parameters.all()) {
      assertThat(p.isReached()).as(p.name()).isTrue();
      all.add(p.gradient().toDoubles());
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void bothKindsOfKernelsComputeIt(Operation operation, int stride) {
    List<double[]> exact =
        compute(() -> KernelFactory.portable(Precision.DOUBLE), operation, stride, 8, 7);
    List<Supplier<Kernels>> makers =
        List.of(() -> KernelFactory.portable(Precision.SINGLE), () -> KernelFactory.cpu(2, 2));
    for (Supplier<Kernels> maker : makers) {
      List<double[]> found = compute(maker, operation, stride, 8, 7);
      assertThat(found).hasSameSizeAs(exact);
      for (int i = 0; i < exact.size(); i++) {
        double largest = Arrays.stream(exact.get(i)).map(Math::abs).max().orElse(0);
        double allowed = 1e-4 * (1 + largest);
        double[] want = exact.get(i);
        double[] got = found.get(i);
        assertThat(got).hasSameSizeAs(want);
        for (int j = 0; j < want.length; j++) {
          assertThat(Math.abs(got[j] - want[j])).as("result %d[%d]", i, j).isLessThan(allowed);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void theNumberOfThreadsChangesNoBit(Operation operation, int stride) {
    List<double[]> one = compute(() -> KernelFactory.cpu(1, 2), operation, stride, 9, 16);
    List<double[]> two = compute(() -> KernelFactory.cpu(2, 2), operation, stride, 9, 16);
    assertThat(two).hasSameSizeAs(one);
    for (int i = 0; i < one.size(); i++) {
      assertThat(two.get(i)).isEqualTo(one.get(i));
    }
  }
}
