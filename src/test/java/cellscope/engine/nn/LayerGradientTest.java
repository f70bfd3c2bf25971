package cellscope.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Buffers;
import cellscope.engine.kernel.FiniteDifferences;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Backward of the layers around the cells against central differences of their forward, in double
 * precision: by the input and by every parameter.
 */
class LayerGradientTest {
  private static final EdgeMix NONE = EdgeMix.single(List.of());
  private static final LayerPass.Wants VALUE = new LayerPass.Wants(true, false);

  private final Random random = new Random(3);
  private final Kernels kernels = KernelFactory.portable(Precision.DOUBLE);
  private final Parameters parameters = new Parameters(kernels);
  private final Workspace workspace = Workspace.forTraining(kernels, 3);

  @AfterEach
  void close() {
    kernels.close();
  }

  @Test
  void stemByImagesAndParameters() {
    Buffer images = random(3, 7, 5, 3);
    LayerPass pass = new Stem(3, 4, parameters, kernels).bind(workspace, 0, images, true);
    checkLayer(pass, null, images);
  }

  @Test
  void stemComputesNoGradientByImagesUnlessWanted() {
    Buffer images = random(3, 7, 5, 3);
    LayerPass pass = new Stem(3, 4, parameters, kernels).bind(workspace, 0, images, false);
    randomise();
    pass.forward(null, VALUE, NONE, Mode.TRAINING);
    assertThat(pass.backward(random(3, 7, 5, 4), NONE, null)).isNull();
  }

  @Test
  void residualBlockByInputAndParameters() {
    Activation input = new Activation(random(3, 6, 4, 4), kernels.allocate(3, 6, 4, 4));
    LayerPass pass =
        new ResidualBlock("block", 4, 8, parameters, kernels).bind(workspace, 1, input);
    checkLayer(pass, input, input.value());
  }

  @Test
  void headByInputAndParameters() {
    Activation input = new Activation(random(3, 5, 7, 8), null);
    Head.Pass pass =
        new Head(8, 10, BatchNormStyle.FULL, parameters, kernels).bind(workspace, 2, input);
    int[] labels = {4, 0, 9};
    DoubleSupplier loss =
        () -> {
          pass.forward(Mode.TRAINING);
          return pass.loss(labels, 0, false);
        };
    randomise();
    pass.forward(Mode.TRAINING);
    pass.loss(labels, 0, true);
    checkAll(loss, input.value(), pass.backward());
  }

  /** The loss is the product of the output with a random tensor, which is then its gradient. */
  private void checkLayer(LayerPass pass, Activation input, Buffer variable) {
    Buffer output = pass.output().value();
    Buffer g = random(output.shape());
    DoubleSupplier loss =
        () -> {
          if (input != null) {
            Buffers.relu(kernels, input.value(), input.relu());
          }
          pass.forward(input, VALUE, NONE, Mode.TRAINING);
          return Buffers.dot(g, output);
        };
    randomise();
    loss.getAsDouble();
    double[] before = g.toDoubles();
    Buffer gx = pass.backward(g, NONE, null);
    assertThat(g.toDoubles()).as("the gradient that was given").isEqualTo(before);
    checkAll(loss, variable, gx);
  }

  private void checkAll(DoubleSupplier loss, Buffer input, Buffer gx) {
    FiniteDifferences differences = new FiniteDifferences(loss, random);
    differences.check("input", input, gx);
    for (Parameter p : parameters.all()) {
      assertThat(p.isReached()).as(p.name()).isTrue();
      differences.check(p.name(), p.value(), p.gradient());
    }
  }

  private void randomise() {
    for (Parameter p : parameters.all()) {
      p.value().write(random.doubles(p.value().length(), -1, 1).toArray());
    }
  }

  private Buffer random(int... shape) {
    return Buffers.random(kernels, random, shape);
  }
}
