package cellscope.analysis;

import cellscope.model.genotype.Edge;

/**
 * How decided one edge is.
 *
 * @param edge the edge
 * @param entropy of alpha's softmax, nats, 0..log K
 * @param relativeEntropy entropy over log K: 1 for a uniform row, 0 for a certain choice
 * @param largest the largest probability, 1/K..1
 * @param samplingGap total variation distance between the epoch's sampling frequencies, weight and
 *     architecture draws together, and alpha's softmax at its end, 0..1; NaN if nothing was drawn
 */
public record EdgeDiagnostics(
    Edge edge, double entropy, double relativeEntropy, double largest, double samplingGap) {}
