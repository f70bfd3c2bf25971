package cellscope.config;

/** The loop of a search that trains a supernet. */
public record LoopConfig(
    @Setting(
            help = "Search algorithm",
            main = true,
            value = "gdas",
            choices = Choices.Algorithms.class)
        String algorithm,
    @Setting(
            help =
                "Whose steps are made: nats is the program of NATS-Bench, script the older one of"
                    + " NAS-Bench-201; defaults follow it",
            main = true,
            value = "nats",
            oneOf = {"nats", "script"})
        String driver,
    @Setting(
            help = "Epochs, warm-up not counted",
            main = true,
            value = "100",
            unit = "epochs",
            min = 1,
            max = 100000)
        int epochs,
    @Setting(
            help = "Epochs with a rising learning rate, before the others",
            value = "0",
            unit = "epochs",
            min = 0,
            max = 10000)
        int warmupEpochs,
    @Setting(
            help = "Images in a batch of either half",
            main = true,
            value = "64",
            min = 2,
            max = 65536)
        int batchSize,
    @Setting(
            help = "Steps in an epoch; 0 for one pass over the weight half",
            value = "0",
            unit = "steps",
            min = 0)
        int stepsPerEpoch) {
  public LoopConfig {
    RecordFields.require(
        LoopConfig.class,
        "search",
        algorithm,
        driver,
        epochs,
        warmupEpochs,
        batchSize,
        stepsPerEpoch);
  }

  /** Whether the older program's steps are made. */
  public boolean isScript() {
    return driver.equals("script");
  }
}
