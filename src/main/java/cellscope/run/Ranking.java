package cellscope.run;

import cellscope.model.genotype.Genotype;
import java.util.List;
import java.util.Optional;

/**
 * What cells are worth with the shared weights that a search had after an epoch.
 *
 * @param epoch from 0
 * @param cells the derived one first, where there is one, then those drawn
 */
public record Ranking(int epoch, List<Cell> cells) {
  /**
   * A cell.
   *
   * @param accuracy top-1 on the held-out images, 0 to 1
   * @param loss mean cross entropy on them in nats
   * @param derived whether it is the one that the epoch ended with
   */
  public record Cell(Genotype genotype, double accuracy, double loss, boolean derived) {}

  public Ranking {
    cells = List.copyOf(cells);
  }

  /** The epoch's derived cell. */
  public Optional<Cell> derived() {
    return cells.stream().filter(Cell::derived).findFirst();
  }

  /** The cells that were drawn. */
  public List<Cell> drawn() {
    return cells.stream().filter(cell -> !cell.derived()).toList();
  }

  /** One more than so many of all cells have a higher accuracy. */
  public int rank(Cell cell) {
    return 1 + (int) cells.stream().filter(c -> c.accuracy() > cell.accuracy()).count();
  }
}
