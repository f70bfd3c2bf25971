package cellscope.engine.algorithm.sampled;

import cellscope.model.RandomStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All weights of an ENAS controller as one vector, with the names that the published code gives
 * them. Matrices are stored row by row.
 */
final class ControllerWeights {
  /** Numbers in a state, an embedding and the first input. */
  static final int SIZE = 32;

  static final int LAYERS = 2;

  private static final int GATE_ROWS = 4 * SIZE;
  private static final double SMALL = 0.1;

  private record Slice(int start, int length, double bound) {}

  private final int operations;
  private final Map<String, Slice> slices = new LinkedHashMap<>();
  private final double[] values;

  ControllerWeights(int operations) {
    this.operations = operations;
    double usual = 1 / Math.sqrt(SIZE);
    int end = add(0, "input_vars", SIZE, SMALL);
    for (int layer = 0; layer < LAYERS; layer++) {
      double bound = layer == 0 ? SMALL : usual;
      end = add(end, "w_lstm.weight_ih_l" + layer, GATE_ROWS * SIZE, bound);
      end = add(end, "w_lstm.weight_hh_l" + layer, GATE_ROWS * SIZE, bound);
      end = add(end, "w_lstm.bias_ih_l" + layer, GATE_ROWS, usual);
      end = add(end, "w_lstm.bias_hh_l" + layer, GATE_ROWS, usual);
    }
    end = add(end, "w_embd.weight", operations * SIZE, SMALL);
    end = add(end, "w_pred.weight", operations * SIZE, SMALL);
    end = add(end, "w_pred.bias", operations, usual);
    values = new double[end];
  }

  private int add(int start, String name, int length, double bound) {
    slices.put(name, new Slice(start, length, bound));
    return start + length;
  }

  /** Draws every weight uniformly within its bound, each array from a stream of its own name. */
  void draw(RandomStream stream) {
    slices.forEach(
        (name, slice) -> {
          RandomStream own = stream.split(name);
          for (int i = 0; i < slice.length; i++) {
            values[slice.start + i] = slice.bound * (2 * own.nextDouble() - 1);
          }
        });
  }

  int operations() {
    return operations;
  }

  /** The vector, live. */
  double[] values() {
    return values;
  }

  /** Where an array begins in the vector. */
  int start(String name) {
    return slices.get(name).start;
  }

  /** The LSTM's layer of that number. */
  LstmLayer layer(int number) {
    return new LstmLayer(
        SIZE,
        start("w_lstm.weight_ih_l" + number),
        start("w_lstm.weight_hh_l" + number),
        start("w_lstm.bias_ih_l" + number),
        start("w_lstm.bias_hh_l" + number));
  }

  /** Copies of a vector's arrays by name; of these weights or of a gradient by them. */
  Map<String, double[]> byName(double[] vector) {
    Map<String, double[]> arrays = new LinkedHashMap<>();
    slices.forEach(
        (name, s) -> arrays.put(name, Arrays.copyOfRange(vector, s.start, s.start + s.length)));
    return arrays;
  }

  /** Takes every weight from arrays by name. */
  void set(Map<String, double[]> arrays) {
    slices.forEach(
        (name, slice) -> {
          double[] given = arrays.get(name);
          if (given == null || given.length != slice.length) {
            throw new IllegalArgumentException(name + " must have " + slice.length + " numbers");
          }
          System.arraycopy(given, 0, values, slice.start, slice.length);
        });
  }
}
