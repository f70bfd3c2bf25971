package cellscope.model.plan;

import cellscope.model.plan.NetworkPlan.Shape;

/**
 * The size of a network.
 *
 * @param channels C of the first stage
 * @param cells N in each stage
 * @param image shape of an image; some spaces have rules for its sides
 * @param classes outputs
 */
public record Macro(int channels, int cells, Shape image, int classes) {
  /**
   * Parts of every network of images: each has twice the channels and half the sides of the one
   * before.
   */
  public static final int STAGES = 3;

  /** How much smaller the sides are in the last stage than in the first. */
  public static final int REDUCTION = 1 << (STAGES - 1);

  public Macro {
    require(channels >= 1, "channels", channels, "1 or more");
    require(cells >= 1, "cells", cells, "1 or more");
    require(classes >= 1, "classes", classes, "1 or more");
  }

  /** A network for CIFAR-10: 10 classes of colour images of 32x32. */
  public static Macro cifar10(int channels, int cells) {
    return new Macro(channels, cells, new Shape(3, 32, 32), 10);
  }

  /** Channels of a stage, counted from 0. */
  public int channels(int stage) {
    return channels << stage;
  }

  private static void require(boolean holds, String what, int value, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(what + " must be " + wanted + ", not " + value);
    }
  }
}
