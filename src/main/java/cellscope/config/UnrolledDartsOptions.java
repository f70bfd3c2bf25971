package cellscope.config;

/**
 * DARTS, second order: alpha's gradient is taken through one step of the weights, its second part
 * by a finite difference (Liu, Simonyan, Yang, DARTS, ICLR 2019, equations 7 and 8).
 *
 * @param loop how long, and in which batches
 * @param darts the rules of either order
 * @param unroll the step of the weights
 * @param weights SGD on the supernet's weights
 * @param alpha Adam on alpha
 */
@Defaults("weights.gradientClip=0")
@Defaults(
    when = "search.driver=script",
    value = {"search.epochs=50", "search.clipNorm=upstream", "weights.gradientClip=5"})
public record UnrolledDartsOptions(
    @Section(name = "search", help = "The search's loop and rules") LoopConfig loop,
    @Section(name = "search") DartsConfig darts,
    @Section(name = "search") UnrollConfig unroll,
    @Section(help = "SGD on the weights") WeightConfig weights,
    @Section(help = "Adam on alpha") AlphaConfig alpha)
    implements LoopOptions {

  /** The step through which alpha's gradient is taken. */
  public record UnrollConfig(
      @Setting(
              help =
                  "How far the weights are moved to either side for the finite difference, all of"
                      + " them together",
              value = "0.01",
              min = 0,
              above = true,
              max = 100)
          double unrollDistance,
      @Setting(
              help =
                  "How the weights come back from there: from a saved copy, or as upstream by"
                      + " subtraction, which leaves rounding in them",
              value = "saved",
              oneOf = {"saved", "upstream"})
          String unrollReturn) {
    public UnrollConfig {
      RecordFields.require(UnrollConfig.class, "search", unrollDistance, unrollReturn);
    }
  }
}
