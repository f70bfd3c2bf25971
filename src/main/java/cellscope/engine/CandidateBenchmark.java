package cellscope.engine;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.KernelProvider;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Precision;
import cellscope.engine.kernel.dry.DryKernels;
import cellscope.engine.kernel.provider.KernelProviders;
import cellscope.engine.kernel.provider.KernelWish;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.search.BatchShape;
import cellscope.engine.search.DartsRules;
import cellscope.engine.search.DartsStep;
import cellscope.engine.search.GdasRules;
import cellscope.engine.search.GdasStep;
import cellscope.engine.supernet.Candidates;
import cellscope.engine.supernet.Network;
import cellscope.model.GumbelSoftmax;
import cellscope.model.RandomStream;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times steps of supernets, and counts their memory, by how many candidates an edge has: the first
 * is skip_connect, all others are nor_conv_3x3. A step of GDAS computes one candidate an edge,
 * whatever their number, here in turn a skip and a convolution; a step of DARTS computes all of
 * them.
 */
public final class CandidateBenchmark {
  private static final int SIDE = 32;
  private static final int CLASSES = 10;
  private static final Space SPACE = Spaces.all().get(0);
  private static final int EDGES = SPACE.cells().get(0).edges().size();
  private static final Descent.Rules WEIGHTS = new Descent.Rules(5, 0.9, true, 5e-4, false);
  private static final Adam.Settings ALPHA = new Adam.Settings(3e-4, 0.5, 0.999, 1e-8, 1e-3);

  private CandidateBenchmark() {}

  /** A search whose step is timed. */
  public enum Method {
    GDAS("gdas"),
    DARTS("darts-v1");

    private final String id;

    Method(String id) {
      this.id = id;
    }

    /** As {@code search.algorithm} has it. */
    public String id() {
      return id;
    }
  }

  /**
   * What is measured.
   *
   * @param candidates numbers of candidates, each at least 2
   * @param channels C of the first stage
   * @param cells N in each stage
   */
  public record Plan(
      List<Integer> candidates,
      int channels,
      int cells,
      int batch,
      int threads,
      int warmUp,
      int steps) {
    public Plan {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * What was found of a method and a number of candidates.
   *
   * @param milliseconds median of a whole step
   * @param bytes of all buffers and of what the kernels keep
   */
  public record Row(Method method, int candidates, double milliseconds, long bytes) {}

  /** A supernet with its steps. */
  private static final class Subject {
    private final Method method;
    private final int candidates;
    private final double[] times;
    private final Runner runner;
    private long bytes;

    Subject(Plan plan, Method method, int candidates, Kernels kernels) {
      this.method = method;
      this.candidates = candidates;
      times = new double[plan.steps()];
      runner = runner(plan, method, candidates, kernels);
    }
  }

  /** Makes a step. */
  @FunctionalInterface
  private interface Runner {
    void step(Batch weight, Batch arch, int number);
  }

  /** Measures on the CPU; the supernets take turns step by step. */
  public static List<Row> run(Plan plan) {
    KernelWish wish = new KernelWish(KernelProvider.Device.CPU.id(), "auto");
    KernelProvider provider = KernelProviders.choose(wish, any -> 0).provider();
    int slices = provider.slices(2);
    Batch weight = batch(plan, 0);
    Batch arch = batch(plan, 1);
    List<Kernels> opened = new ArrayList<>();
    try {
      List<Subject> subjects = new ArrayList<>();
      for (int candidates : plan.candidates()) {
        for (Method method : Method.values()) {
          opened.add(provider.open(Precision.SINGLE, Math.min(plan.threads(), slices), slices));
          subjects.add(new Subject(plan, method, candidates, opened.get(opened.size() - 1)));
          DryKernels dry = new DryKernels(provider.memory(slices));
          Subject counted = new Subject(plan, method, candidates, dry);
          counted.runner.step(weight, arch, 0);
          counted.runner.step(weight, arch, 1);
          subjects.get(subjects.size() - 1).bytes = dry.bytes();
        }
      }
      measure(plan, subjects, weight, arch);
      return subjects.stream()
          .map(s -> new Row(s.method, s.candidates, median(s.times), s.bytes))
          .toList();
    } finally {
      opened.forEach(Kernels::close);
    }
  }

  private static void measure(Plan plan, List<Subject> subjects, Batch weight, Batch arch) {
    for (int s = -plan.warmUp(); s < plan.steps(); s++) {
      for (Subject subject : subjects) {
        long began = System.nanoTime();
        subject.runner.step(weight, arch, s + plan.warmUp());
        if (s >= 0) {
          subject.times[s] = (System.nanoTime() - began) / 1e6;
        }
      }
    }
  }

  private static Runner runner(Plan plan, Method method, int candidates, Kernels kernels) {
    Network network =
        Network.supernet(
            space(candidates),
            new Network.Size(plan.channels(), plan.cells(), 3, CLASSES),
            false,
            false,
            kernels);
    Initialisation.of(network.parameters(), RandomStream.ofSeed(0));
    List<double[][]> alphas = List.<double[][]>of(new double[EDGES][candidates]);
    BatchShape shape = new BatchShape(plan.batch(), SIDE, SIDE, 3);
    if (method == Method.DARTS) {
      DartsStep darts =
          new DartsStep(network, new DartsRules(WEIGHTS, false, ALPHA), shape, alphas);
      return (weight, arch, number) -> {
        darts.weightStep(weight, 0.025);
        darts.archStep(arch);
      };
    }
    GdasRules rules = new GdasRules(true, false, false, 5, 0.9, true, 5e-4, ALPHA);
    GdasStep gdas = new GdasStep(network, rules, plan.batch(), SIDE, SIDE, 3, alphas);
    return (weight, arch, number) -> {
      gdas.weightStep(weight, draw(2 * number, candidates), 0.025);
      gdas.archStep(arch, draw(2 * number + 1, candidates));
    };
  }

  private static Space space(int candidates) {
    List<Operation> operations = new ArrayList<>(List.of(Operation.SKIP_CONNECT));
    while (operations.size() < candidates) {
      operations.add(Operation.NOR_CONV_3X3);
    }
    return Candidates.of(SPACE, operations);
  }

  /** The same architectures whatever the number of candidates: those beyond two are never drawn. */
  private static List<GumbelSoftmax.Draw> draw(int pass, int candidates) {
    RandomStream random = RandomStream.ofSeed(1).split(pass);
    int[] index = new int[EDGES];
    Arrays.setAll(index, e -> random.nextInt(2));
    double[][] uniform = new double[EDGES][candidates];
    Arrays.stream(uniform).forEach(row -> Arrays.fill(row, 1.0 / candidates));
    return List.of(new GumbelSoftmax.Draw(uniform, index, 1));
  }

  private static Batch batch(Plan plan, int half) {
    RandomStream stream = RandomStream.ofSeed(2).split(half);
    float[] pixels = new float[plan.batch() * SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) stream.nextGaussian();
    }
    int[] labels = new int[plan.batch()];
    Arrays.setAll(labels, i -> i % CLASSES);
    return new Batch(plan.batch(), pixels, labels);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
