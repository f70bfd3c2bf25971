package cellscope.engine;

import cellscope.config.NetworkFit;
import cellscope.config.NetworkFit.Misfit;
import cellscope.config.TrainConfig;
import cellscope.engine.data.SearchData;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.space.NetworkRules;

/** Refuses a training whose network settings don't suit its genotype or images. */
final class NetworkCheck {
  private static final String AUXILIARY = "network.auxiliaryWeight";

  private final NetworkFit fit;

  NetworkCheck(TrainConfig config, Genotype genotype) {
    fit = new NetworkFit(config.network(), genotype);
  }

  /**
   * Checks what can be told without the data.
   *
   * @throws InputProblem settings that the genotype's space has no use for, or too few channels
   */
  void requireSettings() {
    fit.ofSettings().stream()
        .findFirst()
        .ifPresent(
            misfit -> {
              throw ofSettings(misfit);
            });
  }

  private InputProblem ofSettings(Misfit misfit) {
    String lacks = "a " + fit.space().family() + " network has no ";
    String none = "set it to 0 for this genotype";
    return switch (misfit) {
      case AUXILIARY_HEAD -> new InputProblem(lacks + "auxiliary head", AUXILIARY, none);
      case DROP_PATH -> new InputProblem(lacks + "paths to drop", "network.dropPath", none);
      case STEM ->
          new InputProblem(
              lacks + fit.network().stem() + " stem",
              "network.stem",
              "set it to " + fit.stems() + " for this genotype");
      case FIXED_CELL -> fixedCell(fit.space().networks().channels());
      case CHANNELS ->
          new InputProblem(
              "the imagenet stem halves the channels", "network.channels", "set it to 2 or more");
      case SIDES, MAP -> throw new IllegalArgumentException(misfit + " is of the images");
    };
  }

  private InputProblem fixedCell(NetworkRules.Channels rule) {
    return new InputProblem(
        "the fixed reduction cell convolves in "
            + rule.groups()
            + " groups, which don't divide 2C = "
            + 2 * fit.network().channels(),
        "network.channels",
        "set it to a multiple of " + rule.divisor());
  }

  /**
   * Checks the images.
   *
   * @throws InputProblem images that the network can't halve so often, or a map that is too small
   *     for the auxiliary head
   */
  void requireImages(SearchData data) {
    fit.ofImages(data.height(), data.width())
        .ifPresent(
            misfit -> {
              throw misfit == Misfit.SIDES ? sides(data) : map(data);
            });
  }

  private InputProblem sides(SearchData data) {
    String how = fit.hasImageNetStem() ? "five times, which the imagenet stem and" : "twice, which";
    return new InputProblem(
        "images of " + size(data, 1) + " pixels can't be halved " + how + " the network does",
        "data",
        "use images whose sides are multiples of "
            + fit.divisor()
            + " (data.imageSize for an image folder)");
  }

  private InputProblem map(SearchData data) {
    int least = NetworkPlan.LEAST_AUXILIARY_MAP;
    return new InputProblem(
        "the auxiliary head needs a square map of "
            + least
            + "x"
            + least
            + " or more behind the second reduction, but images of "
            + size(data, 1)
            + " pixels leave "
            + size(data, fit.divisor()),
        AUXILIARY,
        "set it to 0, or use larger images");
  }

  private static String size(SearchData data, int divisor) {
    return data.width() / divisor + "x" + data.height() / divisor;
  }
}
