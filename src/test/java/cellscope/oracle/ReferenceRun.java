package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Parameter;
import cellscope.engine.search.BatchShape;
import cellscope.engine.search.CandidateEvaluation;
import cellscope.engine.supernet.Network;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A supernet that starts where a case of several iterations starts, and comparisons with it. What
 * single precision can't hold to, see {@link ReluWatch}, is left out.
 */
final class ReferenceRun {
  private final OracleCase given;
  private final OracleCase.Way way;
  private final JsonNode facts;
  private final NumpyArchive arrays;
  private final Network network;
  private final ReluWatch watch = new ReluWatch();
  private final int comparable;

  /**
   * @param comparable passes whose numbers are compared
   */
  private ReferenceRun(OracleCase given, OracleCase.Way way, Kernels made, int comparable) {
    this.given = given;
    this.way = way;
    this.comparable = comparable;
    Kernels kernels = watch.around(made);
    facts = given.facts();
    arrays = given.arrays();
    BatchNormStyle cells =
        new BatchNormStyle(
            facts.get("affine").asBoolean(), facts.get("track_running_stats").asBoolean());
    boolean lastLikeCells = facts.get("driver").asText().equals("search-cell.py");
    network =
        Network.supernet(
            space(),
            ReferenceNetwork.size(facts),
            cells,
            lastLikeCells ? cells : BatchNormStyle.FULL,
            kernels);
    reset();
  }

  ReferenceRun(OracleCase given, OracleCase.Way way, Kernels kernels) {
    this(given, way, kernels, Integer.MAX_VALUE);
  }

  /**
   * Goes through a case: in double and, as far as single precision can hold to it, by another way.
   */
  static void follow(OracleCase given, OracleCase.Way way, Consumer<ReferenceRun> iterations) {
    int safe = Integer.MAX_VALUE;
    if (!way.isDouble()) {
      try (Kernels kernels = OracleCase.Way.PORTABLE_DOUBLE.kernels()) {
        ReferenceRun exact = new ReferenceRun(given, OracleCase.Way.PORTABLE_DOUBLE, kernels);
        iterations.accept(exact);
        safe = exact.watch.firstUnsafe();
      }
    }
    try (Kernels kernels = way.kernels()) {
      ReferenceRun run = new ReferenceRun(given, way, kernels, safe);
      iterations.accept(run);
      assertThat(Math.min(safe, run.watch.passes())).as("passes compared").isPositive();
    }
  }

  /** Whether no pass so far has more behind it than this way to compute can hold to. */
  private boolean isComparable() {
    return watch.passes() <= comparable;
  }

