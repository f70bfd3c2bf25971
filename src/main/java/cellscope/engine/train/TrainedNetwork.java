package cellscope.engine.train;

import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.StemKind;
import cellscope.model.space.catalogue.GenotypeText;
import cellscope.model.trained.ModelDescription;
import cellscope.model.trained.TrainedModel;
import cellscope.model.trained.TrainedModel.NamedArray;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A stand-alone network, new or with the weights of a trained model. */
public final class TrainedNetwork {
  private static final String AUXILIARY = "auxiliary_head.";

  private final Network network;
  private final EdgeMix architecture;
  private final ModelDescription description;

  private TrainedNetwork(Network network, EdgeMix architecture, ModelDescription description) {
    this.network = network;
    this.architecture = architecture;
    this.description = description;
  }

  /**
   * A network whose weights are all zero.
   *
   * @param auxiliaryWeight what the auxiliary head's loss counts; 0 for a network without it
   */
  static TrainedNetwork ofZeros(
      ModelDescription description, double auxiliaryWeight, Kernels kernels) {
    Genotype genotype = GenotypeText.parse(description.genotype());
    Network network =
        Network.standAlone(
            genotype,
            new Network.Size(
                description.channels(),
                description.cells(),
                description.imageChannels(),
                description.classes()),
            new Network.Form(stem(description), auxiliaryWeight),
            kernels);
    return new TrainedNetwork(network, network.only(), description);
  }

  private static StemKind stem(ModelDescription description) {
    for (StemKind stem : StemKind.values()) {
      if (stem.name().equalsIgnoreCase(description.stem())) {
        return stem;
      }
    }
    throw problem("has the unknown stem '" + description.stem() + "'");
  }

  /**
   * A network with a model's weights; it classifies, so an auxiliary head's are passed over.
   *
   * @throws InputProblem arrays that are missing, too many or of another shape
   */
  public static TrainedNetwork of(TrainedModel model, Kernels kernels) {
    TrainedNetwork made = ofZeros(model.description(), 0, kernels);
    Map<String, NamedArray> given =
        model.arrays().stream().collect(Collectors.toMap(NamedArray::name, Function.identity()));
    Set<String> unused = new HashSet<>(given.keySet());
    if (model.description().auxiliary()) {
      unused.removeIf(name -> name.startsWith(AUXILIARY));
    }
    for (Parameter p : made.network.parameters().all()) {
      p.value().write(values(given, p.name(), p.value().shape(), unused));
    }
    for (BatchNorm bn : made.network.parameters().batchNorms()) {
      if (bn.runningMean() != null) {
        int[] shape = {bn.runningMean().length};
        copy(values(given, bn.name() + ".running_mean", shape, unused), bn.runningMean());
        copy(values(given, bn.name() + ".running_var", shape, unused), bn.runningVariance());
      }
    }
    if (!unused.isEmpty()) {
      throw problem("has the array " + unused.iterator().next() + ", which the network has not");
    }
    return made;
  }

  private static double[] values(
      Map<String, NamedArray> given, String name, int[] shape, Set<String> unused) {
    NamedArray found = given.get(name);
    if (found == null) {
      throw problem("has no array " + name);
    }
    List<Integer> expected = java.util.Arrays.stream(shape).boxed().toList();
    if (!found.shape().equals(expected)) {
      throw problem("has " + name + " with shape " + found.shape() + ", expected " + expected);
    }
    unused.remove(name);
    return found.values();
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private static InputProblem problem(String what) {
    return new InputProblem(what, "model", "export it again from its run");
  }

  Network network() {
    return network;
  }

  EdgeMix architecture() {
    return architecture;
  }

  /** Mean cross entropy (nats), top-1 and top-5 (0 to 1) on the held-out images. */
  public double[] evaluate(SearchData data) {
    TestEvaluation.Result result = new TestEvaluation(network, architecture, data).evaluate();
    return new double[] {result.loss(), result.top1(), result.top5()};
  }

  /**
   * The logits of one batch, with running statistics.
   *
   * @param pixels [images, height, width, channels], normalised
   * @return [images][classes]
   */
  public double[][] logits(float[] pixels, int images) {
    Kernels kernels = network.kernels();
    Buffer input =
        kernels.allocate(
            images, description.height(), description.width(), description.imageChannels());
    NetworkPass pass = network.bind(Workspace.forEvaluation(kernels, images), input, false);
    input.write(pixels, 0);
    pass.forward(architecture, Mode.EVALUATION);
    double[] flat = pass.head().logits().toDoubles();
    int classes = description.classes();
    double[][] rows = new double[images][classes];
    for (int i = 0; i < images; i++) {
      System.arraycopy(flat, i * classes, rows[i], 0, classes);
    }
    return rows;
  }
}
