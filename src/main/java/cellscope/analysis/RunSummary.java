package cellscope.analysis;

import cellscope.model.NetworkSize;
import java.util.Optional;

/**
 * A run in one row.
 *
 * @param name what it is called
 * @param state how it stands, as a word
 * @param epochsDone epochs that are done
 * @param epochs epochs in all
 * @param lastAccuracy derived accuracy of the last evaluated epoch, 0..1; NaN before the first
 * @param bestAccuracy the highest one
 * @param genotype the newest derived genotype as text; empty before the first
 * @param size of the genotype's stand-alone network; empty before the first
 * @param seconds wall time of all epochs that were timed
 */
public record RunSummary(
    String name,
    String state,
    int epochsDone,
    int epochs,
    double lastAccuracy,
    double bestAccuracy,
    String genotype,
    Optional<NetworkSize> size,
    double seconds) {}
