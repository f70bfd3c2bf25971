package cellscope.engine;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.kernel.provider.KernelProviders;
import cellscope.engine.kernel.provider.KernelWish;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.search.GdasRules;
import cellscope.engine.search.GdasStep;
import cellscope.engine.supernet.Network;
import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.space.Space;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times the full GDAS step (forward and backward on a weight batch with SGD, the same on an
 * architecture batch with Adam) on random images. Architectures are random by a fixed list of
 * seeds, or fixed.
 */
public final class StepBenchmark {
  private static final int SIDE = 32;
  private static final int CLASSES = 10;

  private StepBenchmark() {}

  /**
   * What is measured.
   *
   * @param threads most that compute
   * @param slices of a batch, for kernels that cut it
   * @param operation index of the operation on every edge, or -1 for random architectures
   * @param kernels as execution.kernels has it
   */
  public record Plan(
      Space space,
      int channels,
      int cells,
      int batch,
      int threads,
      int slices,
      int warmUp,
      int steps,
      int operation,
      String kernels) {}

  /**
   * What was found.
   *
   * @param milliseconds of each measured step, in order
   * @param peakBytes largest resident memory of the process so far; -1 where the platform does not
   *     tell
   */
  public record Result(String kernels, double[] milliseconds, long peakBytes) {
    public double median() {
      double[] sorted = milliseconds.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }

    public double min() {
      return Arrays.stream(milliseconds).min().orElse(Double.NaN);
    }

    public double max() {
      return Arrays.stream(milliseconds).max().orElse(Double.NaN);
    }
  }

  /** Runs the plan on the CPU. */
  public static Result run(Plan plan) {
    KernelWish wish = new KernelWish(KernelProvider.Device.CPU.id(), plan.kernels());
    KernelProvider provider = KernelProviders.choose(wish, any -> 0).provider();
    int slices = provider.slices(plan.slices());
    int threads = Math.min(plan.threads(), slices);
    try (Kernels kernels = provider.open(Precision.SINGLE, threads, slices)) {
      Space space = plan.space();
      Network network =
          Network.supernet(
              space,
              new Network.Size(plan.channels(), plan.cells(), 3, CLASSES),
              false,
              false,
              kernels);
      RandomStream root = RandomStream.ofSeed(0);
      Initialisation.of(network.parameters(), root.split("weights"));
      GdasStep step =
          new GdasStep(network, rules(space), plan.batch(), SIDE, SIDE, 3, alphas(plan));
      Batch weight = batch(plan.batch(), root.split("weight batch"));
      Batch arch = batch(plan.batch(), root.split("arch batch"));
      double[] times = new double[plan.steps()];
      for (int s = -plan.warmUp(); s < plan.steps(); s++) {
        RandomStream noise = root.split("noise").split(s);
        long began = System.nanoTime();
        step.weightStep(weight, draws(step, noise.split("weight")), 0.025);
        step.archStep(arch, draws(step, noise.split("arch")));
        if (s >= 0) {
          times[s] = (System.nanoTime() - began) / 1e6;
        }
      }
      return new Result(kernels.description(), times, peakBytes());
    }
  }

  private static GdasRules rules(Space space) {
    return new GdasRules(
        space.countsUnsampled(),
        false,
        false,
        5,
        0.9,
        true,
        5e-4,
        new Adam.Settings(3e-4, 0.5, 0.999, 1e-8, 1e-3));
  }

  /** A fixed architecture is an alpha that no noise can overrule. */
  private static List<double[][]> alphas(Plan plan) {
    List<double[][]> alphas = new ArrayList<>();
    for (CellTopology cell : plan.space().cells()) {
      double[][] alpha = new double[cell.edges().size()][plan.space().operations().size()];
      for (double[] row : alpha) {
        if (plan.operation() >= 0) {
          row[plan.operation()] = 1e3;
        }
      }
      alphas.add(alpha);
    }
    return alphas;
  }

  private static List<GumbelSoftmax.Draw> draws(GdasStep step, RandomStream noise) {
    List<GumbelSoftmax.Draw> draws = new ArrayList<>();
    for (Alpha alpha : step.alphas()) {
      draws.add(GumbelSoftmax.draw(alpha, 10, noise::nextExponential));
    }
    return draws;
  }

  private static Batch batch(int size, RandomStream stream) {
    float[] pixels = new float[size * SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) stream.nextGaussian();
    }
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % CLASSES;
    }
    return new Batch(size, pixels, labels);
  }

  private static long peakBytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException | NumberFormatException e) {
      return -1; // not Linux: the figure is left out
    }
    return -1;
  }
}
