package cellscope.picture.cell;

import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Operation;
import cellscope.model.space.CellFace;
import cellscope.picture.Area;
import cellscope.picture.Cubic;
import cellscope.picture.Point;
import cellscope.picture.Shape.Weight;
import cellscope.picture.TextSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the nodes, edges and labels of a cell lie. It follows from the supernet of a space alone,
 * whatever an epoch's alpha, so that nothing jumps from epoch to epoch. A cell with one input is an
 * arc diagram: nodes in a row, edges to the next node straight, longer ones as arcs above and
 * below, nested by {@link ArcLevels}; one with several inputs is a staircase, {@link StairLayout}.
 *
 * @param area of everything, its corner at the origin
 * @param nodes centres, by node
 * @param tracks centre lines, by edge
 * @param labels the field kept free for an edge's name, by edge
 * @param outputTracks where the output is joined from several nodes: lines from each to {@code
 *     output}
 * @param output centre of the joined output; the last node where there is one output
 * @param isStair whether it is a staircase, whose edges have room for one line and short names
 */
public record CellDagLayout(
    Area area,
    List<Point> nodes,
    List<Track> tracks,
    List<Area> labels,
    List<List<Point>> outputTracks,
    Point output,
    boolean isStair) {
  /** Radius of a node. */
  public static final double NODE = 19;

  /** Height of an edge's label. */
  private static final double LABEL = 18;

  /** Room at both ends of the row for "input" and "output". */
  private static final double CAPTION = 52;

  private static final double MARGIN = 10;

  /** Half the height of the joined output's box. */
  static final double OUTPUT_HALF = 12;

  private static final double STAIR_REACH = 6;

  /** Width of all operations' lines of an edge together, in its middle. */
  static final double BUNDLE = 30;

  public CellDagLayout {
    nodes = List.copyOf(nodes);
    tracks = List.copyOf(tracks);
    labels = List.copyOf(labels);
    outputTracks = outputTracks.stream().map(List::copyOf).toList();
  }

  /** Lays a cell out; a label of an arc diagram has room for any of the operations. */
  public static CellDagLayout of(
      CellFace.Layout layout, CellTopology cell, List<Operation> operations) {
    return switch (layout) {
      case ARCS -> arcs(cell, operations);
      case STAIRS -> StairLayout.of(cell);
    };
  }

  private static CellDagLayout arcs(CellTopology cell, List<Operation> operations) {
    double label = labelWidth(operations);
    double column = label + 2 * NODE + 26;
    List<Point> nodes = new ArrayList<>();
    for (int n = 0; n < cell.nodes(); n++) {
      nodes.add(new Point(n * column, 0));
    }
    int[] levels = ArcLevels.of(cell);
    List<Track> tracks = new ArrayList<>();
    List<Area> labels = new ArrayList<>();
    for (int e = 0; e < levels.length; e++) {
      Edge edge = cell.edges().get(e);
      Track track = track(nodes.get(edge.from()), nodes.get(edge.to()), levels[e]);
      tracks.add(track);
      Point middle = track.at(0.5);
      labels.add(new Area(middle.x() - label / 2, middle.y() - LABEL / 2, label, LABEL));
    }
    Area area = around(nodes, tracks, labels);
    area =
        new Area(area.x() - CAPTION, area.y(), area.width() + 2 * CAPTION, area.height())
            .grow(MARGIN);
    Point output = nodes.get(nodes.size() - 1);
    return new CellDagLayout(area, nodes, tracks, labels, List.of(), output, false).atOrigin();
  }

  /**
   * The line of one operation of an edge; operations lie beside each other in the order of alpha's
   * columns.
   */
  public Track strand(int edge, int operation, int operations) {
    double gap = operations < 2 ? 0 : Math.min(7, BUNDLE / (operations - 1));
    return tracks.get(edge).beside((operation - (operations - 1) / 2.0) * gap);
  }

  /** How far an edge's lines reach to each side of its track. */
  double reach() {
    return isStair ? STAIR_REACH : BUNDLE / 2 + 5;
  }

  /** The node at a place, -1 where there is none. */
  public int nodeAt(Point place) {
    for (int n = 0; n < nodes.size(); n++) {
      if (nodes.get(n).distance(place) <= NODE) {
        return n;
      }
    }
    return -1;
  }

  /** The edge whose label or bundle of lines lies at a place, -1 where there is none. */
  public int edgeAt(Point place) {
    int nearest = -1;
    double least = reach();
    for (int e = 0; e < tracks.size(); e++) {
      if (labels.get(e).contains(place.x(), place.y())) {
        return e;
      }
      double distance = tracks.get(e).distance(place);
      if (distance < least) {
        nearest = e;
        least = distance;
      }
    }
    return nearest;
  }

  private static double labelWidth(List<Operation> operations) {
    return 14
        + operations.stream()
            .mapToDouble(o -> TextSize.width(o.label() + " 100%", TextSize.SMALL, Weight.NORMAL))
            .max()
            .orElse(0);
  }

  /**
   * From the border of one node to that of another, over or under the row by the height of the
   * level.
   */
  private static Track track(Point from, Point to, int level) {
    double dx = to.x() - from.x();
    double apex = ArcLevels.height(level);
    if (level == 0) {
      Point start = towards(from, to);
      return new ArcTrack(Cubic.straight(start, towards(to, from)));
    }
    // a cubic's middle is (start + 3 control1 + 3 control2 + end) / 8
    double control = (8 * apex - from.y() - to.y()) / 6;
    // outer arcs leave more steeply, so that they part from the inner ones at once
    double lean = 0.22 * dx / Math.pow(Math.abs(level), 0.8);
    Point control1 = new Point(from.x() + lean, control);
    Point control2 = new Point(to.x() - lean, control);
    return new ArcTrack(
        new Cubic(towards(from, control1), control1, control2, towards(to, control2)));
  }

  private static Point towards(Point node, Point target) {
    double share = NODE / node.distance(target);
    return node.plus((target.x() - node.x()) * share, (target.y() - node.y()) * share);
  }

  private static Area around(List<Point> nodes, List<Track> tracks, List<Area> labels) {
    Area area = new Area(nodes.get(0).x(), nodes.get(0).y(), 0, 0);
    for (Point node : nodes) {
      area = area.join(new Area(node.x() - NODE, node.y() - NODE, 2 * NODE, 2 * NODE));
    }
    for (Track track : tracks) {
      area = area.join(track.area().grow(BUNDLE / 2));
    }
    for (Area label : labels) {
      area = area.join(label);
    }
    return area;
  }

  private CellDagLayout atOrigin() {
    double dx = -area.x();
    double dy = -area.y();
    return new CellDagLayout(
        new Area(0, 0, area.width(), area.height()),
        nodes.stream().map(n -> n.plus(dx, dy)).toList(),
        tracks.stream().map(t -> t.moved(dx, dy)).toList(),
        labels.stream().map(l -> new Area(l.x() + dx, l.y() + dy, l.width(), l.height())).toList(),
        outputTracks.stream().map(t -> t.stream().map(p -> p.plus(dx, dy)).toList()).toList(),
        output.plus(dx, dy),
        isStair);
  }
}
