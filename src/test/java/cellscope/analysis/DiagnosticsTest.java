package cellscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.CellState;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.run.SearchEvents;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private static final Genotype DERIVED =
      NasBench201Format.parse(
          "|skip_connect~0|+|none~0|skip_connect~1|+|nor_conv_3x3~0|none~1|none~2|");
  private static final double LOG_5 = Math.log(5);

  /**
   * Edge 0 is uniform, edge 1 certain of its second operation, edge 2 has (1/2, 1/8, 1/8, 1/8,
   * 1/8).
   */
  private static final double[][] ALPHA = {
    {7, 7, 7, 7, 7},
    {0, 999, 0, 0, 0},
    {Math.log(4), 0, 0, 0, 0},
    {0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0}
  };

  private static List<List<Integer>> counts(Integer... everyRow) {
    return Collections.nCopies(6, List.of(everyRow));
  }

  private static EpochDone epoch(List<List<Integer>> weightCounts, List<List<Integer>> archCounts) {
    CellState cell =
        new CellState("cell", Alpha.of(ALPHA), List.of(1, 1, 3, 1, 0, 4), weightCounts, archCounts);
    return SearchEvents.epoch(
        4, new double[] {2, 0.3, 2, 0.3, 2, 0.4, 5, 0.02, 1, 0.1, 1.75}, DERIVED, List.of(cell));
  }

  private static CellDiagnostics cell() {
    return Diagnostics.of(epoch(counts(1, 2, 1, 0, 0), counts(1, 2, 1, 1, 1))).cells().get(0);
  }

  @Test
  void entropyIsTheLogOfTheOperationsForAUniformEdgeAndZeroForACertainOne() {
    List<EdgeDiagnostics> edges = cell().edges();

    assertThat(edges.get(0).entropy()).isCloseTo(LOG_5, within(1e-12));
    assertThat(edges.get(0).relativeEntropy()).isCloseTo(1, within(1e-12));
    assertThat(edges.get(1).entropy()).isCloseTo(0, within(1e-12));
    assertThat(edges.get(2).entropy())
        .isCloseTo(0.5 * Math.log(2) + 0.5 * Math.log(8), within(1e-12));
    assertThat(edges.get(2).edge()).isEqualTo(new Edge(1, 2));
  }

  @Test
  void aCellsEntropyAndSharpnessAreMeansOverItsEdges() {
    double third = 0.5 * Math.log(2) + 0.5 * Math.log(8);

    assertThat(cell().entropy()).isCloseTo((4 * LOG_5 + third) / 6, within(1e-12));
    assertThat(cell().relativeEntropy()).isCloseTo((4 + third / LOG_5) / 6, within(1e-12));
    assertThat(cell().sharpness()).isCloseTo((4 * 0.2 + 1 + 0.5) / 6, within(1e-12));
  }

  @Test
  void skipsAreCountedInTheDerivedAndInTheSampledCell() {
    assertThat(cell().derivedSkips()).isEqualTo(2);
    assertThat(cell().sampledSkips()).isEqualTo(3);
  }

  /** All draws: (2, 4, 2, 1, 1) of 10. */
  @Test
  void theSamplingGapIsTheTotalVariationBetweenDrawsAndSoftmax() {
    List<EdgeDiagnostics> edges = cell().edges();

    assertThat(edges.get(0).samplingGap()).isCloseTo(0.2, within(1e-12));
    assertThat(edges.get(1).samplingGap()).isCloseTo(0.6, within(1e-12));
    assertThat(edges.get(2).samplingGap())
        .isCloseTo((0.3 + 0.275 + 0.075 + 0.025 + 0.025) / 2, within(1e-12));
  }

  @Test
  void withoutDrawsTheSamplingGapIsUnknown() {
    EpochDone none = epoch(counts(0, 0, 0, 0, 0), counts(0, 0, 0, 0, 0));

    assertThat(Diagnostics.of(none).cells().get(0).edges().get(0).samplingGap()).isNaN();
  }

  @Test
  void frequenciesOfAnEdgeSumToOne() {
    double[][] frequencies =
        Diagnostics.samplingFrequencies(
            epoch(counts(1, 2, 1, 0, 0), counts(1, 2, 1, 1, 1)).cells().get(0));

    assertThat(frequencies).hasNumberOfRows(6);
    assertThat(frequencies[5]).containsExactly(0.2, 0.4, 0.2, 0.1, 0.1);
  }

  @Test
  void anEpochKeepsItsNumberAndDecayRatio() {
    EpochDiagnostics epoch = Diagnostics.of(epoch(counts(1, 0, 0, 0, 0), counts(1, 0, 0, 0, 0)));

    assertThat(epoch.epoch()).isEqualTo(4);
    assertThat(epoch.decayRatio()).isEqualTo(1.75);
  }

  @Test
  void changedEdgesAreThoseWithAnotherOperationThanBefore() {
    CellGenotype before = DERIVED.cells().get(0);
    CellGenotype now =
        NasBench201Format.parse(
                "|skip_connect~0|+|nor_conv_1x1~0|skip_connect~1|+|none~0|none~1|none~2|")
            .cells()
            .get(0);

    assertThat(Diagnostics.changedEdges(before, now))
        .containsExactly(new Edge(0, 2), new Edge(0, 3));
    assertThat(Diagnostics.changedEdges(before, before)).isEmpty();
  }

  @Test
  void anEdgeThatOnlyOneGenotypeHasIsChanged() {
    CellGenotype whole = DERIVED.cells().get(0);
    CellGenotype cut = new CellGenotype("cell", whole.choices().subList(0, 5));

    assertThat(Diagnostics.changedEdges(whole, cut)).containsExactly(new Edge(2, 3));
    assertThat(Diagnostics.changedEdges(cut, whole)).containsExactly(new Edge(2, 3));
  }

  @Test
  void aCellCanBeLookedAtWithoutItsEpoch() {
    CellState state = epoch(counts(1, 2, 1, 0, 0), counts(1, 2, 1, 1, 1)).cells().get(0);

    assertThat(Diagnostics.of(Benchmark201.SPACE, state, DERIVED.cells().get(0))).isEqualTo(cell());
  }
}
