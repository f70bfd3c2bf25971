package cellscope.export;

import cellscope.model.genotype.Genotype;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One epoch of a run, as it is exported.
 *
 * @param epoch its number as people count, from 1; the run's own logs count from 0
 * @param derivedAccuracy of the derived genotype with shared weights on held-out images, 0..1; NaN
 *     if not evaluated
 * @param derived the derived genotype; empty where the run's log of it is damaged
 * @param metrics numbers by column in the order of the columns; NaN where an epoch has none
 */
public record EpochRow(
    int epoch, double derivedAccuracy, Optional<Genotype> derived, Map<String, Double> metrics) {
  public EpochRow {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
