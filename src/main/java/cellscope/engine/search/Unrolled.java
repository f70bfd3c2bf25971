package cellscope.engine.search;

import cellscope.engine.search.SupernetStep.Half;
import java.util.List;

/**
 * What a second-order architecture step computed. Matrices are [edges][operations] by kind of cell.
 *
 * @param gradient alpha's gradient: d - rate (plus - minus) / 2R
 * @param base the pass on the weight batch whose gradient makes the unrolled step of the weights
 * @param arch the pass on the architecture batch under the unrolled weights
 * @param plus the pass on the weight batch at w + R v
 * @param minus the one at w - R v
 * @param direct d, alpha's gradient of {@code arch}
 * @param galphaPlus alpha's gradient of {@code plus}
 * @param galphaMinus alpha's gradient of {@code minus}
 * @param radius R
 */
public record Unrolled(
    List<double[][]> gradient,
    Half base,
    Half arch,
    Half plus,
    Half minus,
    List<double[][]> direct,
    List<double[][]> galphaPlus,
    List<double[][]> galphaMinus,
    double radius) {}
