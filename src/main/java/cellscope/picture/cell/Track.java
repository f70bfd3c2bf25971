package cellscope.picture.cell;

import cellscope.picture.Area;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Stroke;

/** The line of an edge, from the border of one node to that of another. */
public sealed interface Track permits ArcTrack, StairTrack {
  /** Where the edge meets the node that it leads to. */
  Point end();

  /** The point at t, 0..1 from start to end. */
  Point at(double t);

  /**
   * A line with the same ends whose middle lies beside this one, by a distance to the right hand.
   */
  Track beside(double distance);

  /** The shape of the line without its last pixels, which lie under an arrow head. */
  Shape drawn(double withoutLast, Stroke stroke);

  /** Roughly the distance of a point from the line. */
  double distance(Point point);

  /** Roughly the smallest area around the line. */
  Area area();

  Track moved(double dx, double dy);
}
