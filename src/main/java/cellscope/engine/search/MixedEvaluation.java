package cellscope.engine.search;

import cellscope.engine.data.SearchData;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.supernet.Network;

/** Evaluates mixes of all candidates with the shared weights on the held-out images. */
final class MixedEvaluation {
  private final SearchData data;
  private final CandidateEvaluation evaluation;

  MixedEvaluation(Network network, SearchData data) {
    this.data = data;
    BatchShape shape =
        new BatchShape(HeldOutEvaluation.batch(data), data.height(), data.width(), data.channels());
    evaluation = CandidateEvaluation.ofMixes(network, shape);
  }

  HeldOutEvaluation.Result evaluate(EdgeMix mix) {
    return HeldOutEvaluation.over(data, batch -> evaluation.evaluate(batch, mix));
  }
}
