package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.Convolution;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights of a convolution in groups as weights in one group: zero between an output and the inputs
 * of other groups.
 */
final class PortableGroups {
  private final Scratch scratch;

  PortableGroups(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Weights [out, in, height, width]; w's own array where there is one group. */
  INDArray whole(PortableBuffer w, Convolution shape) {
    int groups = shape.groups();
    if (groups == 1) {
      return w.array();
    }
    long out = w.size(0);
    long ofGroup = w.length() / out;
    INDArray whole =
        scratch.array("all groups", out, (long) w.size(1) * groups, w.size(2), w.size(3));
    NdOps.multiply(
        w.array().reshape('c', out, 1, ofGroup),
        mask(out, groups),
        whole.reshape('c', out, groups, ofGroup));
    return whole;
  }

  /** gw = what belongs to its groups of a gradient by {@link #whole}. */
  void pick(INDArray whole, PortableBuffer gw, Convolution shape) {
    int groups = shape.groups();
    long out = gw.size(0);
    long ofGroup = gw.length() / out;
    INDArray parts = whole.reshape('c', out, groups, ofGroup);
    NdOps.multiply(parts, mask(out, groups), parts);
    INDArray[] sum = {gw.array().reshape('c', out, ofGroup)};
    NdOps.run("reduce_sum", new INDArray[] {parts}, sum, 1);
  }

  /** [out, groups, 1]: 1 where an output lies in a group. */
  private INDArray mask(long out, int groups) {
    INDArray mask = scratch.array("in group", out, groups, 1);
    if (mask.getDouble(0) == 0) {
      for (long o = 0; o < out; o++) {
        mask.putScalar(o, o / (out / groups), 0, 1);
      }
    }
    return mask;
  }
}