  /** Puts weights and running statistics back to where the case starts. */
  void reset() {
    for (Parameter p : network.parameters().all()) {
      p.value().write(arrays.get("w0/" + p.name()).values());
    }
    for (BatchNorm bn : network.parameters().batchNorms()) {
      String key = "bn0/" + bn.name();
      if (bn.runningMean() != null && arrays.has(key + ".running_mean")) {
        copy(arrays.get(key + ".running_mean").values(), bn.runningMean());
        copy(arrays.get(key + ".running_var").values(), bn.runningVariance());
      }
    }
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, from.length);
  }

  OracleCase given() {
    return given;
  }

  OracleCase.Way way() {
    return way;
  }

  Network network() {
    return network;
  }

  Space space() {
    return facts.get("search_space").asText().equals("nas-bench-201")
        ? Benchmark201.SPACE
        : NasNet.SPACE;
  }

  BatchShape shape() {
    JsonNode input = facts.get("input");
    return new BatchShape(
        facts.get("batch").asInt(),
        input.get(1).asInt(),
        input.get(2).asInt(),
        input.get(0).asInt());
  }

  int iterations() {
    return facts.has("iterations") ? facts.get("iterations").asInt() : 1;
  }

  double learningRate() {
    return facts.get("weights_optimizer").get("lr").asDouble();
  }

  /** Largest norm; 0 where nothing is clipped. */
  double clip() {
    return facts.get("clip").asText().startsWith("norm 5") ? 5 : 0;
  }

  boolean clipsWithAlpha() {
    return facts.get("clip").asText().contains("alphas");
  }

  Descent.Rules weightRules() {
    JsonNode sgd = facts.get("weights_optimizer");
    boolean zeroed =
        facts.has("gradients_between_steps")
            && facts.get("gradients_between_steps").asText().equals("zeroed");
    return new Descent.Rules(
        clip(),
        sgd.get("momentum").asDouble(),
        sgd.get("nesterov").asBoolean(),
        sgd.get("weight_decay").asDouble(),
        zeroed);
  }

  Adam.Settings alphaRules() {
    JsonNode adam = facts.get("alpha_optimizer");
    return new Adam.Settings(
        adam.get("lr").asDouble(),
        adam.get("betas").get(0).asDouble(),
        adam.get("betas").get(1).asDouble(),
        adam.get("eps").asDouble(),
        adam.get("weight_decay").asDouble());
  }

  /** The ends of alpha's keys, by kind of cell. */
  List<String> kinds() {
    return space().equals(NasNet.SPACE)
        ? List.of("/arch_normal_parameters", "/arch_reduce_parameters")
        : List.of("");
  }

  /** Alpha at the start. */
  List<double[][]> alphas() {
    return kinds().stream().map(kind -> arrays.get("alpha0" + kind).rows()).toList();
  }

  Batch batch(String prefix) {
    return batch(arrays.get(prefix + "x"), arrays.get(prefix + "y").ints());
  }

  static Batch batch(NumpyArchive.Array x, int[] labels) {
    double[] images = x.channelsLast();
    float[] pixels = new float[images.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) images[i]; // exact: the inputs have few digits
    }
    return new Batch(labels.length, pixels, labels);
  }

  /** The architecture of a pass: one for the network, or one for each cell. */
  EdgeMix architecture(String key) {
    NumpyArchive.Array array = arrays.get(key);
    if (array.shape().length == 1) {
      return EdgeMix.single(List.of(array.ints()));
    }
    return EdgeMix.singleByCell(architectures(array));
  }

  static List<int[]> architectures(NumpyArchive.Array rows) {
    return Arrays.stream(rows.rows())
        .map(row -> Arrays.stream(row).mapToInt(v -> (int) v).toArray())
        .toList();
  }

  void compare(String key, double got) {
    compareArray(key, new double[] {got}, arrays.get(key).values());
  }

  private void compareArray(String what, double[] got, double[] want) {
    if (isComparable()) {
      way.compare(what, got, want);
    }
  }

  /** Compares a matrix of each kind of cell. */
  void compare(String key, List<double[][]> got) {
    for (int kind = 0; kind < got.size(); kind++) {
      String whole = key + kinds().get(kind);
      compareArray(whole, flat(got.get(kind)), arrays.get(whole).values());
    }
  }

  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Compares the norm that a clip takes. */
  void compareNorm(int iteration, double got) {
    double want = facts.get("facts").get("gradient_norm").get(iteration).asDouble();
    compareArray("norm of it" + iteration, new double[] {got}, new double[] {want});
  }

  /** What a clip makes of a gradient of that norm. */
  double clipFactor(double norm) {
    return clip() > 0 ? Math.min(1, clip() / (norm + 1e-6)) : 1;
  }

  /**
   * Compares all weights whose key is there; where there is any, one without a key did not move.
   *
   * @param prefix such as {@code it0/w/}
   */
  void compareWeights(String prefix) {
    if (arrays.names().stream().noneMatch(name -> name.startsWith(prefix))) {
      return;
    }
    for (Parameter p : network.parameters().all()) {
      double[] got = p.value().toDoubles();
      if (arrays.has(prefix + p.name())) {
        compareCut(prefix + p.name(), got);
      } else {
        assertThat(got).as(p.name()).isEqualTo(arrays.get("w0/" + p.name()).values());
      }
    }
  }

  /** Compares the gradients of the last pass, times a factor, with those whose key is there. */
  void compareGradients(String prefix, double factor) {
    for (Parameter p : network.parameters().all()) {
      if (arrays.has(prefix + p.name())) {
        assertThat(p.isReached()).as(p.name()).isTrue();
        double[] got = Arrays.stream(p.gradient().toDoubles()).map(g -> factor * g).toArray();
        compareCut(prefix + p.name(), got);
      }
    }
  }

  /** Big arrays keep the first rows, and the norm of the whole. */
  private void compareCut(String key, double[] got) {
    if (!isComparable()) {
      return;
    }
    double[] want = arrays.get(key).values();
    way.compareGradient(key, Arrays.copyOf(got, want.length), want);
    JsonNode cut = facts.path("partial").path("arrays").path(key);
    if (cut.isMissingNode()) {
      assertThat(got).as(key).hasSameSizeAs(want);
    } else {
      double norm = Math.sqrt(Arrays.stream(got).map(v -> v * v).sum());
      double wanted = cut.get("norm").asDouble();
      way.compareSummary("norm of " + key, norm, wanted, wanted);
    }
  }

  void compareAdam(List<Adam> adams) {
    if (arrays.has("adam_end/exp_avg")) {
      compare("adam_end/exp_avg", adams.stream().map(Adam::first).toList());
      compare("adam_end/exp_avg_sq", adams.stream().map(Adam::second).toList());
    }
  }

  /** Compares the running statistics at the end. */
  void compareStatistics() {
    int compared = 0;
    for (BatchNorm bn : network.parameters().batchNorms()) {
      String key = "bn_end/" + bn.name();
      if (arrays.has(key + ".running_mean")) {
        compared++;
        compareArray(key, bn.runningMean(), arrays.get(key + ".running_mean").values());
        compareArray(key, bn.runningVariance(), arrays.get(key + ".running_var").values());
      }
    }
    long given = arrays.names().stream().filter(n -> n.matches("bn_end/.*running_mean")).count();
    assertThat(compared).isEqualTo((int) given);
  }

  /** Compares the logits of the last state in evaluation mode. */
  void compareEnd(Batch batch, EdgeMix mix) {
    if (arrays.has("end/eval_logits")) {
      double[] logits = CandidateEvaluation.ofMixes(network, shape()).logits(batch, mix);
      compareArray("end/eval_logits", logits, arrays.get("end/eval_logits").values());
    }
  }
}
