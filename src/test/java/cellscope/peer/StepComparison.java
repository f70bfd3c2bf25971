package cellscope.peer;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.KernelFactory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.nn.Parameter;
import cellscope.engine.supernet.Network;
import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Times full GDAS steps of a supernet (C=16, batch 64) here and in libtorch, each in a process of
 * its own with the same settings, and prints both. They take turns step by step on the same
 * architectures, so that whatever else the machine does hits both. Run it alone: {@code mvn test
 * -Ppeer -Dtest=StepComparison -Dexcluded.test.groups=}. On a busy machine {@code -Dpeer.threads=1
 * -Dpeer.clock=cpu} compares the work instead of the time.
 */
@Tag("peer")
@Tag("slow")
class StepComparison {
  static final int SIDE = 32;
  static final int CLASSES = 10;
  static final double RATE = 0.025;
  static final int CHANNELS = 16;
  static final int BATCH = 64;
  static final int WARM_UP = 12;
  static final int STEPS = Integer.getInteger("peer.steps", 61);
  static final int THREADS = Integer.getInteger("peer.threads", 2);

  /** A supernet, and a weight and an architecture step's architecture for each step. */
  private record Trial(String name, Space space, int cells, List<List<int[]>> architectures) {}

  @Test
  void randomArchitectures() throws IOException {
    compare(random("random architectures", Benchmark201.SPACE, 5));
  }

  @Test
  void everyEdgeADenseConvolution() throws IOException {
    List<List<int[]>> all = new ArrayList<>();
    for (int i = 0; i < 2 * (WARM_UP + STEPS); i++) {
      all.add(List.of(new int[] {3, 3, 3, 3, 3, 3}));
    }
    compare(new Trial("every edge nor_conv_3x3", Benchmark201.SPACE, 5, all));
  }

  @Test
  void randomArchitecturesOfTheNasNetSpace() throws IOException {
    compare(random("random cells of the NASNet space", NasNet.SPACE, 2));
  }

  private static Trial random(String name, Space space, int cells) {
    RandomStream random = RandomStream.ofSeed(1);
    List<List<int[]>> all = new ArrayList<>();
    for (int i = 0; i < 2 * (WARM_UP + STEPS); i++) {
      List<int[]> architecture = new ArrayList<>();
      for (CellTopology cell : space.cells()) {
        int[] sampled = new int[cell.edges().size()];
        Arrays.setAll(sampled, e -> random.nextInt(space.operations().size()));
        architecture.add(sampled);
      }
      all.add(architecture);
    }
    return new Trial(name, space, cells, all);
  }

  private static void compare(Trial trial) throws IOException {
    double[] ours = new double[STEPS];
    double[] theirs = new double[STEPS];
    Process here = start(StepServer.class);
    try (DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(here.getOutputStream()));
        DataInputStream in = new DataInputStream(new BufferedInputStream(here.getInputStream()));
        PeerClient peer = PeerClient.start(THREADS, Precision.SINGLE, StepServer.environment())) {
      out.writeUTF(trial.space().name());
      for (int value : new int[] {CHANNELS, trial.cells(), BATCH, THREADS}) {
        out.writeInt(value);
      }
      prepare(peer, trial);
      for (int s = -WARM_UP; s < STEPS; s++) {
        int first = 2 * (s + WARM_UP);
        out.writeBoolean(true);
        for (List<int[]> architecture : trial.architectures().subList(first, first + 2)) {
          for (int[] sampled : architecture) {
            for (int operation : sampled) {
              out.writeInt(operation);
            }
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
      out.writeBoolean(false);
      out.flush();
      print(trial.name(), ours, theirs, in.readLong(), peer.peakBytes());
    } finally {
      here.destroy();
    }
    assertThat(ours).doesNotContain(0);
  }

  static Process start(Class<?> program) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "--add-modules",
            "jdk.incubator.vector",
            "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0",
            "-Xmx1g",
            PeerClient.clock(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            program.getName());
    builder.environment().putAll(StepServer.environment());
    builder.redirectError(PeerClient.log("cellscope"));
    return builder.start();
  }

  private static void prepare(PeerClient peer, Trial trial) throws IOException {
    prepare(peer, trial.space(), trial.cells());
    for (int a = 0; a < trial.architectures().size(); a++) {
      List<int[]> sampled = trial.architectures().get(a);
      peer.program(a, PeerProgram.of(trial.space(), CHANNELS, trial.cells(), sampled, false));
    }
  }

  /** Sends the peer the same network, without the biases that BN takes out again, and batches. */
  static void prepare(PeerClient peer, Space space, int cells) throws IOException {
    try (Kernels kernels = KernelFactory.portable(Precision.SINGLE)) {
      Network.Size size = new Network.Size(CHANNELS, cells, 3, CLASSES);
      Network network = Network.supernet(space, size, false, false, kernels);
      Initialisation.of(network.parameters(), RandomStream.ofSeed(0));
      for (Parameter p : network.parameters().all()) {
        peer.weight(p.name(), p.value().shape(), p.value().toFloats());
      }
    }
    for (CellTopology cell : space.cells()) {
      int[] shape = {cell.edges().size(), space.operations().size()};
      peer.weight("alpha." + cell.kind(), shape, new float[shape[0] * shape[1]]);
    }
    for (int half = 0; half < 2; half++) {
      peer.batch(new int[] {BATCH, SIDE, SIDE, 3}, pixels(BATCH, half), labels(BATCH));
    }
  }

  static void print(String what, double[] ours, double[] theirs, long ourPeak, long theirPeak) {
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
