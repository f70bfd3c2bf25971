package cellscope.config;

import cellscope.config.TrainConfig.NetworkConfig;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.StemKind;
import cellscope.model.space.NetworkRules;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a training's network settings suit its genotype and its images: the rules alone. A run
 * ends with the first thing that does not suit, a form tells it while one types.
 *
 * @param network the settings
 * @param genotype what is to be trained
 */
public record NetworkFit(NetworkConfig network, Genotype genotype) {
  /** Something that does not suit. */
  public enum Misfit {
    /** The space's networks have no auxiliary head. */
    AUXILIARY_HEAD,
    /** The space's networks have no paths to drop. */
    DROP_PATH,
    /** The space's networks have no such stem. */
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
    NetworkRules rules = space().networks();
    boolean stem = rules.stems().contains(stem());
    addIf(!rules.auxiliaryHead() && network.auxiliaryWeight() > 0, Misfit.AUXILIARY_HEAD, found);
    addIf(!rules.dropPath() && network.dropPath() > 0, Misfit.DROP_PATH, found);
    addIf(!stem, Misfit.STEM, found);
    addIf(!rules.channels().fit(network.channels()), Misfit.FIXED_CELL, found);
    addIf(stem && hasImageNetStem() && network.channels() < 2, Misfit.CHANNELS, found);
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
    boolean small = height != width || height / divisor() < NetworkPlan.LEAST_AUXILIARY_MAP;
    return network.auxiliaryWeight() > 0 && small ? Optional.of(Misfit.MAP) : Optional.empty();
  }

  /** How much smaller than the image the last cell's sides are. */
  public int divisor() {
    return Macro.REDUCTION * stem().divisor();
  }

  public boolean hasImageNetStem() {
    return stem() == StemKind.IMAGENET;
  }

  /** The stems that the space's networks have, as a sentence names them. */
  public String stems() {
    return space().networks().stems().stream()
        .sorted()
        .map(StemKind::label)
        .collect(Collectors.joining(" or "));
  }

  private StemKind stem() {
    return StemKind.byLabel(network.stem());
  }

  /** The genotype's space, which has the rules. */
  public Space space() {
    return Spaces.of(genotype);
  }
}
