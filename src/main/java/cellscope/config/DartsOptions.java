package cellscope.config;

/**
 * DARTS, first order: every pass mixes all operations by softmax(alpha).
 *
 * @param loop how long, and in which batches
 * @param darts its rules
 * @param weights SGD on the supernet's weights
 * @param alpha Adam on alpha
 */
@Defaults("weights.gradientClip=0")
@Defaults(
    when = "search.driver=script",
    value = {"search.epochs=50", "search.clipNorm=upstream", "weights.gradientClip=5"})
public record DartsOptions(
    @Section(name = "search", help = "The search's loop and rules") LoopConfig loop,
    @Section(name = "search") DartsConfig darts,
    @Section(help = "SGD on the weights") WeightConfig weights,
    @Section(help = "Adam on alpha") AlphaConfig alpha)
    implements LoopOptions {}
