package cellscope.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.KernelProfile;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.supernet.Network;
import cellscope.model.GumbelSoftmax;
import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Prints where the time of a GDAS step goes, by kernel, on one thread (C=16, batch 64, random
 * architectures). Run it with {@code mvn test -Dtest=StepProfile -Dexcluded.test.groups=peer}.
 */
@Tag("slow")
class StepProfile {
  private static final int BATCH = 64;
  private static final int SIDE = 32;
  private static final int WARM_UP = 15;
  private static final int STEPS = Integer.getInteger("profile.steps", 20);

  @ParameterizedTest
  @CsvSource({"nas-bench-201, 5", "nasnet, 2"})
  void printEachKernel(String name, int cells) {
    Space space = Spaces.byName(name).orElseThrow();
    KernelProfile profile = new KernelProfile();
    RandomStream random = RandomStream.ofSeed(1);
    float[] pixels = new float[BATCH * SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    int[] labels = new int[BATCH];
    Arrays.setAll(labels, i -> i % 10);
    Batch batch = new Batch(BATCH, pixels, labels);
    try (Kernels kernels = profile.watch(KernelFactory.cpu(1, 2))) {
      Network network =
          Network.supernet(space, new Network.Size(16, cells, 3, 10), false, false, kernels);
      Initialisation.of(network.parameters(), random.split("weights"));
      GdasRules rules =
          new GdasRules(
              false,
              false,
              false,
              5,
              0.9,
              true,
              5e-4,
              new Adam.Settings(3e-4, 0.5, 0.999, 1e-8, 1e-3));
      List<double[][]> alphas = new ArrayList<>();
      for (CellTopology cell : space.cells()) {
        alphas.add(new double[cell.edges().size()][space.operations().size()]);
      }
      GdasStep step = new GdasStep(network, rules, BATCH, SIDE, SIDE, 3, alphas);
      for (int s = -WARM_UP; s < STEPS; s++) {
        if (s == 0) {
          profile.clear();
        }
        step.weightStep(batch, draws(step, random), 0.025);
        step.archStep(batch, draws(step, random));
      }
      System.out.printf("%s: %.1f ms a step%n", name, profile.total() / STEPS);
      System.out.println(profile.table(STEPS, 60));
    }
    assertThat(profile.total()).isPositive();
  }

  private static List<GumbelSoftmax.Draw> draws(GdasStep step, RandomStream random) {
    return step.alphas().stream()
        .map(alpha -> GumbelSoftmax.draw(alpha, 10, random::nextExponential))
        .toList();
  }
}
