package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.EdgePass;
import cellscope.engine.nn.LayerPass.Wants;
import java.util.Arrays;

/**
 * The operations that lead into one node with their weights, filled anew for each node: adds up
 * their outputs, and takes the sums of a gradient with them, in as few passes over memory as the
 * kernels allow. A weight costs no pass of its own: it goes into the scale and shift of the pass
 * that adds the outputs up.
 */
final class NodeTerms {
  private static final int MOST = Kernels.MOST_TENSORS;

  private final Kernels kernels;
  private final EdgePass[] passes;
  private final double[] weights;
  private final ChannelSums[] sums;
  private final Buffer[] tensors = new Buffer[MOST];
  private final double[][] scales = new double[MOST][];
  private final double[][] shifts = new double[MOST][];
  private final double[][] weightedScales;
  private final double[][] weightedShifts;
  private int count;

  NodeTerms(Kernels kernels, int most, int channels) {
    this.kernels = kernels;
    passes = new EdgePass[most];
    weights = new double[most];
    weightedScales = new double[MOST][channels];
    weightedShifts = new double[MOST][channels];
    sums = new ChannelSums[Math.max(1, (most + MOST - 1) / MOST)];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new ChannelSums(channels, MOST);
    }
  }

  void clear() {
    count = 0;
  }

  /** Adds an operation; one whose output is zero adds nothing. Returns its place, or -1. */
  int add(EdgePass pass, double weight) {
    if (pass.tensorOrNull() == null) {
      return -1;
    }
    passes[count] = pass;
    weights[count] = weight;
    return count++;
  }

  /** The node's value and ReLU from all outputs, as far as they are wanted. */
  void combine(Activation node, Wants wants) {
    boolean inParts = count > MOST;
    int done = 0;
    boolean last;
    do {
      int filled = 0;
      if (done > 0) {
        set(filled++, node.value(), null, null); // what is added up so far
      }
      while (filled < MOST && done < count) {
        setWeighted(filled++, done++);
      }
      last = done == count;
      kernels.combine(
          filled,
          tensors,
          scales,
          shifts,
          wants.value() || (inParts && !last) ? node.value() : null,
          last && wants.relu() ? node.relu() : null);
    } while (!last);
  }

  private void setWeighted(int i, int place) {
    BatchNorm bn = passes[place].batchNormOrNull();
    double weight = weights[place];
    double[] scale = bn == null ? null : bn.scale();
    double[] shift = bn == null ? null : bn.shift();
    if (weight != 1) {
      scale = weighted(scale, weight, weightedScales[i]);
      shift = shift == null ? null : weighted(shift, weight, weightedShifts[i]);
    }
    set(i, passes[place].tensorOrNull(), scale, shift);
  }

  /** The weight times a vector, where null stands for ones. */
  private static double[] weighted(double[] vectorOrNull, double weight, double[] target) {
    if (vectorOrNull == null) {
      Arrays.fill(target, weight);
    } else {
      for (int c = 0; c < target.length; c++) {
        target[c] = weight * vectorOrNull[c];
      }
    }
    return target;
  }

  private void set(int i, Buffer tensor, double[] scaleOrNull, double[] shiftOrNull) {
    tensors[i] = tensor;
    scales[i] = scaleOrNull;
    shifts[i] = shiftOrNull;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Takes the sums of a gradient at the node, and of its products with every tensor. */
  void sum(Buffer gradient) {
    int done = 0;
    do {
      int filled = 0;
      int part = done / MOST;
      while (filled < MOST && done < count) {
        BatchNorm bn = passes[done].batchNormOrNull();
        set(filled++, passes[done].tensorOrNull(), bn == null ? null : bn.mean(), null);
        done++;
      }
      kernels.sums(gradient, filled, tensors, scales, sums[part]);
    } while (done < count);
  }

  /** The sums that hold the product of the operation at a place. */
  ChannelSums sumsOf(int place) {
    return sums[place / MOST];
  }

  /** Which product of {@link #sumsOf} is its. */
  int whichOf(int place) {
    return place % MOST;
  }

  /** Sum of the gradient over everything. */
  double gradientSum() {
    return total(sums[0].gradient());
  }

  /** Sum of the gradient times the output of the operation at a place, its weight not counted. */
  double outputProduct(int place) {
    BatchNorm bn = passes[place].batchNormOrNull();
    double[] product = sumsOf(place).product(whichOf(place));
    return bn == null ? total(product) : bn.outputProduct(sumsOf(place).gradient(), product);
  }

  private static double total(double[] values) {
    double total = 0;
    for (double v : values) {
      total += v;
    }
    return total;
  }
}
