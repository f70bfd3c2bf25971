package cellscope.engine.supernet;

import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Architectures of the NAS-Bench-201 cell for tests, as operation index by edge. */
final class Architectures {
  private static final Space SPACE = Benchmark201.SPACE;
  private static final CellTopology TOPOLOGY = SPACE.cells().get(0);
  private static final int NONE = SPACE.operations().indexOf(Operation.NONE);
  private static final int SKIP = SPACE.operations().indexOf(Operation.SKIP_CONNECT);
  private static final int ONE = SPACE.operations().indexOf(Operation.NOR_CONV_1X1);
  private static final int THREE = SPACE.operations().indexOf(Operation.NOR_CONV_3X3);
  private static final int POOL = SPACE.operations().indexOf(Operation.AVG_POOL_3X3);

  private Architectures() {}

  /** Random ones, and those in which something leads nowhere or comes from nowhere. */
  static List<int[]> mixed() {
    List<int[]> all = new ArrayList<>();
    // edges 1<-0, 2<-0, 2<-1, 3<-0, 3<-1, 3<-2
    all.add(new int[] {THREE, ONE, THREE, NONE, NONE, NONE}); // nothing into the output
    all.add(new int[] {THREE, ONE, NONE, SKIP, NONE, THREE}); // node 1 leads nowhere
    all.add(new int[] {THREE, ONE, THREE, POOL, NONE, NONE}); // nodes 1 and 2 lead nowhere
    all.add(new int[] {NONE, THREE, ONE, ONE, SKIP, POOL}); // node 1 is zero and is read
    all.add(new int[] {NONE, NONE, SKIP, THREE, THREE, POOL}); // nodes 1 and 2 are zero
    all.add(new int[] {SKIP, POOL, SKIP, NONE, SKIP, SKIP}); // no weights
    all.add(new int[] {NONE, NONE, NONE, SKIP, NONE, NONE}); // the identity
    Random random = new Random(201);
    for (int i = 0; i < 6; i++) {
      all.add(random.ints(TOPOLOGY.edges().size(), 0, SPACE.operations().size()).toArray());
    }
    return all;
  }

  /** Edges with a convolution. */
  static int convolutions(int[] operations) {
    int count = 0;
    for (int k : operations) {
      count += k == ONE || k == THREE ? 1 : 0;
    }
    return count;
  }

  /** Whether a node that has no output of a living edge is zero at every position. */
  static boolean hasZeroNode(int[] operations) {
    boolean[] zero = new boolean[TOPOLOGY.nodes()];
    for (int node = 1; node < zero.length; node++) {
      zero[node] = true;
      for (int row : TOPOLOGY.rowsInto(node)) {
        zero[node] &= operations[row] == NONE || zero[TOPOLOGY.edges().get(row).from()];
      }
    }
    for (boolean z : zero) {
      if (z) {
        return true;
      }
    }
    return false;
  }
}
