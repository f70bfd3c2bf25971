package cellscope.engine.algorithm.trial;

import cellscope.model.run.StepGate;
import cellscope.model.space.Space;
import java.util.Map;

/** What a config's trials are made of. */
abstract class Trials {
  /** The space whose cells are tried. */
  abstract Space space();

  /** Whether each epoch tells the seconds that were charged. */
  abstract boolean tellsSeconds();

  /** A new search of the config's method. */
  abstract TrialMethod method();

  /** A search at its beginning. */
  abstract TrialSearch search(TrialMethod method);

  /** How many trials there will be; 0 where only their end tells. */
  abstract int count();

  /** What a state must share with this search. */
  abstract String identity();

  /** Whole numbers that the run's start tells, by name. */
  abstract Map<String, Long> counts();

  /** Seconds between two checkpoints at least. */
  abstract double leastSecondsBetweenCheckpoints();

  /** Hears whom to ask whether a trial is to be given up. */
  abstract void heed(StepGate gate);
}
