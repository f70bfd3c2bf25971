package cellscope.config;

/** How long a cell is trained to score it, where the algorithm doesn't choose that itself. */
public record TrialLength(
    @Setting(
            help = "Epochs, warm-up not counted",
            main = true,
            value = "12",
            unit = "epochs",
            min = 1,
            max = 100000)
        int epochs) {
  public TrialLength {
    RecordFields.require(TrialLength.class, "trial", epochs);
  }
}
