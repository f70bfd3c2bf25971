package cellscope.engine.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.engine.kernel.Buffers;
import cellscope.engine.kernel.FiniteDifferences;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.model.RandomStream;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.StemKind;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.nasnet.NasNet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stand-alone networks of published cells: their parameters, their backward, dropped paths. */
class NasNetStandAloneTest {
  private static final int BATCH = 3;
  private static final int[] LABELS = {7, 0, 3};

  private final Random random = new Random(23);
  private final Kernels kernels = KernelFactory.portable(Precision.DOUBLE);
  private Network network;
  private NetworkPass pass;

  @AfterEach
  void close() {
    kernels.close();
  }

  private static Genotype published(String name) {
    return PublishedCells.byName(name).orElseThrow();
  }

  private void open(String cell, int channels, int side, Network.Form form) {
    Network.Size size = new Network.Size(channels, 1, 3, 10);
    network = Network.standAlone(published(cell), size, form, kernels);
    for (Parameter p : network.parameters().all()) {
      p.value().write(random.doubles(p.value().length(), -1, 1).toArray());
    }
    pass =
        network.bind(
            Workspace.forTraining(kernels, BATCH),
            Buffers.random(kernels, random, BATCH, side, side, 3),
            true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NASNet", "PNASNet", "DARTS_V1", "DARTS_V2", "SETN", "GDAS_V1", "GDAS_F1"})
  void parametersAreThoseOfThePlan(String cell) {
    for (StemKind stem : StemKind.values()) {
      Network made =
          Network.standAlone(
              published(cell), new Network.Size(8, 2, 3, 10), new Network.Form(stem, 0.4), kernels);
      int side = stem == StemKind.CIFAR ? 32 : 224;
      NetworkPlan plan =
          NasNet.SPACE.standAlone(
              published(cell),
              new Macro(8, 2, new Shape(3, side, side), 10),
              new NetworkForm(stem, true));

      List<NetworkPlan.Parameter> parameters =
          made.parameters().all().stream()
              .map(
                  p ->
                      new NetworkPlan.Parameter(
                          p.name(), Arrays.stream(p.value().shape()).boxed().toList()))
              .toList();
      assertThat(parameters).containsExactlyElementsOf(plan.parameters());
    }
  }

  /** Paths are dropped by the same draws in every forward. */
  @ParameterizedTest
  @CsvSource({
    "GDAS_V1, CIFAR, 24, 0.4, 0.3",
    "GDAS_V1, CIFAR, 10, 0, 0",
    "GDAS_F1, IMAGENET, 41, 0, 0.5",
    "NASNet, IMAGENET, 40, 0, 0.2",
    "SETN, CIFAR, 25, 1.5, 0.2"
  })
  void lossByParametersAndImages(
      String cell, StemKind stem, int side, double auxiliaryWeight, double chance) {
    open(cell, 4, side, new Network.Form(stem, auxiliaryWeight));
    DoubleSupplier loss =
        () -> {
          pass.dropPaths(chance, RandomStream.ofSeed(5).split("drop path"));
          pass.forward(network.only(), Mode.TRAINING);
          return pass.backward(LABELS, 0.1, network.only(), null);
        };
    loss.getAsDouble();
    Map<Parameter, double[]> gradients = new LinkedHashMap<>();
    for (Parameter p : network.parameters().all()) {
      gradients.put(p, p.gradient().toDoubles());
    }
    double[] ofImages = pass.imageGradientOrNull().toDoubles();

    FiniteDifferences differences = new FiniteDifferences(loss, random);
    differences.check(
        "images", pass.images().toDoubles(), x -> pass.images().write(x), ofImages, 2);
    gradients.forEach(
        (p, gradient) -> {
          assertThat(p.isReached()).as(p.name()).isTrue();
          if (random.nextInt(15) == 0) {
            differences.check(p.name(), p.value().toDoubles(), p.value()::write, gradient, 1);
          }
        });
  }

  @Test
  void droppedPathsAreDrawnByImageAndOperationFromTheStream() {
    open("GDAS_V1", 4, 16, Network.Form.PLAIN);
    double[] whole = logits(Mode.TRAINING, 0, 1);
    double[] dropped = logits(Mode.TRAINING, 0.4, 1);
    assertThat(dropped).isNotEqualTo(whole);
    assertThat(logits(Mode.TRAINING, 0.4, 1)).isEqualTo(dropped);
    assertThat(logits(Mode.TRAINING, 0.4, 2)).isNotEqualTo(dropped);
    assertThat(logits(Mode.TRAINING, 0, 1)).isEqualTo(whole);
  }

  @Test
  void nothingIsDroppedInEvaluation() {
    open("GDAS_V1", 4, 16, Network.Form.PLAIN);
    assertThat(logits(Mode.EVALUATION, 0.9, 1)).isEqualTo(logits(Mode.EVALUATION, 0, 1));
  }

  private double[] logits(Mode mode, double chance, long seed) {
    pass.dropPaths(chance, RandomStream.ofSeed(seed));
    pass.forward(network.only(), mode);
    return pass.head().logits().toDoubles();
  }

  @Test
  void anEvaluationWorkspaceGivesTheSameLogits() {
    open("NASNet", 4, 41, new Network.Form(StemKind.IMAGENET, 0));
    NetworkPass evaluation =
        network.bind(Workspace.forEvaluation(kernels, BATCH), pass.images(), false);
    evaluation.forward(network.only(), Mode.EVALUATION);
    assertThat(evaluation.head().logits().toDoubles()).isEqualTo(logits(Mode.EVALUATION, 0, 1));
  }

  @Test
  void wrongFormsAreRefused() {
    Network.Form auxiliary = new Network.Form(StemKind.CIFAR, 0.4);
    assertThatThrownBy(() -> open("GDAS_V1", 4, 20, auxiliary))
        .hasMessageContaining("6x6 or more, not 5x5");
    assertThatThrownBy(() -> open("resnet", 4, 16, auxiliary))
        .hasMessageContaining("nas-bench-201");
    open("resnet", 4, 16, Network.Form.PLAIN);
    assertThatThrownBy(() -> pass.dropPaths(0.1, RandomStream.ofSeed(1)))
        .hasMessageContaining("no paths to drop");
    open("GDAS_V1", 4, 16, Network.Form.PLAIN);
    assertThatThrownBy(() -> pass.dropPaths(1, RandomStream.ofSeed(1)))
        .hasMessageContaining("chance of 1.0");
  }
}
