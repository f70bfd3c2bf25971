package cellscope.config;

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

  /** All epochs, warm-up among them. */
  int epochs();
}
