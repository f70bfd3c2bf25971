package cellscope.config;

import cellscope.config.TrainConfig.NetworkConfig;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.NasNetCells;
import cellscope.model.space.NasNetPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a training's network settings suit its genotype and its images: the rules alone. A run
 * ends with the first thing that does not suit, a form tells it while one types.
 *
 * @param network the settings
 * @param genotype what is to be trained
 */
public record NetworkFit(NetworkConfig network, Genotype genotype) {
  private static final String IMAGENET = "imagenet";
  private static final int REDUCTIONS = 4; // sides become a quarter from the first cell to the last
  private static final int IMAGENET_STEM = 8; // an eighth before the first cell

  /** Something that does not suit. */
  public enum Misfit {
    /** A NAS-Bench-201 network has no auxiliary head. */
    AUXILIARY_HEAD,
    /** A NAS-Bench-201 network has no paths to drop. */
    DROP_PATH,
    /** A NAS-Bench-201 network has no stem but its own. */
    STEM,
    /** The groups of the fixed reduction cell do not divide its channels. */
    FIXED_CELL,
    /** The ImageNet stem can't halve a single channel. */
    CHANNELS,
    /** The images' sides can't be halved as often as the network does. */
    SIDES,
    /** What is left of the images is too small, or not square, for the auxiliary head. */
    MAP
  }

  /** What can be told without the images, the gravest first. */
  public List<Misfit> ofSettings() {
    List<Misfit> found = new ArrayList<>();
    if (!NasNetCells.holds(genotype)) {
      addIf(network.auxiliaryWeight() > 0, Misfit.AUXILIARY_HEAD, found);
      addIf(network.dropPath() > 0, Misfit.DROP_PATH, found);
      addIf(hasImageNetStem(), Misfit.STEM, found);
      return found;
    }
    boolean fixed = genotype.cells().size() == 1;
    addIf(
        fixed && network.channels() % NasNetPlans.FIXED_CELL_CHANNELS != 0,
        Misfit.FIXED_CELL,
        found);
    addIf(hasImageNetStem() && network.channels() < 2, Misfit.CHANNELS, found);
    return found;
  }

  private static void addIf(boolean holds, Misfit misfit, List<Misfit> found) {
    if (holds) {
      found.add(misfit);
    }
  }

  /** What does not suit images of that size, where the settings do. */
  public Optional<Misfit> ofImages(int height, int width) {
    if (height % divisor() != 0 || width % divisor() != 0) {
      return Optional.of(Misfit.SIDES);
    }
    boolean small = height != width || height / divisor() < NasNetPlans.LEAST_AUXILIARY_MAP;
    return network.auxiliaryWeight() > 0 && small ? Optional.of(Misfit.MAP) : Optional.empty();
  }

  /** How much smaller than the image the last cell's sides are. */
  public int divisor() {
    return REDUCTIONS * (hasImageNetStem() ? IMAGENET_STEM : 1);
  }

  public boolean hasImageNetStem() {
    return network.stem().equals(IMAGENET);
  }
}
