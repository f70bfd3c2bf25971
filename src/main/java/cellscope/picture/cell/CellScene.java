package cellscope.picture.cell;

import cellscope.picture.CellFrame;
import java.util.Optional;

/**
 * What a graph of a cell shows.
 *
 * @param frame the epoch
 * @param previous the epoch before, with which changes are marked; empty for the first
 * @param mode which operations stand out
 * @param selectedEdge row of the edge that is lit up, -1 for none
 */
public record CellScene(
    CellFrame frame, Optional<CellFrame> previous, CellMode mode, int selectedEdge) {

  /** Whether another operation stands out on an edge than in the epoch before. */
  public boolean changed(int edge) {
    return previous.isPresent()
        && !mode.chosen(previous.get(), edge).equals(mode.chosen(frame, edge));
  }

  /** Whether any edge changed. */
  public boolean anyChanged() {
    for (int e = 0; e < frame.edges(); e++) {
      if (changed(e)) {
        return true;
      }
    }
    return false;
  }
}
