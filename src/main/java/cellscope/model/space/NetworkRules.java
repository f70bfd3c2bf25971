package cellscope.model.space;

import cellscope.model.plan.Macro;
import cellscope.model.plan.StemKind;
import java.util.List;
import java.util.Optional;

/**
 * What the networks of a space can be.
 *
 * @param usual how the papers train its cells on CIFAR-10
 * @param imageNet how they train them on ImageNet; empty where they don't
 * @param stems what may stand before the cells of a stand-alone network, the plain one first
 * @param auxiliaryHead whether a stand-alone network may have an auxiliary head
 * @param dropPath whether a stand-alone network has paths to drop
 * @param imageDivisor what divides the sides of images; 1 for any
 * @param channels what C may be
 */
public record NetworkRules(
    Macro usual,
    Optional<Macro> imageNet,
    List<StemKind> stems,
    boolean auxiliaryHead,
    boolean dropPath,
    int imageDivisor,
    Channels channels) {
  /**
   * What C may be.
   *
   * @param least smallest one
   * @param divisor what divides it; 1 for any
   * @param groups groups of the convolutions that need that divisor, which divide 2C; 1 for none
   * @param reason why, as a remedy says it; empty for no divisor
   */
  public record Channels(int least, int divisor, int groups, String reason) {
    /** Whether a number of channels is a multiple of the divisor. */
    public boolean fit(int channels) {
      return channels % divisor == 0;
    }
  }

  public NetworkRules {
    stems = List.copyOf(stems);
  }
}
