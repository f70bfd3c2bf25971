package cellscope.ui.search;

import cellscope.config.NetworkFit;
import cellscope.config.NetworkFit.Misfit;
import cellscope.config.TrainConfig;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.NetworkSize;
import cellscope.model.space.NetworkRules;
import cellscope.ui.common.Texts;
import cellscope.ui.pane.layers.NetworkChoices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether a training's settings suit its genotype and images, told while they are typed. */
final class TrainFit {
  private static final String AUXILIARY = "network.auxiliaryWeight";
  private static final String CHANNELS = "network.channels";
  private static final String STEM = "network.stem";

  private TrainFit() {}

  /** What does not go together, by the field's path. */
  static Map<String, String> problems(TrainConfig config, Genotype genotype) {
    NetworkFit fit = new NetworkFit(config.network(), genotype);
    Map<String, String> problems = new LinkedHashMap<>();
    fit.ofSettings().forEach(misfit -> tell(misfit, fit, problems));
    NetworkRules.Channels channels = fit.space().networks().channels();
    if (config.network().channels() < channels.least()) {
      problems.putIfAbsent(CHANNELS, Texts.of("fit.fewChannels"));
    }
    if (problems.isEmpty()) {
      NetworkChoices.imagesOf(config.data())
          .ifPresent(
              image ->
                  fit.ofImages(image.height(), image.width())
                      .ifPresent(misfit -> tell(misfit, fit, image, problems)));
    }
    return problems;
  }

  private static void tell(Misfit misfit, NetworkFit fit, Map<String, String> problems) {
    String family = fit.space().family();
    switch (misfit) {
      case AUXILIARY_HEAD -> problems.put(AUXILIARY, Texts.of("fit.noAuxiliary", family));
      case DROP_PATH -> problems.put("network.dropPath", Texts.of("fit.noDropPath", family));
      case STEM ->
          problems.put(STEM, Texts.of("fit.noStem", family, fit.network().stem(), fit.stems()));
      case FIXED_CELL ->
          problems.put(
              CHANNELS, Texts.of("fit.fixedCell", fit.space().networks().channels().divisor()));
      case CHANNELS -> problems.putIfAbsent(CHANNELS, Texts.of("fit.fewChannels"));
      case SIDES, MAP -> throw new IllegalArgumentException(misfit + " is of the images");
    }
  }

  private static void tell(
      Misfit misfit, NetworkFit fit, Shape image, Map<String, String> problems) {
    String size = image.width() + "×" + image.height();
    int factor = fit.divisor();
    if (misfit == Misfit.SIDES) {
      problems.put(
          fit.hasImageNetStem() ? STEM : "data.imageSize", Texts.of("fit.odd", size, factor));
    } else {
      int least = NetworkPlan.LEAST_AUXILIARY_MAP * factor;
      problems.put(AUXILIARY, Texts.of("fit.smallMap", size, least));
    }
  }

  /** The genotype's network; empty where it can't be built. */
  static Optional<NetworkSize> size(TrainConfig config, Genotype genotype) {
    try {
      return Optional.of(NetworkSize.of(NetworkChoices.plan(config, genotype)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty(); // the engine, which knows the images, says why
    }
  }
}
