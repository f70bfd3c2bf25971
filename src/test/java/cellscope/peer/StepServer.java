package cellscope.peer;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.search.GdasRules;
import cellscope.engine.search.GdasStep;
import cellscope.engine.supernet.Network;
import cellscope.model.GumbelSoftmax;
import cellscope.model.RandomStream;
import cellscope.model.SearchSpace;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** CellScope's side of {@link StepComparison}: makes a step for each pair of architectures. */
final class StepServer {
  private StepServer() {}

  /**
   * Reads channels, cells, batch and threads, then 12 operation indices a step, each answered by
   * its nanoseconds; -1 ends it, answered by the peak memory.
   */
  public static void main(String[] arguments) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    Network.Size size = new Network.Size(in.readInt(), in.readInt(), 3, StepComparison.CLASSES);
    int batch = in.readInt();
    int threads = in.readInt();
    try (Kernels kernels = KernelFactory.cpu(threads, 2)) {
      Network network = Network.supernet(SearchSpace.NAS_BENCH_201, size, false, false, kernels);
      Initialisation.of(network.parameters(), RandomStream.ofSeed(0));
      int side = StepComparison.SIDE;
      GdasStep step =
          new GdasStep(
              network, rules(), batch, side, side, 3, List.<double[][]>of(new double[6][5]));
      Batch weight =
          new Batch(batch, StepComparison.pixels(batch, 0), StepComparison.labels(batch));
      Batch arch = new Batch(batch, StepComparison.pixels(batch, 1), StepComparison.labels(batch));
      for (int first = in.readInt(); first >= 0; first = in.readInt()) {
        GumbelSoftmax.Draw forWeights = draw(first, in);
        GumbelSoftmax.Draw forAlpha = draw(in.readInt(), in);
        long began = System.nanoTime();
        step.weightStep(weight, List.of(forWeights), StepComparison.RATE);
        step.archStep(arch, List.of(forAlpha));
        out.writeLong(System.nanoTime() - began);
        out.flush();
      }
      out.writeLong(StepComparison.peakBytes());
      out.flush();
    }
  }

  /** The peer's alpha rule: nothing for what was not drawn. */
  private static GdasRules rules() {
    return new GdasRules(
        false, false, false, 5, 0.9, true, 5e-4, new Adam.Settings(3e-4, 0.5, 0.999, 1e-8, 1e-3));
  }

  private static GumbelSoftmax.Draw draw(int first, DataInputStream in) throws IOException {
    int[] index = new int[6];
    index[0] = first;
    for (int e = 1; e < index.length; e++) {
      index[e] = in.readInt();
    }
    double[][] uniform = new double[6][5];
    Arrays.stream(uniform).forEach(row -> Arrays.fill(row, 0.2));
    return new GumbelSoftmax.Draw(uniform, index, 1);
  }

  /** Environment of a worker, which must stand before the process starts. */
  static Map<String, String> environment() {
    return Map.of(
        "OMP_NUM_THREADS", "1",
        "BACKEND_PRIORITY_CPU", "200",
        "MALLOC_MMAP_MAX_", "0",
        "MALLOC_TRIM_THRESHOLD_", "17179869184",
        "MALLOC_TOP_PAD_", "67108864",
        "MALLOC_ARENA_MAX", "1");
  }
}
