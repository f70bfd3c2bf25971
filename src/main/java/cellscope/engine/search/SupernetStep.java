package cellscope.engine.search;

import cellscope.engine.supernet.Network;

/** The steps of a search algorithm on a supernet; holds what changes from step to step. */
public interface SupernetStep {
  /**
   * What one half of an iteration found.
   *
   * @param loss mean cross entropy in nats
   * @param correct hits
   * @param images in the batch
   * @param gradientNorm of what the half moves, before clipping and without decay; 0 if it moves
   *     nothing
   */
  record Half(double loss, int correct, int images, double gradientNorm) {
    /** Top-1, 0 to 1. */
    public double accuracy() {
      return (double) correct / images;
    }
  }

  Network network();
}
