package cellscope.engine.search;

import cellscope.engine.loop.RunFailure;
import cellscope.model.Alpha;
import cellscope.model.genotype.CellTopology;

/** Refuses to go on with numbers that are none, and says where they came up. */
final class Finite {
  private Finite() {}

  /**
   * Checks alpha before a draw.
   *
   * @throws RunFailure a value is not finite
   */
  static void require(Alpha alpha, CellTopology topology, int epoch, int step) {
    for (int e = 0; e < alpha.edges(); e++) {
      for (double v : alpha.row(e)) {
        if (!Double.isFinite(v)) {
          throw new RunFailure(
              String.format(
                  "alpha of edge %s of the %s is not finite in epoch %d, step %d;"
                      + " lower alpha.learningRate",
                  topology.edges().get(e).label(),
                  topology.kind().equals("cell") ? "cell" : topology.kind() + " cell",
                  epoch + 1,
                  step + 1));
        }
      }
    }
  }

  /**
   * Checks a batch's loss.
   *
   * @param half of the images: "weight" or "architecture"
   * @throws RunFailure it is not finite
   */
  static void require(double loss, String half, int epoch, int step) {
    if (!Double.isFinite(loss)) {
      throw new RunFailure(
          String.format(
              "the loss of the %s batch is not finite in epoch %d, step %d;"
                  + " lower weights.learningRate",
              half, epoch + 1, step + 1));
    }
  }
}
