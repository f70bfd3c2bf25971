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
import cellscope.model.genotype.CellTopology;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** CellScope's side of {@link StepComparison}: makes a step for each pair of architectures. */
final class StepServer {
  private StepServer() {}

  /**
   * Reads the space, channels, cells, batch and threads; then, for each step, true and the
   * operation indices of both halves, answered by its nanoseconds; false ends it, answered by the
   * peak memory.
   */
  public static void main(String[] arguments) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    Space space = Spaces.byName(in.readUTF()).orElseThrow();
    Network.Size size = new Network.Size(in.readInt(), in.readInt(), 3, StepComparison.CLASSES);
    int batch = in.readInt();
    try (Kernels kernels = KernelFactory.cpu(in.readInt(), 2)) {
      Network network = Network.supernet(space, size, false, false, kernels);
      Initialisation.of(network.parameters(), RandomStream.ofSeed(0));
      int side = StepComparison.SIDE;
      GdasStep step = new GdasStep(network, rules(), batch, side, side, 3, alphas(space));
      Batch weight =
          new Batch(batch, StepComparison.pixels(batch, 0), StepComparison.labels(batch));
      Batch arch = new Batch(batch, StepComparison.pixels(batch, 1), StepComparison.labels(batch));
      while (in.readBoolean()) {
        List<GumbelSoftmax.Draw> forWeights = draws(space, in);
        List<GumbelSoftmax.Draw> forAlpha = draws(space, in);
        long began = clock();
        step.weightStep(weight, forWeights, StepComparison.RATE);
        step.archStep(arch, forAlpha);
        out.writeLong(clock() - began);
        out.flush();
      }
      out.writeLong(StepComparison.peakBytes());
      out.flush();
    }
  }

  /** Nanoseconds by the wall; of all threads' work where {@code peer.clock} says {@code cpu}. */
  static long clock() {
    return "cpu".equals(System.getProperty("peer.clock"))
        ? ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        : System.nanoTime();
  }

  /** The peer's alpha rule: nothing for what was not drawn. */
  private static GdasRules rules() {
    return new GdasRules(
        false, false, false, 5, 0.9, true, 5e-4, new Adam.Settings(3e-4, 0.5, 0.999, 1e-8, 1e-3));
  }

  private static List<double[][]> alphas(Space space) {
    List<double[][]> alphas = new ArrayList<>();
    for (CellTopology cell : space.cells()) {
      alphas.add(new double[cell.edges().size()][space.operations().size()]);
    }
    return alphas;
  }

  private static List<GumbelSoftmax.Draw> draws(Space space, DataInputStream in)
      throws IOException {
    List<GumbelSoftmax.Draw> draws = new ArrayList<>();
    for (double[][] probabilities : alphas(space)) {
      int[] index = new int[probabilities.length];
      for (int e = 0; e < index.length; e++) {
        index[e] = in.readInt();
        Arrays.fill(probabilities[e], 1.0 / probabilities[e].length);
      }
      draws.add(new GumbelSoftmax.Draw(probabilities, index, 1));
    }
    return draws;
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
