package cellscope.engine.algorithm.trial;

import cellscope.model.run.StepGate;

/** A scorer that computes its answers, which takes time. */
public interface TimedScorer extends Scorer {
  /** What its answers follow from beside the config, as a line of text. */
  String identity();

  /** Hears whom to ask whether an answer is to be given up. */
  default void heed(StepGate gate) {}
}
