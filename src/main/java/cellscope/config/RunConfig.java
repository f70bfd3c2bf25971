package cellscope.config;

import java.util.List;
import java.util.Optional;

/** The config of any run: what searches and trainings have in common. */
public sealed interface RunConfig permits SearchConfig, TrainConfig {
  /** What the run does. */
  RunKind kind();

  /** What the run is called; empty takes the file's name. */
  String name();

  /** Root of every random draw. */
  long seed();

  /** The images and what is done to them. */
  SearchConfig.DataConfig data();

  /** Where and how the run computes. */
  SearchConfig.ExecutionConfig execution();

  /** What a training trains, as it was written; empty for a search. */
  Optional<String> genotypeText();

  /** What is searched or trained, and how large, in a few words. */
  String summary();

  /** The space that is searched; empty for a training, whose genotype tells its own. */
  Optional<String> spaceName();

  /** How it searches or what it does, as papers write it: the algorithm's name, or a training. */
  String method();

  /** What its epochs are in words. */
  Turn turn();

  /** All epochs, warm-up among them. */
  int epochs();

  /** Images in a batch that trains weights. */
  int batchSize();

  /** Most steps of an epoch; 0 for a whole pass over the images. */
  int stepLimit();

  /**
   * Changes, {@code path=value} each, that make an epoch's end short and leave its memory as it is:
   * for whoever tries a run before it is made.
   */
  List<String> briefly();

  /**
   * Images that are passed forward at an epoch's end to choose a cell, beside the evaluation on
   * held-out images.
   *
   * @param archImages size of the architecture half, of which the batches are
   */
  long choiceImages(int archImages);
}
