package cellscope.picture.cell;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.Alpha;
import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Operation;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import cellscope.picture.Area;
import cellscope.picture.CellFrame;
import cellscope.picture.Frames;
import cellscope.picture.Inside;
import cellscope.picture.Picture;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellDagLayoutTest {
  private static final CellTopology CELL = Benchmark201.SPACE.cells().get(0);
  private static final List<Operation> OPERATIONS = Benchmark201.SPACE.operations();

  static Stream<CellTopology> topologies() {
    return Stream.of(CELL, Frames.TWO_INPUTS);
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void labelsOverlapNeitherEachOtherNorNodes(CellTopology cell) {
    CellDagLayout layout = CellDagLayout.of(Frames.face(cell).layout(), cell, OPERATIONS);
    for (int e = 0; e < layout.labels().size(); e++) {
      Area label = layout.labels().get(e);
      for (int other = e + 1; other < layout.labels().size(); other++) {
        assertThat(label.overlaps(layout.labels().get(other))).as(e + " and " + other).isFalse();
      }
      for (Point node : layout.nodes()) {
        double r = CellDagLayout.NODE;
        Area box = new Area(node.x() - r, node.y() - r, 2 * r, 2 * r);
        assertThat(label.overlaps(box)).as("edge " + e + " over " + node).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void everythingLiesInside(CellTopology cell) {
    CellDagLayout layout = CellDagLayout.of(Frames.face(cell).layout(), cell, OPERATIONS);
    for (int e = 0; e < cell.edges().size(); e++) {
      for (int k = 0; k < OPERATIONS.size(); k++) {
        Area strand = layout.strand(e, k, OPERATIONS.size()).area();
        assertThat(Inside.holds(layout.area(), strand)).isTrue();
      }
      assertThat(Inside.holds(layout.area(), layout.labels().get(e))).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void edgesMeetNodesAtTheirEndsOnly(CellTopology cell) {
    CellDagLayout layout = CellDagLayout.of(Frames.face(cell).layout(), cell, OPERATIONS);
    for (int e = 0; e < cell.edges().size(); e++) {
      Edge edge = cell.edges().get(e);
      for (int n = 0; n < cell.nodes(); n++) {
        double distance = layout.tracks().get(e).distance(layout.nodes().get(n));
        boolean end = n == edge.from() || n == edge.to();
        assertThat(distance)
            .as(edge + " and " + n)
            .isGreaterThan(CellDagLayout.NODE + (end ? -1 : 5));
      }
    }
  }

  @Test
  void linesOfAStairThatShareANodeNeverMeetOtherwise() {
    CellTopology cell = Frames.TWO_INPUTS;
    CellDagLayout layout =
        CellDagLayout.of(Frames.face(cell).layout(), cell, NasNet.SPACE.operations());
    for (int e = 0; e < cell.edges().size(); e++) {
      for (int other = e + 1; other < cell.edges().size(); other++) {
        Edge one = cell.edges().get(e);
        Edge two = cell.edges().get(other);
        if (one.from() == two.from() || one.to() == two.to()) {
          for (double t = 0; t <= 1; t += 0.01) {
            Point place = layout.tracks().get(other).at(t);
            assertThat(layout.tracks().get(e).distance(place)).isGreaterThan(5);
          }
        }
      }
    }
  }

  @Test
  void namesOnAStairHideNoOtherEdge() {
    CellTopology cell = Frames.TWO_INPUTS;
    CellDagLayout layout =
        CellDagLayout.of(Frames.face(cell).layout(), cell, NasNet.SPACE.operations());
    for (int e = 0; e < cell.edges().size(); e++) {
      for (int other = 0; other < cell.edges().size(); other++) {
        for (double t = 0; t <= 1; t += 0.005) {
          Point place = layout.tracks().get(other).at(t);
          assertThat(layout.labels().get(e).contains(place.x(), place.y()))
              .as("name of " + cell.edges().get(e) + " over " + cell.edges().get(other))
              .isFalse();
        }
      }
    }
  }

  @Test
  void edgesDoNotCross() {
    CellDagLayout layout = CellDagLayout.of(Frames.face(CELL).layout(), CELL, OPERATIONS);
    for (int e = 0; e < CELL.edges().size(); e++) {
      for (int other = e + 1; other < CELL.edges().size(); other++) {
        // the outermost lines of the two bundles, away from the nodes where they begin or end
        // together
        for (int k : new int[] {0, OPERATIONS.size() - 1}) {
          Track one = layout.strand(e, k, OPERATIONS.size());
          Track two = layout.strand(other, OPERATIONS.size() - 1 - k, OPERATIONS.size());
          for (double t = 0.12; t < 0.89; t += 0.02) {
            assertThat(two.distance(one.at(t))).as(e + " and " + other).isGreaterThan(2);
          }
        }
      }
    }
  }

  @Property(tries = 60, seed = "1")
  void placesStayFromEpochToEpoch(@ForAll long seed, @ForAll @IntRange(max = 2) int mode) {
    CellDagLayout layout = CellDagLayout.of(Frames.face(CELL).layout(), CELL, OPERATIONS);
    List<CellFrame> frames = Frames.search(3, seed);
    CellMode shown = CellMode.values()[mode];
    List<Shape> first = nodes(layout, frames.get(0), shown);
    assertThat(first).hasSize(CELL.nodes());
    assertThat(nodes(layout, frames.get(1), shown)).isEqualTo(first);
    assertThat(nodes(layout, frames.get(2), shown)).isEqualTo(first);
  }

  @Property(tries = 80, seed = "1")
  void namesKeepToTheirFieldsWhateverTheAlphas(
      @ForAll long seed, @ForAll @IntRange(max = 2) int mode, @ForAll boolean large) {
    RandomStream random = RandomStream.ofSeed(seed);
    double[][] alpha = new double[CELL.edges().size()][OPERATIONS.size()];
    for (double[] row : alpha) {
      for (int k = 0; k < row.length; k++) {
        row[k] = (large ? 50 : 0.01) * random.nextGaussian();
      }
    }
    CellFrame frame = Frames.frame(CELL, 0, Alpha.of(alpha), random);
    CellDagLayout layout = CellDagLayout.of(Frames.face(CELL).layout(), CELL, OPERATIONS);
    CellScene scene = new CellScene(frame, Optional.empty(), CellMode.values()[mode], -1);
    List<Shape> shapes = CellPicture.placed(layout, scene, new CellPicture.Placement(1, 0, 0));
    for (Shape shape : shapes) {
      if (shape instanceof Shape.Text) {
        Shape.Text text = (Shape.Text) shape;
        assertThat(Inside.holds(layout.area(), text.area())).as(text.content()).isTrue();
        boolean named = OPERATIONS.stream().anyMatch(o -> text.content().startsWith(o.label()));
        if (named) {
          assertThat(layout.labels()).anyMatch(l -> Inside.holds(l, text.area()));
        }
      }
    }
  }

  @Test
  void aChangedOperationIsMarked() {
    CellFrame frame = Frames.search(1, 4).get(0);
    List<Integer> draw = new ArrayList<>(frame.sampled());
    draw.set(2, (draw.get(2) + 1) % OPERATIONS.size());
    CellScene scene =
        new CellScene(frame.withSampled(draw), Optional.of(frame), CellMode.SAMPLED, -1);
    assertThat(scene.changed(2)).isTrue();
    assertThat(scene.changed(1)).isFalse();
    CellDagLayout layout = CellDagLayout.of(Frames.face(CELL).layout(), CELL, OPERATIONS);
    long marked = CellPicture.of(700, 420, layout, scene).shapes().size();
    CellScene same = new CellScene(frame, Optional.of(frame), CellMode.SAMPLED, -1);
    assertThat(marked).isEqualTo(CellPicture.of(700, 420, layout, same).shapes().size() + 2);
  }

  @Property(tries = 60, seed = "1")
  void aPictureOfAnySizeKeepsItsGraphInside(
      @ForAll @IntRange(min = 160, max = 3840) int width,
      @ForAll @IntRange(min = 120, max = 2160) int height) {
    CellFrame frame = Frames.search(1, 1).get(0);
    CellScene scene = new CellScene(frame, Optional.empty(), CellMode.SUPERNET, 2);
    CellDagLayout layout = CellDagLayout.of(Frames.face(CELL).layout(), CELL, OPERATIONS);
    Picture picture = CellPicture.of(width, height, layout, scene);
    Area pane = new Area(-0.5, -0.5, width + 1, height + 1);
    for (Shape shape : picture.shapes()) {
      if (shape instanceof Shape.Box) {
        assertThat(Inside.holds(pane, ((Shape.Box) shape).area())).isTrue();
      }
      if (shape instanceof Shape.Circle) {
        Shape.Circle c = (Shape.Circle) shape;
        Area box = new Area(c.x() - c.radius(), c.y() - c.radius(), 2 * c.radius(), 2 * c.radius());
        assertThat(Inside.holds(pane, box)).isTrue();
      }
    }
  }

  private static List<Shape> nodes(CellDagLayout layout, CellFrame frame, CellMode mode) {
    CellScene scene = new CellScene(frame, Optional.empty(), mode, -1);
    return CellPicture.placed(layout, scene, new CellPicture.Placement(1, 0, 0)).stream()
        .filter(s -> s instanceof Shape.Circle && ((Shape.Circle) s).radius() == CellDagLayout.NODE)
        .toList();
  }
}
