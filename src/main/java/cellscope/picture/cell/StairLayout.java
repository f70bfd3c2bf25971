package cellscope.picture.cell;

import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.picture.Area;
import cellscope.picture.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A cell with several inputs as a staircase: inputs above each other, then each node one step to
 * the right and down. An edge runs to the right from its node and then down on the next, so that
 * each has a corner of its own, where its name stands: in the row of the node that it comes from
 * and the column of the one that it leads to. Below the stairs lie the lines to the joined output.
 */
final class StairLayout {
  private static final double COLUMN = 108;
  private static final double ROW = 43;
  private static final double PORT = 6;
  private static final double LABEL_WIDTH = 64;
  private static final double LABEL_HEIGHT = 18;
  private static final double CAPTION = 16;
  private static final double MARGIN = 8;
  private static final double OUTPUT_DOWN = 52;

  private final CellTopology cell;
  private final List<Point> nodes = new ArrayList<>();

  private StairLayout(CellTopology cell) {
    this.cell = cell;
  }

  static CellDagLayout of(CellTopology cell) {
    return new StairLayout(cell).layOut();
  }

  private CellDagLayout layOut() {
    double left = MARGIN + CellDagLayout.NODE + CAPTION;
    double top = MARGIN + CAPTION + CellDagLayout.NODE;
    for (int n = 0; n < cell.nodes(); n++) {
      nodes.add(new Point(left + Math.max(0, n - cell.inputs() + 1) * COLUMN, top + n * ROW));
    }
    List<Track> tracks = new ArrayList<>();
    List<Area> labels = new ArrayList<>();
    for (Edge edge : cell.edges()) {
      Point start = start(edge);
      Point end = end(edge);
      tracks.add(StairTrack.of(start, end));
      double right = nodes.get(edge.to()).x() - CellDagLayout.NODE - 1;
      labels.add(new Area(right - LABEL_WIDTH, start.y() + 2.5, LABEL_WIDTH, LABEL_HEIGHT));
    }
    Point last = nodes.get(nodes.size() - 1);
    Point output = last.plus(0, OUTPUT_DOWN);
    double width = last.x() + CellDagLayout.NODE + CAPTION + MARGIN;
    Area area = new Area(0, 0, width, output.y() + CellDagLayout.OUTPUT_HALF + MARGIN);
    return new CellDagLayout(area, nodes, tracks, labels, outputTracks(output), output, true);
  }

  /** The farther an edge leads, the higher it leaves: so none crosses another of its own node. */
  private Point start(Edge edge) {
    List<Integer> targets = new ArrayList<>();
    cell.edges().stream().filter(e -> e.from() == edge.from()).forEach(e -> targets.add(e.to()));
    Collections.sort(targets);
    double dy = port(targets.size() - 1 - targets.indexOf(edge.to()), targets.size());
    double r = CellDagLayout.NODE;
    return nodes.get(edge.from()).plus(Math.sqrt(r * r - dy * dy), dy);
  }

  /** The farther an edge comes from, the more to the right it arrives. */
  private Point end(Edge edge) {
    List<Integer> sources = new ArrayList<>();
    cell.edges().stream().filter(e -> e.to() == edge.to()).forEach(e -> sources.add(e.from()));
    sources.sort(Collections.reverseOrder());
    double dx = port(sources.indexOf(edge.from()), sources.size());
    double r = CellDagLayout.NODE;
    return nodes.get(edge.to()).plus(dx, -Math.sqrt(r * r - dx * dx));
  }

  private static double port(int index, int count) {
    double gap = count < 2 ? 0 : Math.min(PORT, 30.0 / (count - 1));
    return (index - (count - 1) / 2.0) * gap;
  }

  private List<List<Point>> outputTracks(Point output) {
    List<List<Point>> tracks = new ArrayList<>();
    for (int node : cell.outputs()) {
      Point from = nodes.get(node).plus(0, CellDagLayout.NODE);
      tracks.add(
          from.x() == output.x()
              ? List.of(from, output)
              : List.of(from, new Point(from.x(), output.y()), output));
    }
    return tracks;
  }
}
