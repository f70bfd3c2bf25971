package cellscope.engine.algorithm.trial;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists of architectures in a state, one row of options for each. */
final class Architectures {
  private Architectures() {}

  static void write(String name, List<int[]> architectures, StateOut out) throws IOException {
    out.integers(name, architectures.toArray(int[][]::new));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws cellscope.model.InputProblem if there is no such list
   */
  static List<int[]> read(String name, StateIn in) {
    int[] all = in.integers(name);
    int[] shape = in.shape(name);
    if (shape.length != 2) {
      throw StateIn.problem("its " + name + " is no list of architectures");
    }
    List<int[]> rows = new ArrayList<>();
    for (int row = 0; row < shape[0]; row++) {
      rows.add(Arrays.copyOfRange(all, row * shape[1], (row + 1) * shape[1]));
    }
    return rows;
  }

  /** Numbers as an array. */
  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }
}
