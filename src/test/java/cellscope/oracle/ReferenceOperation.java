package cellscope.oracle;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.ConvolutionUnit;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.nn.EdgePass;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Place;
import cellscope.engine.nn.ResidualBlock;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.FixedCell;
import cellscope.engine.supernet.NasNetOperations;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
  private final List<Buffer> inputs = new ArrayList<>();

  /** max(0, input), for those that read it. */
  final List<Buffer> relus = new ArrayList<>();

  /** max(0, input) of the only input. */
  final Buffer relu;

  private final Buffer output;
  private final Buffer outputGradient;
  private final List<Buffer> inputGradients = new ArrayList<>();

  private ReferenceOperation(JsonNode facts, Kernels kernels) {
    this.kernels = kernels;
    parameters = new Parameters(kernels);
    for (JsonNode shape : facts.get("inputs")) {
      inputs.add(images(shape));
      relus.add(images(shape));
      inputGradients.add(images(shape));
    }
    relu = relus.get(0);
    output = images(facts.get("output"));
    outputGradient = images(facts.get("output"));
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

  /** The same as the networks of the NASNet space have it. */
  static ReferenceOperation ofNasNet(JsonNode facts, Kernels kernels) {
    return facts.get("op").asText().equals("GDAS_Reduction_Cell")
        ? new Reduction(facts, kernels)
        : new OnAnEdge(facts, kernels);
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

  List<Buffer> inputs() {
    return inputs;
  }

  Buffer input() {
    return inputs.get(0);
  }

  /** Computes the ReLU of every input. */
  final void rectifyInputs() {
    for (int i = 0; i < inputs.size(); i++) {
      kernels.combine(1, new Buffer[] {inputs.get(i)}, NO_FACTORS, NO_FACTORS, null, relus.get(i));
    }
  }

  Buffer output() {
    return output;
  }

  Buffer outputGradient() {
    return outputGradient;
  }

  /** The gradient by an input. */
  Buffer inputGradient(int input) {
    return inputs.size() == 1 ? inputGradient() : inputGradients.get(input);
  }

  Buffer inputGradient() {
    return inputGradients.get(0);
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
    private static final EdgeMix NONE = EdgeMix.single(List.of());

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

  /** Operations of the NASNet space, one or two in a row, as a link of a cell computes them. */
  private static final class OnAnEdge extends ReferenceOperation {
    private final List<Activation> nodes = new ArrayList<>();
    private final List<EdgePass> passes = new ArrayList<>();
    private final List<Buffer> gradients = new ArrayList<>();

    OnAnEdge(JsonNode facts, Kernels kernels) {
      super(facts, kernels);
      boolean affine = facts.get("affine").asBoolean();
      boolean published = facts.get("family").asText().equals("infer");
      List<EdgeOperation> stages =
          new NasNetOperations(affine, published, parameters(), kernels)
              .stages(
                  facts.get("op").asText(),
                  BLOCK,
                  facts.get("C_in").asInt(),
                  facts.get("C_out").asInt(),
                  facts.get("stride").asInt());
      Workspace workspace = Workspace.forTraining(kernels, input().size(0));
      nodes.add(new Activation(input(), relu));
      gradients.add(inputGradient());
      for (int s = 0; s < stages.size(); s++) {
        Place place = new Place(workspace, s, "link", "gradient " + s, true);
        passes.add(stages.get(s).bind(place, nodes.get(s)));
        boolean last = s == stages.size() - 1;
        int[] shape = (last ? output() : input()).shape();
        shape[3] = output().size(3); // the first of two changes the channels alone
        Buffer value = last ? output() : kernels.allocate(shape);
        nodes.add(new Activation(value, null));
        gradients.add(last ? outputGradient() : kernels.allocate(shape));
      }
    }

    @Override
    void forward(Mode mode) {
      rectifyInputs();
      for (int s = 0; s < passes.size(); s++) {
        EdgePass pass = passes.get(s);
        pass.forward(mode);
        Buffer tensor = pass.tensorOrNull();
        BatchNorm bn = pass.batchNormOrNull();
        kernels.combine(
            tensor == null ? 0 : 1,
            new Buffer[] {tensor},
            new double[][] {bn == null ? null : bn.scale()},
            new double[][] {bn == null ? null : bn.shift()},
            nodes.get(s + 1).value(),
            null);
      }
    }

    @Override
    void backward() {
      for (int s = passes.size() - 1; s >= 0; s--) {
        EdgePass pass = passes.get(s);
        Buffer g = gradients.get(s + 1);
        ChannelSums sums = new ChannelSums(g.channels(), 1);
        if (pass.batchNormOrNull() != null) {
          double[][] centres = {pass.batchNormOrNull().mean()};
          kernels.sums(g, 1, new Buffer[] {pass.tensorOrNull()}, centres, sums);
        }
        Buffer sent = pass.backward(g, sums, 0);
        Buffer[] one = {sent};
        int plain = pass.reads() == EdgePass.Reads.VALUE ? 1 : 0;
        int rectified = pass.reads() == EdgePass.Reads.RELU ? 1 : 0;
        kernels.gather(plain, one, rectified, one, nodes.get(s).relu(), gradients.get(s));
      }
    }
  }

  /** The fixed reduction cell of GDAS-FRC with its preprocessing. */
  private static final class Reduction extends ReferenceOperation {
    private final FixedCell cell;

    Reduction(JsonNode facts, Kernels kernels) {
      super(facts, kernels);
      boolean affine = facts.get("affine").asBoolean();
      Buffer older = inputs().get(0);
      Buffer newer = inputs().get(1);
      cell =
          new NasNetOperations(affine, false, parameters(), kernels)
              .fixedReduction(
                  BLOCK,
                  older.channels(),
                  newer.channels(),
                  output().channels() / 4,
                  older.size(1) > newer.size(1));
      cell.bind(new Activation(older, relus.get(0)), new Activation(newer, relus.get(1)));
    }

    @Override
    void forward(Mode mode) {
      rectifyInputs();
      Buffer[] one = {cell.forward(mode)};
      kernels.combine(1, one, NO_FACTORS, NO_FACTORS, output(), null);
    }

    @Override
    void backward() {
      cell.backward(outputGradient());
      for (int i = 0; i < inputs().size(); i++) {
        cell.inputGradient(i, relus.get(i), inputGradient(i));
      }
    }
  }
}
