package cellscope.config;

/** The short training that scores a cell. */
public record TrialTraining(
    @Setting(
            help = "Epochs with a rising learning rate, before the others",
            value = "0",
            unit = "epochs",
            min = 0,
            max = 10000)
        int warmupEpochs,
    @Setting(help = "Images in a batch", main = true, value = "256", min = 2, max = 65536)
        int batchSize,
    @Setting(
            help = "Steps in an epoch; 0 for one pass over the training images",
            value = "0",
            unit = "steps",
            min = 0)
        int stepsPerEpoch,
    @Setting(help = "Highest learning rate of SGD", value = "0.1", min = 0, max = 100)
        double learningRate,
    @Setting(help = "Learning rate at the end", value = "0", min = 0, max = 100)
        double minLearningRate,
    @Setting(help = "Momentum", value = "0.9", min = 0, max = 1) double momentum,
    @Setting(help = "Nesterov's momentum", value = "true") boolean nesterov,
    @Setting(help = "Weight decay", value = "0.0005", min = 0) double weightDecay) {
  public TrialTraining {
    RecordFields.require(
        TrialTraining.class,
        "trial",
        warmupEpochs,
        batchSize,
        stepsPerEpoch,
        learningRate,
        minLearningRate,
        momentum,
        nesterov,
        weightDecay);
  }
}
