package cellscope.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.data.Batch;
import cellscope.engine.data.SelectionBatches;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.supernet.Network;
import cellscope.model.RandomStream;
import cellscope.model.space.Space;
import cellscope.model.space.UniformDraw;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateSelectionTest {
  private static final BatchShape SHAPE = new BatchShape(10, 8, 8, 3);

  /** Three batches, of which the last is not full. */
  private static final class Counted implements SelectionBatches {
    private final List<Integer> asked = new ArrayList<>();

    @Override
    public int count() {
      return 3;
    }

    @Override
    public Batch batch(int index) {
      asked.add(index);
      RandomStream random = RandomStream.ofSeed(5).split(index);
      int images = index == 2 ? 7 : 10;
      float[] pixels = new float[10 * 8 * 8 * 3];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) random.nextGaussian();
      }
      int[] labels = new int[images];
      Arrays.setAll(labels, i -> random.nextInt(2));
      return new Batch(images, pixels, labels);
    }
  }

  @ParameterizedTest
  @CsvSource({"nas-bench-201, false", "nas-bench-201, true", "nasnet, false", "nasnet-frc, true"})
  void bestOfTheCandidatesOnBatchesInTurnIsChosen(String name, boolean sameBatch) {
    Space space = Spaces.byName(name).orElseThrow();
    try (Kernels kernels = KernelFactory.cpu(1, 2)) {
      Network network =
          Network.supernet(space, new Network.Size(4, 1, 3, 2), false, false, kernels);
      Initialisation.of(network.parameters(), RandomStream.ofSeed(2));
      List<List<int[]>> candidates = new UniformDraw(space).different(8, RandomStream.ofSeed(1));
      CandidateEvaluation evaluation = CandidateEvaluation.ofArchitectures(network, SHAPE);
      Counted batches = new Counted();

      CandidateSelection.Choice choice =
          new CandidateSelection(evaluation, batches, sameBatch).choose(candidates);

      assertThat(batches.asked)
          .isEqualTo(sameBatch ? List.of(0, 0, 0, 0, 0, 0, 0, 0) : List.of(0, 1, 2, 0, 1, 2, 0, 1));
      double best = -1;
      int first = -1;
      for (int i = 0; i < candidates.size(); i++) {
        Batch batch = batches.batch(sameBatch ? 0 : i % 3);
        double accuracy = accuracy(evaluation, batch, EdgeMix.single(candidates.get(i)));
        assertThat(choice.results().get(i).accuracy()).isEqualTo(accuracy);
        if (accuracy > best) {
          best = accuracy;
          first = i;
        }
      }
      assertThat(choice.best()).isEqualTo(first);
    }
  }

  /** Counted from the logits. */
  private static double accuracy(CandidateEvaluation evaluation, Batch batch, EdgeMix mix) {
    double[] logits = evaluation.logits(batch, mix);
    int hits = 0;
    for (int i = 0; i < batch.size(); i++) {
      int guess = logits[2 * i + 1] > logits[2 * i] ? 1 : 0;
      hits += guess == batch.labels()[i] ? 1 : 0;
    }
    return (double) hits / batch.size();
  }
}
