package cellscope.engine;

import cellscope.config.TrainConfig;
import cellscope.config.TrainConfig.NetworkConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.nn.AuxiliaryHead;
import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import cellscope.model.NasNetCells;
import cellscope.model.SearchSpace;

/** Whether a training's network settings suit its genotype and images. */
final class NetworkFit {
  private static final String IMAGENET = "imagenet";
  private static final int REDUCTIONS = 4; // sides become a quarter from the first cell to the last
  private static final int IMAGENET_STEM = 8; // an eighth before the first cell
  private static final int FIXED_CELL = 4; // its 8 groups divide 2C

  private final Genotype genotype;
  private final NetworkConfig network;

  NetworkFit(TrainConfig config, Genotype genotype) {
    this.genotype = genotype;
    network = config.network();
  }

  /**
   * Checks what can be told without the data.
   *
   * @throws InputProblem settings that the genotype's space has no use for, or too few channels
   */
  void requireSettings() {
    if (!NasNetCells.holds(genotype)) {
      requireOfNasBench201();
    } else {
      requireOfNasNet();
    }
  }

  private void requireOfNasBench201() {
    String space = "a NAS-Bench-201 network has no ";
    if (network.auxiliaryWeight() > 0) {
      throw new InputProblem(
          space + "auxiliary head", "network.auxiliaryWeight", "set it to 0 for this genotype");
    }
    if (network.dropPath() > 0) {
      throw new InputProblem(
          space + "paths to drop", "network.dropPath", "set it to 0 for this genotype");
    }
    if (imageNetStem()) {
      throw new InputProblem(
          space + network.stem() + " stem", "network.stem", "set it to cifar for this genotype");
    }
  }

  private void requireOfNasNet() {
    boolean fixed = genotype.space().equals(SearchSpace.NASNET_FRC.name());
    if (fixed && network.channels() % FIXED_CELL != 0) {
      throw new InputProblem(
          "the fixed reduction cell convolves in 8 groups, which don't divide 2C = "
              + 2 * network.channels(),
          "network.channels",
          "set it to a multiple of " + FIXED_CELL);
    }
    if (imageNetStem() && network.channels() < 2) {
      throw new InputProblem(
          "the imagenet stem halves the channels", "network.channels", "set it to 2 or more");
    }
  }

  /**
   * Checks the images.
   *
   * @throws InputProblem images that the network can't halve so often, or a map that is too small
   *     for the auxiliary head
   */
  void requireImages(SearchData data) {
    int factor = REDUCTIONS * (imageNetStem() ? IMAGENET_STEM : 1);
    if (data.height() % factor != 0 || data.width() % factor != 0) {
      String how = imageNetStem() ? "five times, which the imagenet stem and" : "twice, which";
      throw new InputProblem(
          "images of " + size(data, 1) + " pixels can't be halved " + how + " the network does",
          "data",
          "use images whose sides are multiples of "
              + factor
              + " (data.imageSize for an image folder)");
    }
    if (network.auxiliaryWeight() > 0) {
      requireAuxiliary(data, factor);
    }
  }

  private void requireAuxiliary(SearchData data, int factor) {
    if (data.height() != data.width() || data.height() / factor < AuxiliaryHead.SMALLEST_MAP) {
      throw new InputProblem(
          "the auxiliary head needs a square map of "
              + AuxiliaryHead.SMALLEST_MAP
              + "x"
              + AuxiliaryHead.SMALLEST_MAP
              + " or more behind the second reduction, but images of "
              + size(data, 1)
              + " pixels leave "
              + size(data, factor),
          "network.auxiliaryWeight",
          "set it to 0, or use larger images");
    }
  }

  private boolean imageNetStem() {
    return network.stem().equals(IMAGENET);
  }

  private static String size(SearchData data, int divisor) {
    return data.width() / divisor + "x" + data.height() / divisor;
  }
}
