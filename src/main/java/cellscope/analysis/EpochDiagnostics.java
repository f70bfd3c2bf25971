package cellscope.analysis;

import java.util.List;

/**
 * What an epoch's alpha tells of the search.
 *
 * @param epoch zero-based
 * @param cells each kind of cell
 * @param decayRatio norm of decay times alpha over the norm of alpha's gradient: above 1, decay
 *     moves alpha more than the loss does
 */
public record EpochDiagnostics(int epoch, List<CellDiagnostics> cells, double decayRatio) {
  public EpochDiagnostics {
    cells = List.copyOf(cells);
  }
}
