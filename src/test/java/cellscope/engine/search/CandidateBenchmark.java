package cellscope.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.supernet.Candidates;
import cellscope.engine.supernet.Network;
import cellscope.model.GumbelSoftmax;
import cellscope.model.RandomStream;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints the time of a GDAS step (C=16, N=5, batch 64) against the number of candidates of an edge:
 * the same architectures of skip_connect and nor_conv_3x3, the other candidates repeats that are
 * never drawn. The supernets take turns step by step. Run it alone: {@code mvn test
 * -Dtest=CandidateBenchmark -Dexcluded.test.groups=peer}.
 */
@Tag("slow")
class CandidateBenchmark {
  private static final int[] CANDIDATES = {2, 5, 8, 13};
  private static final int BATCH = 64;
  private static final int SIDE = 32;
  private static final int EDGES = 6;
  private static final int WARM_UP = 6;
  private static final int STEPS = Integer.getInteger("candidates.steps", 31);

  @Test
  void printTimeByCandidates() {
    List<Kernels> made = new ArrayList<>();
    try {
      GdasStep[] steps = new GdasStep[CANDIDATES.length];
      for (int i = 0; i < steps.length; i++) {
        made.add(KernelFactory.cpu(2, 2));
        steps[i] = supernet(CANDIDATES[i], made.get(i));
      }
      double[][] times = measure(steps);
      for (int i = 0; i < steps.length; i++) {
        double[] relative = new double[STEPS];
        for (int s = 0; s < STEPS; s++) {
          relative[s] = times[i][s] / times[0][s];
        }
        System.out.printf(
            Locale.ROOT,
            "%d candidates: median %.0f ms; of the same step with %d: median %.2f%n",
            CANDIDATES[i],
            median(times[i]),
            CANDIDATES[0],
            median(relative));
      }
      assertThat(times[0]).doesNotContain(0);
    } finally {
      made.forEach(Kernels::close);
    }
  }

  private static double[][] measure(GdasStep[] steps) {
    RandomStream random = RandomStream.ofSeed(1);
    float[] pixels = new float[BATCH * SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    int[] labels = new int[BATCH];
    Arrays.setAll(labels, i -> i % 10);
    Batch batch = new Batch(BATCH, pixels, labels);
    double[][] times = new double[steps.length][STEPS];
    for (int s = -WARM_UP; s < STEPS; s++) {
      int[] forWeights = new int[EDGES];
      int[] forAlpha = new int[EDGES];
      Arrays.setAll(forWeights, e -> random.nextInt(2));
      Arrays.setAll(forAlpha, e -> random.nextInt(2));
      for (int i = 0; i < steps.length; i++) {
        long began = System.nanoTime();
        steps[i].weightStep(batch, draw(forWeights, CANDIDATES[i]), 0.025);
        steps[i].archStep(batch, draw(forAlpha, CANDIDATES[i]));
        if (s >= 0) {
          times[i][s] = (System.nanoTime() - began) / 1e6;
        }
      }
    }
    return times;
  }

  private static GdasStep supernet(int candidates, Kernels kernels) {
    List<Operation> operations = new ArrayList<>(List.of(Operation.SKIP_CONNECT));
    while (operations.size() < candidates) {
      operations.add(Operation.NOR_CONV_3X3);
    }
    Space space = Candidates.of(Benchmark201.SPACE, operations);
    Network network =
        Network.supernet(space, new Network.Size(16, 5, 3, 10), false, false, kernels);
    Initialisation.of(network.parameters(), RandomStream.ofSeed(0));
    Adam.Settings alpha = new Adam.Settings(3e-4, 0.5, 0.999, 1e-8, 1e-3);
    GdasRules rules = new GdasRules(true, false, false, 5, 0.9, true, 5e-4, alpha);
    List<double[][]> alphas = List.<double[][]>of(new double[EDGES][candidates]);
    return new GdasStep(network, rules, BATCH, SIDE, SIDE, 3, alphas);
  }

  private static List<GumbelSoftmax.Draw> draw(int[] index, int candidates) {
    double[][] uniform = new double[EDGES][candidates];
    Arrays.stream(uniform).forEach(row -> Arrays.fill(row, 1.0 / candidates));
    return List.of(new GumbelSoftmax.Draw(uniform, index, 1));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
