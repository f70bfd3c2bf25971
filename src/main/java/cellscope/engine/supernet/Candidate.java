package cellscope.engine.supernet;

import cellscope.engine.nn.ConvolutionUnit;
import cellscope.model.genotype.Operation;

/**
 * One operation that an edge can compute.
 *
 * @param operation what it is
 * @param unitOrNull its convolution and BN; null for an operation without weights
 */
record Candidate(Operation operation, ConvolutionUnit unitOrNull) {
  boolean isConvolution() {
    return unitOrNull != null;
  }
}
