package cellscope.model.run;

import cellscope.model.genotype.Genotype;

/** What a training of one genotype tells, as plain numbers. */
public sealed interface TrainEvent extends RunEvent {
  /**
   * The training begins.
   *
   * @param genotype what is trained
   * @param epochs in all, warm-up included
   * @param stepsPerEpoch steps in an epoch
   * @param trainImages images that train the weights
   * @param testImages held-out images; they train nothing
   * @param parameters learnable numbers of the network
   */
  record TrainStarted(
      Genotype genotype,
      int epochs,
      int stepsPerEpoch,
      int trainImages,
      int testImages,
      long parameters)
      implements TrainEvent {}

  /**
   * One step is made.
   *
   * @param epoch from 0
   * @param step from 0, within the epoch
   * @param loss the minimised loss, nats: mean cross entropy with smoothed labels, the weighted
   *     auxiliary head's among it
   * @param top1 hits of the batch, 0 to 1
   * @param top5 the same where the label is among the five largest
   * @param learningRate of this step
   * @param dropPath chance of dropping a path
   * @param gradientNorm global L2 norm of the gradient, before clipping
   */
  record TrainStepDone(
      int epoch,
      int step,
      double loss,
      double top1,
      double top5,
      double learningRate,
      double dropPath,
      double gradientNorm)
      implements TrainEvent {}

  /**
   * One epoch is made.
   *
   * @param epoch from 0
   * @param trainLoss mean over the epoch's images of the minimised loss, nats
   * @param trainTop1 hits on the same, 0 to 1
   * @param trainTop5 the same where the label is among the five largest
   * @param testLoss mean cross entropy on the held-out images with running statistics, nats; NaN
   *     where not evaluated
   * @param testTop1 hits on the same
   * @param testTop5 the same where the label is among the five largest
   * @param learningRate of the last step
   * @param dropPath chance of dropping a path
   * @param gradientNorm mean over steps of the gradient's global L2 norm, before clipping
   */
  record TrainEpochDone(
      int epoch,
      double trainLoss,
      double trainTop1,
      double trainTop5,
      double testLoss,
      double testTop1,
      double testTop5,
      double learningRate,
      double dropPath,
      double gradientNorm)
      implements TrainEvent {}

  /**
   * Every epoch is made.
   *
   * @param epochs how many there were
   * @param testTop1 of the last epoch, 0 to 1
   */
  record TrainFinished(int epochs, double testTop1) implements TrainEvent {}
}
