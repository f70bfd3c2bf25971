package cellscope.engine.algorithm.sampled;

import java.util.Arrays;

/**
 * One layer of a long short-term memory (Hochreiter and Schmidhuber, 1997) whose input is as wide
 * as its state, in PyTorch's form: gates stand in the order input, forget, cell, output, with one
 * bias for the input's part and one for the state's. The layer owns no weights: it knows where they
 * begin in a vector of all weights.
 */
final class LstmLayer {
  private static final int GATES = 4;

  private final int size;
  private final int inputWeights;
  private final int stateWeights;
  private final int inputBias;
  private final int stateBias;

  /** What a time step leaves for the next one and for the way back. */
  static final class Step {
    final double[] input;
    final double[] gates;
    final double[] cell;
    final double[] cellTanh;
    final double[] state;

    Step(int size) {
      input = new double[size];
      gates = new double[GATES * size];
      cell = new double[size];
      cellTanh = new double[size];
      state = new double[size];
    }
  }

  /**
   * Gradients on the way back through time, each of the layer's size.
   *
   * @param state by the step's state h; after {@link #backward} by the state of the step before
   * @param cell by the step's cell c; likewise
   * @param input set by {@link #backward}: by the step's input
   * @param gates room for the gates' gradients, four times the size
   */
  record Back(double[] state, double[] cell, double[] input, double[] gates) {
    static Back ofSize(int size) {
      return new Back(
          new double[size], new double[size], new double[size], new double[GATES * size]);
    }
  }

  /**
   * @param size numbers in an input and in a state
   * @param inputWeights where the matrix [4 size, size] on the input begins
   * @param stateWeights where the matrix [4 size, size] on the state begins
   * @param inputBias where the bias [4 size] of the input's part begins
   * @param stateBias where the bias [4 size] of the state's part begins
   */
  LstmLayer(int size, int inputWeights, int stateWeights, int inputBias, int stateBias) {
    this.size = size;
    this.inputWeights = inputWeights;
    this.stateWeights = stateWeights;
    this.inputBias = inputBias;
    this.stateBias = stateBias;
  }

  /**
   * One step in time.
   *
   * @param weights the vector of all weights
   * @param input where the step's input begins in {@code source}
   * @param before the step before; one of zeros at the start
   * @param now filled
   */
  void forward(double[] weights, double[] source, int input, Step before, Step now) {
    System.arraycopy(source, input, now.input, 0, size);
    for (int row = 0; row < GATES * size; row++) {
      double sum = weights[inputBias + row] + weights[stateBias + row];
      int ofInput = inputWeights + row * size;
      int ofState = stateWeights + row * size;
      for (int k = 0; k < size; k++) {
        sum += weights[ofInput + k] * now.input[k] + weights[ofState + k] * before.state[k];
      }
      boolean ofCell = row / size == 2;
      now.gates[row] = ofCell ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
    }
    for (int k = 0; k < size; k++) {
      double kept = now.gates[size + k] * before.cell[k];
      now.cell[k] = kept + now.gates[k] * now.gates[2 * size + k];
      now.cellTanh[k] = Math.tanh(now.cell[k]);
      now.state[k] = now.gates[3 * size + k] * now.cellTanh[k];
    }
  }

  /** The way back through one step; adds the weights' gradient to {@code gradient}. */
  void backward(double[] weights, double[] gradient, Step before, Step now, Back back) {
    gates(before, now, back);
    Arrays.fill(back.input, 0);
    Arrays.fill(back.state, 0);
    for (int row = 0; row < GATES * size; row++) {
      double g = back.gates[row];
      gradient[inputBias + row] += g;
      gradient[stateBias + row] += g;
      int ofInput = inputWeights + row * size;
      int ofState = stateWeights + row * size;
      for (int k = 0; k < size; k++) {
        gradient[ofInput + k] += g * now.input[k];
        gradient[ofState + k] += g * before.state[k];
        back.input[k] += g * weights[ofInput + k];
        back.state[k] += g * weights[ofState + k];
      }
    }
  }

  /** Gradients in front of the gates' nonlinearities, and by the cell of the step before. */
  private void gates(Step before, Step now, Back back) {
    for (int k = 0; k < size; k++) {
      double in = now.gates[k];
      double forget = now.gates[size + k];
      double candidate = now.gates[2 * size + k];
      double out = now.gates[3 * size + k];
      double tanh = now.cellTanh[k];
      double byCell = back.cell[k] + back.state[k] * out * (1 - tanh * tanh);
      back.gates[k] = byCell * candidate * in * (1 - in);
      back.gates[size + k] = byCell * before.cell[k] * forget * (1 - forget);
      back.gates[2 * size + k] = byCell * in * (1 - candidate * candidate);
      back.gates[3 * size + k] = back.state[k] * tanh * out * (1 - out);
      back.cell[k] = byCell * forget;
    }
  }
}
