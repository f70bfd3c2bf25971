package cellscope.engine.search;

import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Descent;

/**
 * What a SETN step obeys. Where weights without gradient keep moving, all of them do from the
 * second weight step on, since the architecture step reaches every weight.
 *
 * @param weights how the weights move
 * @param alpha how alpha moves
 */
public record SetnRules(Descent.Rules weights, Adam.Settings alpha) {}
