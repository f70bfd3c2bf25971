package cellscope.picture.heat;

import cellscope.picture.CellFrame;

/**
 * What a heat map shows.
 *
 * @param selectedEdge row that is lit up, -1 for none
 * @param focusedColumn column of the selected row on which the keyboard stands, -1 for none
 */
public record HeatScene(
    CellFrame frame, HeatMode mode, HeatRange range, int selectedEdge, int focusedColumn) {

  public int columns() {
    return mode.columns(frame.operations().size());
  }
}
