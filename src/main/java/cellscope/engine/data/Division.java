package cellscope.engine.data;

import cellscope.config.SearchConfig.DataConfig;
import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which images serve for what; no image is in two parts. Indices into a pool, ascending.
 *
 * @param weight images on which weights are trained
 * @param arch images on which alpha is trained
 * @param heldOut images that the search never sees
 * @param train the training images in use, from which a normalisation may be computed
 * @param sentence how it was done, for people
 */
record Division(int[] weight, int[] arch, int[] heldOut, int[] train, String sentence) {

  /**
   * Divides as data.split says.
   *
   * @param stream for the shuffles
   * @throws InputProblem too few images
   */
  static Division of(
      ReadImages<? extends LabelledImages> images, DataConfig config, RandomStream stream) {
    LabelledImages pool = images.pool();
    int[] train =
        BalancedLimit.of(pool.train(), pool.labels(), pool.classes(), config.trainLimit());
    if (config.split().equals("upstream") && hasTestHalves(config.dataset())) {
      return testHalves(images, config, train, stream);
    }
    return trainHalves(images, config, train, stream);
  }

  /** Where the original code trains alpha on half of the test images. */
  private static boolean hasTestHalves(String dataset) {
    return dataset.equals(Cifar.HUNDRED.dataset()) || dataset.equals(ImageNet16Layout.DATASET);
  }

  /** The images of both halves, ascending. */
  int[] searched() {
    return IntStream.concat(Arrays.stream(weight), Arrays.stream(arch)).sorted().toArray();
  }

  /** For the training of one genotype: all training images for the weights, none for alpha. */
  static Division forTraining(ReadImages<? extends LabelledImages> images, DataConfig config) {
    LabelledImages pool = images.pool();
    int[] train =
        BalancedLimit.of(pool.train(), pool.labels(), pool.classes(), config.trainLimit());
    requireTwo(train.length, "training", "data.trainLimit");
    int[] heldOut =
        BalancedLimit.of(pool.heldOut(), pool.labels(), pool.classes(), config.heldOutLimit());
    String sentence =
        count(train.length, pool.trainImages(), images.trainNote())
            + " for the weights; held out: "
            + count(heldOut.length, pool.heldOut().length, images.heldOutNote());
    return new Division(train, new int[0], heldOut, train, sentence);
  }

  private static Division trainHalves(
      ReadImages<? extends LabelledImages> images,
      DataConfig config,
      int[] train,
      RandomStream stream) {
    requireTwo(train.length, "training", "data.trainLimit");
    LabelledImages pool = images.pool();
    int[][] halves = halves(train, stream);
    int[] heldOut =
        BalancedLimit.of(pool.heldOut(), pool.labels(), pool.classes(), config.heldOutLimit());
    String sentence =
        count(train.length, pool.trainImages(), images.trainNote())
            + " in two halves by a seeded shuffle, "
            + number(halves[0].length)
            + " for the weights and "
            + number(halves[1].length)
            + " for alpha"
            + (config.split().equals("upstream") ? upstreamNote(config) : "")
            + "; held out: "
            + count(heldOut.length, pool.heldOut().length, images.heldOutNote());
    return new Division(halves[0], halves[1], heldOut, train, sentence);
  }

  private static String upstreamNote(DataConfig config) {
    return config.dataset().equals(Cifar.TEN.dataset())
        ? " (as upstream does for CIFAR-10)"
        : " (upstream has no way of its own for this data set)";
  }

  private static Division testHalves(
      ReadImages<? extends LabelledImages> images,
      DataConfig config,
      int[] train,
      RandomStream stream) {
    LabelledImages pool = images.pool();
    requireTwo(train.length, "training", "data.trainLimit");
    requireTwo(pool.heldOut().length, "test", "data.path");
    int[][] halves = halves(pool.heldOut(), stream);
    int[] arch = halves[1];
    int[] heldOut =
        BalancedLimit.of(halves[0], pool.labels(), pool.classes(), config.heldOutLimit());
    String sentence =
        "upstream's way for "
            + config.dataset()
            + ": weights on "
            + count(train.length, pool.trainImages(), images.trainNote())
            + ", alpha on "
            + number(arch.length)
            + " of the "
            + number(pool.heldOut().length)
            + " test images by a seeded shuffle; held out: "
            + count(heldOut.length, halves[0].length, "other test images");
    return new Division(train, arch, heldOut, train, sentence);
  }

  /** Two halves; the first has one more if the number is odd. */
  private static int[][] halves(int[] images, RandomStream stream) {
    int[] shuffled = images.clone();
    stream.shuffle(shuffled);
    int half = (images.length + 1) / 2;
    int[] first = Arrays.copyOfRange(shuffled, 0, half);
    int[] second = Arrays.copyOfRange(shuffled, half, images.length);
    Arrays.sort(first);
    Arrays.sort(second);
    return new int[][] {first, second};
  }

  private static void requireTwo(int images, String kind, String field) {
    if (images < 2) {
      throw new InputProblem(
          "leaves " + images + " " + kind + " image(s), expected at least 2",
          field,
          "use more images");
    }
  }

  private static String count(int used, int all, String note) {
    return (used == all ? "" : number(used) + " of ") + number(all) + " " + note;
  }

  private static String number(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
