package cellscope.engine.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Buffers;
import cellscope.engine.kernel.FiniteDifferences;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Workspace;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Backward of one cell, with each operation on every edge and with mixtures of them, against
 * central differences of its forward in double precision.
 */
class SumCellGradientTest {
  private static final Space SPACE = Benchmark201.SPACE;

  private final Random random = new Random(8);
  private final Kernels kernels = KernelFactory.portable(Precision.DOUBLE);
  private final Parameters parameters = new Parameters(kernels);

  @AfterEach
  void close() {
    kernels.close();
  }

  static Stream<int[]> architectures() {
    Stream<int[]> uniform =
        Stream.iterate(0, k -> k + 1)
            .limit(SPACE.operations().size())
            .map(
                k -> {
                  int[] everywhere = new int[6];
                  Arrays.fill(everywhere, k);
                  return everywhere;
                });
    return Stream.concat(uniform, Architectures.mixed().stream());
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void cellByInputAndParameters(int[] operations) {
    check(operations, false);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void affineCellByInputAndParameters(int[] operations) {
    check(operations, true);
  }

  private void check(int[] operations, boolean affine) {
    Cell cell =
        SumCell.withEveryOperation(
            "cell",
            SPACE.cells().get(0),
            SPACE.operations(),
            4,
            new BatchNormStyle(affine, affine),
            parameters,
            kernels);
    for (Parameter p : parameters.all()) {
      p.value().write(random.doubles(p.value().length(), -1, 1).toArray());
    }
    Activation input = new Activation(random(3, 5, 6, 4), kernels.allocate(3, 5, 6, 4));
    Cell.Position at = new Cell.Position(1, 0, 0);
    LayerPass pass = new ChainedCellPass(cell, Workspace.forTraining(kernels, 3), at, input);
    EdgeMix architecture = EdgeMix.single(List.of(operations));
    Buffer g = random(3, 5, 6, 4);
    DoubleSupplier loss =
        () -> {
          Buffers.relu(kernels, input.value(), input.relu());
          pass.forward(input, new LayerPass.Wants(true, false), architecture, Mode.TRAINING);
          return Buffers.dot(g, pass.output().value());
        };
    loss.getAsDouble();
    double[] before = g.toDoubles();
    Buffer gx = pass.backward(g, architecture, null);
    assertThat(g.toDoubles()).as("the gradient that was given").isEqualTo(before);

    FiniteDifferences differences = new FiniteDifferences(loss, random);
    differences.check("input", input.value(), gx);
    for (Parameter p : parameters.all()) {
      if (p.isReached()) {
        double[] values = p.value().toDoubles();
        differences.check(p.name(), values, p.value()::write, p.gradient().toDoubles(), 3);
      }
    }
    assertThat(parameters.all().stream().filter(Parameter::isReached).count())
        .isEqualTo(Architectures.convolutions(operations) * (affine ? 3L : 2L));
  }

  private Buffer random(int... shape) {
    return Buffers.random(kernels, random, shape);
  }
}
