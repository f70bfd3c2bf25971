package cellscope.config;

/** Rules of DARTS, of either order. */
public record DartsConfig(
    @Setting(
            help =
                "What the clip norm counts: the weights' gradient, or upstream's sum with alpha's"
                    + " gradient of both passes",
            value = "weights",
            oneOf = {"weights", "upstream"})
        String clipNorm,
    @Setting(
            help =
                "How a cell of the nasnet spaces is derived: paper keeps two different inputs of a"
                    + " node, upstream its two strongest operations",
            value = "paper",
            oneOf = {"paper", "upstream"})
        String derivation) {
  public DartsConfig {
    RecordFields.require(DartsConfig.class, "search", clipNorm, derivation);
  }
}
