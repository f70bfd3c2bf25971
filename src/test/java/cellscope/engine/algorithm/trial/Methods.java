package cellscope.engine.algorithm.trial;

import cellscope.model.space.benchmark201.Benchmark201;
import java.util.Map;
import java.util.function.Supplier;

/** Every method on NAS-Bench-201, and a scorer that needs no table. */
final class Methods {
  static final TrialSpace SPACE = TrialSpace.onePerEdge(Benchmark201.SPACE);
  static final int EPOCHS = 12;

  private Methods() {}

  static Map<String, Supplier<TrialMethod>> all() {
    return Map.of(
        "random", () -> new RandomTrials(SPACE, EPOCHS),
        "rea", () -> new RegularisedEvolution(SPACE, EPOCHS, RegularisedEvolution.Options.nats()),
        "reinforce", () -> new Reinforce(SPACE, EPOCHS, Reinforce.Options.nats()),
        "bohb", () -> new Bohb(SPACE, Bohb.Options.nats()));
  }

  /**
   * More 3x3 convolutions, more accuracy; every architecture differs; longer trainings tell more.
   */
  static final Scorer SCORER =
      new Scorer() {
        @Override
        public Answer score(Question question) {
          double accuracy = 30;
          for (int d = 0; d < question.architecture().length; d++) {
            int option = question.architecture()[d];
            accuracy += option == 3 ? 10 - 1.0 / question.epochs() : Math.cos(option + 0.1 * d);
          }
          double seconds = question.epochs() * (10 + question.architecture()[0]);
          return new Answer(accuracy, question.epochs(), seconds);
        }

        @Override
        public int fullEpochs() {
          return EPOCHS;
        }

        @Override
        public boolean tellsSeconds() {
          return true;
        }
      };
}
