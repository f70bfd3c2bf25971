package cellscope.model.plan;

import java.util.Locale;

/** What stands before the cells of a stand-alone network. */
public enum StemKind {
  /** One 3x3 convolution that keeps the image's sides. */
  CIFAR(1),
  /** Three convolutions of stride 2 to an eighth of the image's sides, for 224x224. */
  IMAGENET(8);

  private final int divisor;

  StemKind(int divisor) {
    this.divisor = divisor;
  }

  /** How much smaller than the image the sides are behind it. */
  public int divisor() {
    return divisor;
  }

  /** The name in configs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The stem of a name in configs.
   *
   * @throws IllegalArgumentException for an unknown one
   */
  public static StemKind byLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
