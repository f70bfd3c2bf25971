package cellscope.picture.heat;

import cellscope.picture.Area;

/**
 * Where a heat map's parts lie. Rows are edges, columns operations; what does not fit a small pane
 * is left out: first the scale, then the notes below.
 *
 * @param edges rows
 * @param columns columns
 * @param grid the area of all fields
 * @param scale the colour scale's bar; of width 0 where it is left out
 * @param notes the line below; of height 0 where it is left out
 */
public record HeatMapLayout(int edges, int columns, Area grid, Area scale, Area notes) {
  private static final double ROW_NAMES = 34;
  private static final double COLUMN_NAMES = 24;
  private static final double SCALE_ROOM = 62;
  private static final double NOTES = 18;
  private static final double PADDING = 8;

  /** Lays a heat map out in an area. */
  public static HeatMapLayout of(Area area, int edges, int columns) {
    return of(area, edges, columns, true);
  }

  /**
   * Lays a heat map out in an area.
   *
   * @param withScale whether the colour scale is to stand beside it
   */
  public static HeatMapLayout of(Area area, int edges, int columns, boolean withScale) {
    boolean scaled = withScale && area.width() >= 260 && area.height() >= 90;
    boolean noted = area.height() >= 130 && area.width() >= 200;
    double right = scaled ? SCALE_ROOM : PADDING;
    double below = noted ? NOTES + 4 : PADDING;
    Area grid =
        new Area(
            area.x() + ROW_NAMES,
            area.y() + COLUMN_NAMES,
            Math.max(1, area.width() - ROW_NAMES - right),
            Math.max(1, area.height() - COLUMN_NAMES - below));
    return new HeatMapLayout(
        edges,
        columns,
        grid,
        new Area(grid.right() + 10, grid.y(), scaled ? 10 : 0, grid.height()),
        new Area(grid.x(), grid.bottom() + 4, grid.width(), noted ? NOTES : 0));
  }

  /** The area of a field. */
  public Area field(int edge, int column) {
    double width = grid.width() / columns;
    double height = grid.height() / edges;
    return new Area(grid.x() + column * width, grid.y() + edge * height, width, height);
  }

  /** The row at a height, names included; -1 outside. */
  public int edgeAt(double x, double y) {
    boolean inside = x >= grid.x() - ROW_NAMES && x < grid.right();
    int edge = (int) Math.floor((y - grid.y()) / grid.height() * edges);
    return inside && edge >= 0 && edge < edges ? edge : -1;
  }

  /** The column at a place in the grid; -1 outside. */
  public int columnAt(double x, double y) {
    return grid.contains(x, y) ? (int) ((x - grid.x()) / grid.width() * columns) : -1;
  }
}
