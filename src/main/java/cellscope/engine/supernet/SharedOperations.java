package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.EdgePass;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import java.util.Arrays;

/**
 * The candidates without weights that lead out of one node, where all candidates of its edges can
 * be computed in one pass. Each is the same on every edge, so it is computed once; and since the
 * way back through it is linear, the weighted gradients of all its edges are added up first and go
 * through it once.
 */
final class SharedOperations {
  private static final int MOST = Kernels.MOST_TENSORS;

  private final Kernels kernels;
  private final EdgePass[] passes;
  private final Buffer[] joined;
  private final boolean[] computed;
  private final Buffer[][] gradients;
  private final double[][] weights;
  private final int[] counts;
  private final Buffer[] tensors = new Buffer[MOST];
  private final double[][] scales;
  private final double[][] used = new double[MOST][];
  private final double[][] noShifts = new double[MOST][];

  SharedOperations(Kernels kernels, int candidates, int edges, int channels) {
    this.kernels = kernels;
    passes = new EdgePass[candidates];
    joined = new Buffer[candidates];
    computed = new boolean[candidates];
    gradients = new Buffer[candidates][edges];
    weights = new double[candidates][edges];
    counts = new int[candidates];
    scales = new double[MOST][channels];
  }

  /** The operation of a candidate; null if it is not shared. */
  EdgePass passOrNull(int candidate) {
    return passes[candidate];
  }

  /** Shares an operation. */
  void set(int candidate, EdgePass pass, Workspace workspace) {
    passes[candidate] = pass;
    Buffer like = pass.tensorOrNull();
    if (like != null) {
      joined[candidate] =
          workspace.gradientOrNull(
              "joined " + candidate, like.size(1), like.size(2), like.channels());
    }
  }

  /** Forgets what was computed and sent back in the pass before. */
  void begin() {
    Arrays.fill(computed, false);
    Arrays.fill(counts, 0);
  }

  /** Computes an operation, unless another edge has. */
  void forward(int candidate, Mode mode) {
    if (!computed[candidate]) {
      passes[candidate].forward(mode);
      computed[candidate] = true;
    }
  }

  /** Takes the gradient at the node to which one of the edges leads. */
  void add(int candidate, Buffer gradient, double weight) {
    if (passes[candidate].tensorOrNull() != null) {
      gradients[candidate][counts[candidate]] = gradient;
      weights[candidate][counts[candidate]++] = weight;
    }
  }

  /** Sends back what was taken; returns whether there was anything. */
  boolean backward(Gathering target) {
    boolean any = false;
    for (int k = 0; k < passes.length; k++) {
      if (counts[k] > 0) {
        target.addPlain(passes[k].backward(joined(k), null, 0));
        any = true;
      }
    }
    return any;
  }

  private Buffer joined(int k) {
    if (counts[k] == 1 && weights[k][0] == 1) {
      return gradients[k][0];
    }
    int done = 0;
    do {
      int filled = 0;
      if (done > 0) {
        tensors[filled] = joined[k]; // what is added up so far
        used[filled++] = null;
      }
      while (filled < MOST && done < counts[k]) {
        tensors[filled] = gradients[k][done];
        Arrays.fill(scales[filled], weights[k][done++]);
        used[filled] = scales[filled];
        filled++;
      }
      kernels.combine(filled, tensors, used, noShifts, joined[k], null);
    } while (done < counts[k]);
    return joined[k];
  }
}
