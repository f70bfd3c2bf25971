package cellscope.config;

import cellscope.model.Schedules;

/** SGD on the weights. */
public record WeightConfig(
    @Setting(help = "Highest learning rate", main = true, value = "0.025", min = 0, max = 100)
        double learningRate,
    @Setting(help = "Learning rate at the end", value = "0.001", min = 0, max = 100)
        double minLearningRate,
    @Setting(
            help =
                "full ends at minLearningRate in the last epoch; upstream starts the cosine before"
                    + " the warm-up and cuts it off",
            value = "full",
            oneOf = {"full", "upstream"})
        String cosine,
    @Setting(help = "Momentum", value = "0.9", min = 0, max = 1) double momentum,
    @Setting(help = "Nesterov's momentum", value = "true") boolean nesterov,
    @Setting(help = "Weight decay, added to the clipped gradient", value = "0.0005", min = 0)
        double weightDecay,
    @Setting(help = "Largest global gradient norm; 0 for no clipping", value = "5", min = 0)
        double gradientClip) {
  public WeightConfig {
    RecordFields.require(
        WeightConfig.class,
        "weights",
        learningRate,
        minLearningRate,
        cosine,
        momentum,
        nesterov,
        weightDecay,
        gradientClip);
  }

  /**
   * Learning rate at a place.
   *
   * @param epoch zero-based, warm-up included
   * @param fraction of the epoch's steps already made
   */
  public double learningRate(Schedules schedules, int epoch, double fraction) {
    Schedules.Cosine form =
        cosine.equals("upstream") ? Schedules.Cosine.UPSTREAM : Schedules.Cosine.FULL;
    return schedules.learningRate(learningRate, minLearningRate, form, epoch, fraction);
  }
}
