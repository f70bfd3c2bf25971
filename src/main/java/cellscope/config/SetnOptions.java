package cellscope.config;

import java.util.List;

/**
 * SETN: the weights are trained on uniform paths, alpha on the mixed network; the likeliest paths
 * are tried for the final choice.
 *
 * @param loop how long, and in which batches
 * @param paths single paths and the choice among them
 * @param weights SGD on the supernet's weights
 * @param alpha Adam on alpha
 */
@Defaults("weights.gradientClip=0")
@Defaults(when = "search.driver=script", value = "search.epochs=250")
public record SetnOptions(
    @Section(name = "search", help = "The search's loop and rules") LoopConfig loop,
    @Section(name = "search") PathConfig paths,
    @Section(help = "SGD on the weights") WeightConfig weights,
    @Section(help = "Adam on alpha") AlphaConfig alpha)
    implements LoopOptions {
  @Override
  public long choiceImages(int archImages) {
    return paths.images(paths.candidates(), archImages);
  }

  @Override
  public List<String> briefly() {
    return List.of("search.candidates=1");
  }
}
