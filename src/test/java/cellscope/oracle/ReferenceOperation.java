package cellscope.oracle;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.ConvolutionUnit;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.ResidualBlock;
import cellscope.engine.nn.Workspace;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One operation put together from kernels and layers as the networks do it, with an input and a
 * gradient at its output. Images are [batch, height, width, channels].
 */
abstract class ReferenceOperation {
  /** The residual block's own name, which the reference leaves out in front of its parts'. */
  private static final String BLOCK = "block";

  private static final double[][] NO_FACTORS = new double[Kernels.MOST_TENSORS][];

  final Kernels kernels;
  private final Parameters parameters;
  private final Buffer input;

  /** max(0, input), for those that read it. */
  final Buffer relu;

  private final Buffer output;
  private final Buffer outputGradient;
  private final Buffer inputGradient;

  private ReferenceOperation(JsonNode facts, Kernels kernels) {
    this.kernels = kernels;
    parameters = new Parameters(kernels);
    input = images(facts.get("inputs").get(0));
    relu = images(facts.get("inputs").get(0));
    output = images(facts.get("output"));
    outputGradient = images(facts.get("output"));
    inputGradient = images(facts.get("inputs").get(0));
  }

  static ReferenceOperation of(JsonNode facts, Kernels kernels) {
    return switch (facts.get("op").asText()) {
      case "none" -> new Zero(facts, kernels);
      case "skip_connect" -> new Identity(facts, kernels);
      case "avg_pool_3x3" -> new AveragePooling(facts, kernels);
      case "nor_conv_1x1" -> new Unit(facts, 1, kernels);
      case "nor_conv_3x3" -> new Unit(facts, 3, kernels);
      case "ResNetBasicblock" -> new Residual(facts, kernels);
      default -> throw new IllegalArgumentException("operation " + facts.get("op"));
    };
  }

  abstract void forward(Mode mode);

  abstract void backward();

  /** A buffer for a shape of the reference, [batch, channels, height, width]. */
  private Buffer images(JsonNode shape) {
    return kernels.allocate(
        shape.get(0).asInt(), shape.get(2).asInt(), shape.get(3).asInt(), shape.get(1).asInt());
  }

  /** The reference's name of a part. */
  static String reference(String name) {
    return name.startsWith(BLOCK + ".") ? name.substring(BLOCK.length() + 1) : name;
  }

  Parameters parameters() {
    return parameters;
  }

  Buffer input() {
    return input;
  }

  Buffer output() {
    return output;
  }

  Buffer outputGradient() {
    return outputGradient;
  }

  Buffer inputGradient() {
    return inputGradient;
  }

  private static final class Zero extends ReferenceOperation {
    Zero(JsonNode facts, Kernels kernels) {
      super(facts, kernels);
      kernels.fill(output(), 5);
      kernels.fill(inputGradient(), 5);
    }

    @Override
    void forward(Mode mode) {
      kernels.combine(0, new Buffer[1], NO_FACTORS, NO_FACTORS, output(), null);
    }

    @Override
    void backward() {
      kernels.gather(0, new Buffer[1], 0, new Buffer[1], null, inputGradient());
    }
  }

  private static final class Identity extends ReferenceOperation {
    Identity(JsonNode facts, Kernels kernels) {
      super(facts, kernels);
    }

    @Override
    void forward(Mode mode) {
      Buffer[] one = {input()};
      kernels.combine(1, one, NO_FACTORS, NO_FACTORS, output(), null);
    }

    @Override
    void backward() {
      Buffer[] one = {outputGradient()};
      kernels.gather(1, one, 0, new Buffer[1], null, inputGradient());
    }
  }

  private static final class AveragePooling extends ReferenceOperation {
    private final Pooling shape;

    AveragePooling(JsonNode facts, Kernels kernels) {
      super(facts, kernels);
      shape = new Pooling(3, facts.get("stride").asInt(), 1);
    }

    @Override
    void forward(Mode mode) {
      kernels.averagePool(input(), output(), shape);
    }

    @Override
    void backward() {
      kernels.averagePoolBackward(outputGradient(), inputGradient(), shape);
    }
  }

  /** ReLU, convolution, BN. */
  private static final class Unit extends ReferenceOperation {
    private final ConvolutionUnit unit;
    private final ChannelSums sums;
    private final Buffer z;
    private final Buffer gz;

    Unit(JsonNode facts, int kernel, Kernels kernels) {
      super(facts, kernels);
      boolean affine = facts.get("affine").asBoolean();
      unit =
          new ConvolutionUnit(
              "op.1",
              "op.2",
              facts.get("C_in").asInt(),
              facts.get("C_out").asInt(),
              Convolution.square(kernel, facts.get("stride").asInt(), kernel / 2),
              !affine,
              affine,
              true,
              parameters(),
              kernels);
      sums = new ChannelSums(facts.get("C_out").asInt(), 1);
      z = kernels.allocate(output().shape());
      gz = kernels.allocate(output().shape());
    }

    @Override
    void forward(Mode mode) {
      Buffer[] one = {input()};
      kernels.combine(1, one, NO_FACTORS, NO_FACTORS, null, relu);
      unit.forward(relu, z, mode);
      BatchNorm bn = unit.batchNorm();
      kernels.combine(
          1,
          new Buffer[] {z},
          new double[][] {bn.scale()},
          new double[][] {bn.shift()},
          output(),
          null);
    }

    @Override
    void backward() {
      Buffer g = outputGradient();
      double[][] centres = {unit.batchNorm().mean()};
      kernels.sums(g, 1, new Buffer[] {z}, centres, sums);
      unit.backward(g, relu, z, sums, 0, gz, inputGradient());
      Buffer[] one = {inputGradient()};
      kernels.gather(0, new Buffer[1], 1, one, relu, inputGradient());
    }
  }

  private static final class Residual extends ReferenceOperation {
    private static final Architecture NONE = new Architecture(List.of());

    private final LayerPass pass;
    private final Activation given;
    private Buffer gradient;

    Residual(JsonNode facts, Kernels kernels) {
      super(facts, kernels);
      ResidualBlock block =
          new ResidualBlock(
              BLOCK, facts.get("C_in").asInt(), facts.get("C_out").asInt(), parameters(), kernels);
      given = new Activation(input(), relu);
      Workspace workspace = Workspace.forTraining(kernels, input().size(0));
      pass = block.bind(workspace, 0, given);
    }

    @Override
    void forward(Mode mode) {
      Buffer[] one = {input()};
      kernels.combine(1, one, NO_FACTORS, NO_FACTORS, null, relu);
      pass.forward(given, new LayerPass.Wants(true, false), NONE, mode);
    }

    @Override
    void backward() {
      gradient = pass.backward(outputGradient(), NONE, null);
    }

    @Override
    Buffer output() {
      return pass.output().value();
    }

    @Override
    Buffer inputGradient() {
      return gradient;
    }
  }
}
