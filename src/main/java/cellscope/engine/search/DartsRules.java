package cellscope.engine.search;

import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Descent;

/**
 * What a DARTS step obeys.
 *
 * @param weights how the weights move
 * @param staleAlphaInClip the clip norm of AutoDL-Projects' scripts, which counts alpha's gradient
 *     left from the step before plus that of the weight pass
 * @param alpha how alpha moves
 */
public record DartsRules(Descent.Rules weights, boolean staleAlphaInClip, Adam.Settings alpha) {}
