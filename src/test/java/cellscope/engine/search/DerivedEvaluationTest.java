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
      DerivedEvaluation.Result result = evaluation.evaluate(GENOTYPE);

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
}
