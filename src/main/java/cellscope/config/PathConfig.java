package cellscope.config;

/** Single paths: what training one does to the rest, and how the final one is chosen. */
public record PathConfig(
    @Setting(
            help =
                "What becomes of weights not drawn in a step: frozen, or moved on by momentum and"
                    + " decay as PyTorch before 2.0 did",
            value = "frozen",
            oneOf = {"frozen", "momentum"})
        String unsampledWeights,
    @Setting(
            help = "Architectures among which the final one is chosen, by their accuracy",
            main = true,
            value = "100",
            min = 1,
            max = 15625)
        int candidates,
    @Setting(
            help =
                "Images on which candidates are compared: upstream gives each the next batch of the"
                    + " selection set, same-batch the same to all",
            main = true,
            value = "upstream",
            oneOf = {"upstream", "same-batch"})
        String selection,
    @Setting(
            help = "Images in a batch of the selection set",
            value = "512",
            unit = "images",
            min = 1,
            max = 65536)
        int selectionBatch) {
  public PathConfig {
    RecordFields.require(
        PathConfig.class, "search", unsampledWeights, candidates, selection, selectionBatch);
  }

  /**
   * Images passed to measure some candidates, each on one batch.
   *
   * @param archImages size of the architecture half
   */
  public long images(long candidates, int archImages) {
    return candidates * Math.min(selectionBatch, archImages);
  }

  /** Whether all candidates see the same images. */
  public boolean isSameBatch() {
    return selection.equals("same-batch");
  }
}
