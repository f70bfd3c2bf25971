package cellscope.engine.search;

import cellscope.config.AlphaConfig;
import cellscope.config.GdasOptions;
import cellscope.config.SearchConfig;
import cellscope.engine.nn.Adam;
import cellscope.model.space.catalogue.Spaces;

/**
 * What a GDAS step obeys; see docs/config.md for each.
 *
 * @param withUnsampled alpha's gradient counts operations that were not drawn
 * @param momentumWithoutGradient weights that were not drawn keep moving by momentum and decay
 * @param staleAlphaInClip upstream's clip norm, which counts alpha's gradient left from the step
 *     before
 * @param gradientClip largest norm; 0 for none
 */
public record GdasRules(
    boolean withUnsampled,
    boolean momentumWithoutGradient,
    boolean staleAlphaInClip,
    double gradientClip,
    double momentum,
    boolean nesterov,
    double weightDecay,
    Adam.Settings alpha) {

  public static GdasRules of(SearchConfig config) {
    GdasOptions options = config.options(GdasOptions.class);
    AlphaConfig alpha = options.alpha();
    return new GdasRules(
        withUnsampled(config),
        options.search().unsampledWeights().equals("momentum"),
        options.search().clipNorm().equals("upstream"),
        options.weights().gradientClip(),
        options.weights().momentum(),
        options.weights().nesterov(),
        options.weights().weightDecay(),
        new Adam.Settings(
            alpha.learningRate(),
            alpha.beta1(),
            alpha.beta2(),
            alpha.epsilon(),
            alpha.weightDecay()));
  }

  /** "by-space" is what the published code runs in each space. */
  private static boolean withUnsampled(SearchConfig config) {
    String rule = config.options(GdasOptions.class).search().alphaGradient();
    return rule.equals("by-space")
        ? Spaces.byName(config.space().name()).orElseThrow().countsUnsampled()
        : rule.equals("with-unsampled");
  }
}
