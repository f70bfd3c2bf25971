package cellscope.config;

import java.util.List;

/**
 * Random search with shared weights: the weights are trained on uniform paths, random ones are
 * tried for the final choice.
 *
 * @param loop how long, and in which batches
 * @param paths single paths and the choice among them
 * @param weights SGD on the supernet's weights
 */
@Defaults("weights.gradientClip=0")
@Defaults(
    when = "search.driver=script",
    value = {"search.epochs=250", "weights.gradientClip=5"})
public record RspsOptions(
    @Section(name = "search", help = "The search's loop and rules") LoopConfig loop,
    @Section(name = "search") PathConfig paths,
    @Section(help = "SGD on the weights") WeightConfig weights)
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
