package cellscope.picture.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellTopology;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.picture.Area;
import cellscope.picture.CellFrame;
import cellscope.picture.Colour;
import cellscope.picture.Frames;
import cellscope.picture.Inside;
import cellscope.picture.Picture;
import cellscope.picture.Shape;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HeatModeTest {
  private static final CellTopology CELL = Benchmark201.SPACE.cells().get(0);

  @Test
  void modesShowWhatTheySay() {
    CellFrame frame =
        frame(new double[] {0, Math.log(2), 0, Math.log(4), 0}, List.of(1, 0, 5, 2, 0));
    assertThat(HeatMode.RAW.value(frame, 0, 3)).isEqualTo(Math.log(4));
    assertThat(HeatMode.SOFTMAX.value(frame, 0, 3)).isCloseTo(4 / 9.0, within(1e-12));
    assertThat(HeatMode.SOFTMAX.value(frame, 0, 1)).isCloseTo(2 / 9.0, within(1e-12));
    // counts of weight and architecture steps together: twice the same here
    assertThat(HeatMode.SAMPLED.value(frame, 0, 2)).isEqualTo(5 / 8.0);
    double entropy = -(3 / 9.0 * Math.log(1 / 9.0) + 2 / 9.0 * Math.log(2 / 9.0));
    entropy -= 4 / 9.0 * Math.log(4 / 9.0);
    assertThat(HeatMode.ENTROPY.value(frame, 0, 0)).isCloseTo(entropy, within(1e-12));
    assertThat(HeatMode.ENTROPY.columns(5)).isEqualTo(1);
  }

  @Test
  void anEpochWithoutDrawsHasNoShares() {
    CellFrame frame = frame(new double[5], List.of(0, 0, 0, 0, 0));
    assertThat(HeatMode.SAMPLED.value(frame, 0, 0)).isNaN();
    assertThat(HeatMode.SAMPLED.format(Double.NaN)).isEqualTo("–");
    assertThat(HeatMode.SAMPLED.fitted(List.of(frame))).isEqualTo(new HeatRange(0, 1));
  }

  @Test
  void theFittedRangeHoldsTheWholeRunAndNeverBlowsNoiseUp() {
    List<CellFrame> frames = Frames.search(12, 5);
    HeatRange range = HeatMode.RAW.fitted(frames);
    for (CellFrame frame : frames) {
      for (int e = 0; e < frame.edges(); e++) {
        for (int k = 0; k < 5; k++) {
          assertThat(frame.alpha().get(e, k)).isBetween(range.low(), range.high());
        }
      }
    }
    CellFrame even = frame(new double[] {0, 1e-5, 0, 0, 0}, List.of(1, 1, 1, 1, 1));
    HeatRange narrow = HeatMode.SOFTMAX.fitted(List.of(even));
    assertThat(narrow.high() - narrow.low()).isCloseTo(0.02, within(1e-9));
    assertThat(HeatMode.SOFTMAX.full(frames)).isEqualTo(new HeatRange(0, 1));
    assertThat(HeatMode.ENTROPY.full(frames)).isEqualTo(new HeatRange(0, Math.log(5)));
  }

  @Property(tries = 60, seed = "1")
  void everyFieldHasTheColourOfItsValueAndLiesInside(
      @ForAll long seed,
      @ForAll @IntRange(min = 160, max = 2000) int width,
      @ForAll @IntRange(min = 120, max = 1200) int height) {
    CellFrame frame = Frames.search(1, seed).get(0);
    HeatRange range = new HeatRange(0, 1);
    Picture picture =
        HeatMapPicture.of(width, height, new HeatScene(frame, HeatMode.SOFTMAX, range, -1, -1));
    HeatMapLayout layout = HeatMapLayout.of(new Area(0, 0, width, height), 6, 5);
    Area pane = new Area(0, 0, width, height);
    for (int e = 0; e < 6; e++) {
      for (int k = 0; k < 5; k++) {
        Area field = layout.field(e, k);
        double place = HeatMode.SOFTMAX.value(frame, e, k);
        assertThat(Inside.holds(pane, field)).isTrue();
        assertThat(picture.shapes())
            .anyMatch(
                s ->
                    s instanceof Shape.Box
                        && ((Shape.Box) s).fill().equals(new Colour.Scale(place))
                        && field.contains(
                            ((Shape.Box) s).area().centreX(), ((Shape.Box) s).area().centreY()));
        assertThat(layout.edgeAt(field.centreX(), field.centreY())).isEqualTo(e);
        assertThat(layout.columnAt(field.centreX(), field.centreY())).isEqualTo(k);
      }
    }
    assertThat(layout.edgeAt(layout.grid().x() - 10, layout.grid().y() + 1)).isZero();
    assertThat(layout.edgeAt(5, 2)).isEqualTo(-1);
  }

  @Test
  void anEdgesHistoryFillsItsHeight() {
    List<CellFrame> frames = Frames.search(40, 9);
    Area area = new Area(0, 0, 400, 120);
    Area plot = EdgeHistoryPicture.plot(area);
    List<Shape.Polygon> areas =
        EdgeHistoryPicture.shapes(area, frames, 2, 20).stream()
            .filter(Shape.Polygon.class::isInstance)
            .map(Shape.Polygon.class::cast)
            .toList();
    assertThat(areas).hasSize(5);
    // the last epoch's probability is the height of its area at the right
    double[] last = frames.get(39).alpha().softmax(2);
    for (int k = 0; k < 5; k++) {
      int points = areas.get(k).points().size();
      double bottom = areas.get(k).points().get(points / 2 - 1).y();
      double top = areas.get(k).points().get(points / 2).y();
      assertThat((bottom - top) / plot.height()).isCloseTo(last[k], within(1e-9));
    }
    assertThat(areas.get(4).points().get(areas.get(4).points().size() / 2).y())
        .isCloseTo(plot.y(), within(1e-9));
  }

  private static CellFrame frame(double[] alphaRow, List<Integer> counts) {
    double[][] alpha = Collections.nCopies(6, alphaRow).toArray(double[][]::new);
    List<Integer> none = Collections.nCopies(6, 0);
    List<List<Integer>> all = Collections.nCopies(6, counts);
    List<List<Integer>> derived = Collections.nCopies(6, List.of(0));
    return new CellFrame(
        CELL,
        Benchmark201.SPACE.face(),
        Benchmark201.SPACE.operations(),
        0,
        Alpha.of(alpha),
        none,
        derived,
        all,
        all);
  }
}
