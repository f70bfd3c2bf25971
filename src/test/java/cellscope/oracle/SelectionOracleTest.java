package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.data.Batch;
import cellscope.engine.data.SelectionBatches;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.search.CandidateEvaluation;
import cellscope.engine.search.CandidateSelection;
import cellscope.model.Alpha;
import cellscope.model.MostProbable;
import cellscope.model.benchmark.ArchitectureNumber;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The choice among candidates against the published code's numbers (cases n4, p3, p4). */
class SelectionOracleTest {
  static Stream<Arguments> selections() {
    return OracleCase.byEachWay(
        OracleCase.startingWith("[np]\\d", facts -> facts.path("arrays").has("candidates")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("selections")
  void choiceEqualsTheReference(OracleCase given, OracleCase.Way way) {
    NumpyArchive arrays = given.arrays();
    try (Kernels kernels = way.kernels()) {
      ReferenceRun run = new ReferenceRun(given, way, kernels);
      List<List<int[]>> candidates =
          ReferenceRun.architectures(arrays.get("candidates")).stream().map(List::of).toList();
      if (arrays.has("enumeration_index")) {
        assertThat(candidates.stream().mapToInt(c -> ArchitectureNumber.of(c.get(0))).toArray())
            .isEqualTo(arrays.get("enumeration_index").ints());
      }
      SelectionBatches batches = batches(arrays);
      CandidateEvaluation evaluation =
          CandidateEvaluation.ofArchitectures(run.network(), run.shape());
      double[] logits = arrays.get("logits").values();
      int each = logits.length / candidates.size();
      for (int i = 0; i < candidates.size(); i++) {
        Batch batch = batches.batch(i % batches.count());
        way.compare(
            "logits of candidate " + i,
            evaluation.logits(batch, EdgeMix.single(candidates.get(i))),
            Arrays.copyOfRange(logits, i * each, (i + 1) * each));
      }
      CandidateSelection.Choice choice =
          new CandidateSelection(evaluation, batches, false).choose(candidates);
      assertThat(choice.results().stream().mapToDouble(r -> 100 * r.accuracy()).toArray())
          .isEqualTo(arrays.get("accuracy").values());
      assertThat(choice.best()).isEqualTo(arrays.get("best").ints()[0]);
    }
  }

  private static SelectionBatches batches(NumpyArchive arrays) {
    NumpyArchive.Array x = arrays.get("x");
    int[] shape = Arrays.copyOfRange(x.shape(), 1, x.shape().length);
    int each = x.values().length / x.shape()[0];
    int images = shape[0];
    int[] labels = arrays.get("y").ints();
    return new SelectionBatches() {
      @Override
      public int count() {
        return x.shape()[0];
      }

      @Override
      public Batch batch(int index) {
        double[] part = Arrays.copyOfRange(x.values(), index * each, (index + 1) * each);
        return ReferenceRun.batch(
            new NumpyArchive.Array(shape, part),
            Arrays.copyOfRange(labels, index * images, (index + 1) * images));
      }
    };
  }

  static Stream<OracleCase> mostProbable() {
    return OracleCase.startingWith("n\\d", facts -> facts.path("arrays").has("log_prob")).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mostProbable")
  void mostProbableArchitecturesKeepTheOrderOfEnumeration(OracleCase given) {
    NumpyArchive arrays = given.arrays();
    List<int[]> expected = ReferenceRun.architectures(arrays.get("candidates"));
    List<Alpha> alphas = List.of(Alpha.of(arrays.get("alpha0").rows()));

    List<MostProbable.Architecture> found = MostProbable.of(alphas, expected.size());

    assertThat(found.stream().map(a -> a.operations().get(0)).toArray(int[][]::new))
        .isDeepEqualTo(expected.toArray(int[][]::new));
    OracleCase.Way.PORTABLE_DOUBLE.compare(
        "log_prob",
        found.stream().mapToDouble(MostProbable.Architecture::logProbability).toArray(),
        arrays.get("log_prob").values());
  }
}
