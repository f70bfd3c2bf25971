package cellscope.model.run;

import java.util.List;

/**
 * What a step drew for one purpose.
 *
 * @param name the column, as in {@link RunColumns#draws()}
 * @param cells the sampled operations by kind of cell; several of one kind where each cell of the
 *     network has a draw of its own
 */
public record Draw(String name, List<CellDraw> cells) {
  public Draw {
    cells = List.copyOf(cells);
  }
}
