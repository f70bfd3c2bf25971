package cellscope.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.config.ConfigReader;
import cellscope.config.SearchConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.RandomStream;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.benchmark201.Benchmark201;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedEvaluationTest {
  private static final int[] OPERATIONS = {3, 1, 2, 4, 0, 3};
  private static final EdgeMix DERIVED = EdgeMix.single(List.of(OPERATIONS));
  private static final Genotype GENOTYPE =
      Benchmark201.SPACE.ofEveryEdge(
          Arrays.stream(OPERATIONS).mapToObj(Benchmark201.SPACE.operations()::get).toList());

  /** 300 images are a batch of 256 and one of 44, and with batch statistics that matters. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void lossAndAccuracyAreMeansOverTheHeldOutImages(boolean tracking) {
    SearchConfig config =
        ConfigReader.parse("{\"data\": {\"trainLimit\": 100, \"heldOutLimit\": 300}}", "test");
    SearchData data = SearchDataFactory.open(config, Map.of());
    assertThat(data.heldOutImages()).isEqualTo(300);
    try (Kernels kernels = KernelFactory.cpu(1, 2)) {
      Network.Size size = new Network.Size(4, 2, data.channels(), data.classes());
      Network network = Network.supernet(Benchmark201.SPACE, size, false, tracking, kernels);
      Initialisation.of(network.parameters(), RandomStream.ofSeed(2));

      DerivedEvaluation evaluation = new DerivedEvaluation(Benchmark201.SPACE, network, data);
      HeldOutEvaluation.Result result = evaluation.evaluate(GENOTYPE);

      double[] sums = new double[2];
      List<Integer> sizes = new ArrayList<>();
      data.eachHeldOutBatch(
          256,
          batch -> {
            NetworkPass pass =
                network.bind(
                    Workspace.forTraining(kernels, batch.size()),
                    kernels.allocate(batch.size(), data.height(), data.width(), data.channels()),
                    false);
            int[] labels = Arrays.copyOf(batch.labels(), batch.size());
            pass.images().write(batch.pixels(), 0);
            pass.forward(DERIVED, Mode.EVALUATION);
            sums[0] += pass.loss(labels) * batch.size() / 300;
            sums[1] += pass.correct(labels) / 300.0;
            sizes.add(batch.size());
          });
      assertThat(sizes).containsExactly(256, 44);
      assertThat(result.loss()).isCloseTo(sums[0], within(1e-6));
      assertThat(result.accuracy()).isCloseTo(sums[1], within(1e-12));
      assertThat(evaluation.evaluate(GENOTYPE)).isEqualTo(result);
    }
  }

  /** A mix that is sure of one operation an edge is that cell; an unsure one is not. */
  @Test
  void mixedNetworkIsMeasuredOnTheSameImages() {
    SearchConfig config =
        ConfigReader.parse("{\"data\": {\"trainLimit\": 100, \"heldOutLimit\": 300}}", "test");
    SearchData data = SearchDataFactory.open(config, Map.of());
    try (Kernels kernels = KernelFactory.cpu(1, 2)) {
      Network.Size size = new Network.Size(4, 2, data.channels(), data.classes());
      Network network = Network.supernet(Benchmark201.SPACE, size, false, false, kernels);
      Initialisation.of(network.parameters(), RandomStream.ofSeed(2));
      double[][] sure = new double[6][5];
      double[][] even = new double[6][5];
      for (int e = 0; e < 6; e++) {
        sure[e][OPERATIONS[e]] = 1;
        Arrays.fill(even[e], 0.2);
      }
      MixedEvaluation evaluation = new MixedEvaluation(network, data);
      HeldOutEvaluation.Result ofSure =
          evaluation.evaluate(EdgeMix.joint(List.<double[][]>of(sure)));
      HeldOutEvaluation.Result ofEven =
          evaluation.evaluate(EdgeMix.joint(List.<double[][]>of(even)));
      HeldOutEvaluation.Result derived =
          new DerivedEvaluation(Benchmark201.SPACE, network, data).evaluate(GENOTYPE);
      assertThat(ofSure.loss()).isCloseTo(derived.loss(), within(1e-4));
      assertThat(ofSure.accuracy()).isCloseTo(derived.accuracy(), within(0.01));
      assertThat(ofEven.loss()).isNotCloseTo(derived.loss(), within(1e-4));
    }
  }
}
