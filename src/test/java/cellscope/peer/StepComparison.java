package cellscope.peer;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.nn.Parameter;
import cellscope.engine.supernet.Network;
import cellscope.model.RandomStream;
import cellscope.model.SearchSpace;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Times full GDAS steps of the NAS-Bench-201 supernet (C=16, N=5, batch 64) here and in libtorch,
 * each in a process of its own with the same settings, and prints both. They take turns step by
 * step on the same architectures, so that whatever else the machine does hits both. Run it alone:
 * {@code mvn test -Ppeer -Dtest=StepComparison -Dexcluded.test.groups=}.
 */
@Tag("peer")
@Tag("slow")
class StepComparison {
  static final int SIDE = 32;
  static final int CLASSES = 10;
  static final double RATE = 0.025;
  private static final int CHANNELS = 16;
  private static final int CELLS = 5;
  private static final int BATCH = 64;
  private static final int WARM_UP = 12;
  private static final int STEPS = Integer.getInteger("peer.steps", 61);
  private static final int THREADS = 2;

  @Test
  void randomArchitectures() throws IOException {
    RandomStream random = RandomStream.ofSeed(1);
    int[][] all = new int[2 * (WARM_UP + STEPS)][6];
    for (int[] architecture : all) {
      Arrays.setAll(architecture, e -> random.nextInt(5));
    }
    compare("random architectures", all);
  }

  @Test
  void everyEdgeADenseConvolution() throws IOException {
    int[][] all = new int[2 * (WARM_UP + STEPS)][6];
    Arrays.stream(all).forEach(architecture -> Arrays.fill(architecture, 3));
    compare("every edge nor_conv_3x3", all);
  }

  private static void compare(String what, int[][] architectures) throws IOException {
    double[] ours = new double[STEPS];
    double[] theirs = new double[STEPS];
    Process here = start();
    try (DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(here.getOutputStream()));
        DataInputStream in = new DataInputStream(new BufferedInputStream(here.getInputStream()));
        PeerClient peer = PeerClient.start(THREADS, Precision.SINGLE, StepServer.environment())) {
      for (int value : new int[] {CHANNELS, CELLS, BATCH, THREADS}) {
        out.writeInt(value);
      }
      prepare(peer, architectures);
      for (int s = -WARM_UP; s < STEPS; s++) {
        int first = 2 * (s + WARM_UP);
        for (int a = first; a < first + 2; a++) {
          for (int operation : architectures[a]) {
            out.writeInt(operation);
          }
        }
        out.flush();
        double own = in.readLong() / 1e6;
        double other = peer.step(first, first + 1, RATE);
        if (s >= 0) {
          ours[s] = own;
          theirs[s] = other;
        }
      }
      out.writeInt(-1);
      out.flush();
      print(what, ours, theirs, in.readLong(), peer.peakBytes());
    } finally {
      here.destroy();
    }
    assertThat(ours).doesNotContain(0);
  }

  private static Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "--add-modules",
            "jdk.incubator.vector",
            "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0",
            "-Xmx1g",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "cellscope.peer.StepServer");
    builder.environment().putAll(StepServer.environment());
    builder.redirectError(PeerClient.log("cellscope"));
    return builder.start();
  }

  /** Sends the peer the same network, without the biases that BN takes out again. */
  private static void prepare(PeerClient peer, int[][] architectures) throws IOException {
    try (Kernels kernels = KernelFactory.portable(Precision.SINGLE)) {
      Network network =
          Network.supernet(
              SearchSpace.NAS_BENCH_201,
              new Network.Size(CHANNELS, CELLS, 3, CLASSES),
              false,
              false,
              kernels);
      Initialisation.of(network.parameters(), RandomStream.ofSeed(0));
      for (Parameter p : network.parameters().all()) {
        peer.weight(p.name(), p.value().shape(), p.value().toFloats());
      }
    }
    peer.weight("alpha.cell", new int[] {6, 5}, new float[30]);
    for (int half = 0; half < 2; half++) {
      peer.batch(new int[] {BATCH, SIDE, SIDE, 3}, pixels(BATCH, half), labels(BATCH));
    }
    for (int a = 0; a < architectures.length; a++) {
      peer.program(
          a,
          PeerProgram.of(
              SearchSpace.NAS_BENCH_201, CHANNELS, CELLS, List.of(architectures[a]), false));
    }
  }

  private static void print(
      String what, double[] ours, double[] theirs, long ourPeak, long theirPeak) {
    double[] ratios = new double[STEPS];
    Arrays.setAll(ratios, s -> ours[s] / theirs[s]);
    System.out.printf(
        Locale.ROOT,
        "%s, %d steps in turn: CellScope %.0f ms, libtorch %.0f ms (medians), ratio %.2f; ratio of a"
            + " step: median %.2f, quarters %.2f and %.2f; peak %d and %d MB, ratio %.2f%n",
        what,
        STEPS,
        quantile(ours, 0.5),
        quantile(theirs, 0.5),
        quantile(ours, 0.5) / quantile(theirs, 0.5),
        quantile(ratios, 0.5),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75),
        ourPeak >> 20,
        theirPeak >> 20,
        (double) ourPeak / theirPeak);
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }

  static float[] pixels(int batch, int half) {
    RandomStream noise = RandomStream.ofSeed(half).split("pixels");
    float[] pixels = new float[batch * SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) noise.nextGaussian();
    }
    return pixels;
  }

  static int[] labels(int batch) {
    int[] labels = new int[batch];
    Arrays.setAll(labels, i -> i % CLASSES);
    return labels;
  }

  static long peakBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
    return lines.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(-1);
  }
}
