package cellscope.ui.search;

import cellscope.config.TrainConfig;
import cellscope.config.TrainConfig.NetworkConfig;
import cellscope.model.Genotype;
import cellscope.model.NasNetCells;
import cellscope.model.NetworkPlan.Shape;
import cellscope.ui.common.Texts;
import cellscope.ui.layers.NetworkChoices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether a training's settings suit its genotype and images, told while they are typed. */
final class TrainFit {
  private static final String AUXILIARY = "network.auxiliaryWeight";
  private static final String CHANNELS = "network.channels";
  private static final int LEAST_MAP = 6;
  private static final int HALVINGS = 4;
  private static final int STEM_HALVINGS = 8;
  private static final int FIXED_CELL_CHANNELS = 4;

  private final Map<String, String> problems = new LinkedHashMap<>();
  private final NetworkConfig network;
  private final boolean nasNet;
  private final boolean fixedReduction;

  private TrainFit(TrainConfig config, Genotype genotype) {
    network = config.network();
    nasNet = NasNetCells.holds(genotype);
    fixedReduction = nasNet && genotype.cells().size() == 1;
  }

  /** What does not go together, by the field's path. */
  static Map<String, String> problems(TrainConfig config, Genotype genotype) {
    TrainFit fit = new TrainFit(config, genotype);
    if (fit.nasNet) {
      fit.checkNasNet();
    } else {
      fit.checkNasBench201();
    }
    if (fit.problems.isEmpty()) {
      NetworkChoices.imagesOf(config.data()).ifPresent(image -> fit.checkImages(image));
    }
    return fit.problems;
  }

  private void checkNasBench201() {
    if (network.auxiliaryWeight() > 0) {
      problems.put(AUXILIARY, Texts.of("fit.noAuxiliary"));
    }
    if (network.dropPath() > 0) {
      problems.put("network.dropPath", Texts.of("fit.noDropPath"));
    }
    if (hasImageNetStem()) {
      problems.put("network.stem", Texts.of("fit.noStem"));
    }
  }

  private void checkNasNet() {
    if (fixedReduction && network.channels() % FIXED_CELL_CHANNELS != 0) {
      problems.put(CHANNELS, Texts.of("fit.fixedCell", FIXED_CELL_CHANNELS));
    } else if (network.channels() < 2) {
      problems.put(CHANNELS, Texts.of("fit.fewChannels"));
    }
  }

  private void checkImages(Shape image) {
    int factor = HALVINGS * (hasImageNetStem() ? STEM_HALVINGS : 1);
    String size = image.width() + "×" + image.height();
    if (image.height() % factor != 0 || image.width() % factor != 0) {
      problems.put(
          hasImageNetStem() ? "network.stem" : "data.imageSize", Texts.of("fit.odd", size, factor));
    } else if (network.auxiliaryWeight() > 0 && image.height() / factor < LEAST_MAP) {
      problems.put(AUXILIARY, Texts.of("fit.smallMap", size, LEAST_MAP * factor));
    }
  }

  private boolean hasImageNetStem() {
    return network.stem().equals("imagenet");
  }

  /** The genotype's network; empty where it can't be built. */
  static Optional<cellscope.model.NetworkSize> size(TrainConfig config, Genotype genotype) {
    try {
      return Optional.of(cellscope.model.NetworkSize.of(NetworkChoices.plan(config, genotype)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty(); // the engine, which knows the images, says why
    }
  }
}
