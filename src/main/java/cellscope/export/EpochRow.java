package cellscope.export;

import cellscope.model.genotype.Genotype;
import cellscope.model.run.CellState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One epoch of a run, as it is exported.
 *
 * @param epoch its number as people count, from 1; the run's own logs count from 0
 * @param headline the metric that the run is judged by; NaN if not evaluated
 * @param derived the derived genotype, or what is trained; empty where the run's log of it is
 *     damaged
 * @param metrics numbers by column in the order of the columns; NaN where an epoch has none
 * @param cells alpha and draws by kind of cell; empty for a training, or where the log is damaged
 */
public record EpochRow(
    int epoch,
    double headline,
    Optional<Genotype> derived,
    Map<String, Double> metrics,
    List<CellState> cells) {
  public EpochRow {
    cells = List.copyOf(cells);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
