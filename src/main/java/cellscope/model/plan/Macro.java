package cellscope.model.plan;

import cellscope.model.plan.NetworkPlan.Shape;

/**
 * The size of a network.
 *
 * @param channels C of the first stage
 * @param cells N in each stage
 * @param image shape of an image; in the NAS-Bench-201 space sides are divisible by 4, so that both
 *     branches of a residual block agree
 * @param classes outputs
 */
public record Macro(int channels, int cells, Shape image, int classes) {
  /** How NAS-Bench-201 trains its cells on CIFAR-10: C=16, N=5, 10 classes at 32x32. */
  public static final Macro CIFAR_10 = new Macro(16, 5, new Shape(3, 32, 32), 10);

  public Macro {
    require(channels >= 1, "channels", channels, "1 or more");
    require(cells >= 1, "cells", cells, "1 or more");
    require(classes >= 1, "classes", classes, "1 or more");
  }

  private static void require(boolean holds, String what, int value, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(what + " must be " + wanted + ", not " + value);
    }
  }
}
