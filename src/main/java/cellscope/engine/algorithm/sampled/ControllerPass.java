package cellscope.engine.algorithm.sampled;

import java.util.Arrays;

/**
 * One way of a controller through the edges: {@link #advance} gives an edge's distribution, {@link
 * #choose} takes an operation of it, {@link #backward} goes back. The arrays are used again by the
 * next way. Not thread safe.
 */
final class ControllerPass {
  private static final int SIZE = ControllerWeights.SIZE;
  private static final int LAYERS = ControllerWeights.LAYERS;
  private static final double TEMPERATURE = 5;
  private static final double TANH_CONSTANT = 2.5;

  private final ControllerWeights weights;
  private final LstmLayer[] layers = new LstmLayer[LAYERS];
  private final LstmLayer.Back[] back = new LstmLayer.Back[LAYERS];

  /** [layer][edge + 1]; the first of each layer is the state of zeros. */
  private final LstmLayer.Step[][] steps;

  private final double[][] logits;
  private final double[][] logProbabilities;
  private final int[] choices;
  private final double[] slopes;
  private int done;

  ControllerPass(ControllerWeights weights, int edges) {
    this.weights = weights;
    steps = new LstmLayer.Step[LAYERS][edges + 1];
    for (int layer = 0; layer < LAYERS; layer++) {
      layers[layer] = weights.layer(layer);
      back[layer] = LstmLayer.Back.ofSize(SIZE);
      Arrays.setAll(steps[layer], e -> new LstmLayer.Step(SIZE));
    }
    logits = new double[edges][weights.operations()];
    logProbabilities = new double[edges][weights.operations()];
    choices = new int[edges];
    slopes = new double[weights.operations()];
  }

  /** Begins at the first edge. */
  void begin() {
    done = 0;
  }

  /** Log-probabilities of the operations of the next edge, live. */
  double[] advance() {
    int edge = done;
    int input =
        edge == 0
            ? weights.start("input_vars")
            : weights.start("w_embd.weight") + choices[edge - 1] * SIZE;
    double[] source = weights.values();
    for (int layer = 0; layer < LAYERS; layer++) {
      LstmLayer.Step now = steps[layer][edge + 1];
      layers[layer].forward(weights.values(), source, input, steps[layer][edge], now);
      source = now.state;
      input = 0;
    }
    predict(edge);
    return logProbabilities[edge];
  }

  /** The operation of the edge that {@link #advance} gave. */
  void choose(int operation) {
    choices[done++] = operation;
  }

  /** Passes every edge with given operations. */
  void run(int[] operations) {
    begin();
    for (int operation : operations) {
      advance();
      choose(operation);
    }
  }

  private void predict(int edge) {
    double[] w = weights.values();
    int matrix = weights.start("w_pred.weight");
    int bias = weights.start("w_pred.bias");
    double[] state = steps[LAYERS - 1][edge + 1].state;
    double total = 0;
    for (int k = 0; k < weights.operations(); k++) {
      double sum = w[bias + k];
      for (int i = 0; i < SIZE; i++) {
        sum += w[matrix + k * SIZE + i] * state[i];
      }
      logits[edge][k] = TANH_CONSTANT * Math.tanh(sum / TEMPERATURE);
      total += Math.exp(logits[edge][k]); // at most exp(2.5) each
    }
    for (int k = 0; k < weights.operations(); k++) {
      logProbabilities[edge][k] = logits[edge][k] - Math.log(total);
    }
  }

  /** Logits of each edge, live, [edges][operations]. */
  double[][] logits() {
    return logits;
  }

  /** Log-probability of all that was chosen. */
  double logProbability() {
    double sum = 0;
    for (int e = 0; e < choices.length; e++) {
      sum += logProbabilities[e][choices[e]];
    }
    return sum;
  }

  /** Sum of the edges' entropies, nats. */
  double entropy() {
    double sum = 0;
    for (double[] row : logProbabilities) {
      sum += entropy(row);
    }
    return sum;
  }

  private static double entropy(double[] logs) {
    double entropy = 0;
    for (double log : logs) {
      entropy -= Math.exp(log) * log;
    }
    return entropy;
  }

  /**
   * Adds to {@code gradient} the gradient of {@code byLogProbability * logProbability() + byEntropy
   * * entropy()} by every weight, for the way just made.
   */
  void backward(double byLogProbability, double byEntropy, double[] gradient) {
    for (LstmLayer.Back b : back) {
      Arrays.fill(b.state(), 0);
      Arrays.fill(b.cell(), 0);
    }
    for (int edge = choices.length - 1; edge >= 0; edge--) {
      slopes(edge, byLogProbability, byEntropy);
      predictBack(edge, gradient);
      for (int layer = LAYERS - 1; layer >= 0; layer--) {
        LstmLayer.Step[] own = steps[layer];
        layers[layer].backward(weights.values(), gradient, own[edge], own[edge + 1], back[layer]);
        if (layer > 0) {
          add(back[layer].input(), back[layer - 1].state(), 0);
        }
      }
      int input =
          edge == 0
              ? weights.start("input_vars")
              : weights.start("w_embd.weight") + choices[edge - 1] * SIZE;
      add(back[0].input(), gradient, input);
    }
  }

  /** Gradient by what stands in front of the tanh. */
  private void slopes(int edge, double byLogProbability, double byEntropy) {
    double[] logs = logProbabilities[edge];
    double entropy = entropy(logs);
    for (int k = 0; k < slopes.length; k++) {
      double p = Math.exp(logs[k]);
      double chosen = k == choices[edge] ? 1 : 0;
      double byLogit = byLogProbability * (chosen - p) - byEntropy * p * (logs[k] + entropy);
      double tanh = logits[edge][k] / TANH_CONSTANT;
      slopes[k] = byLogit * TANH_CONSTANT / TEMPERATURE * (1 - tanh * tanh);
    }
  }

  private void predictBack(int edge, double[] gradient) {
    double[] w = weights.values();
    int matrix = weights.start("w_pred.weight");
    int bias = weights.start("w_pred.bias");
    double[] state = steps[LAYERS - 1][edge + 1].state;
    double[] byState = back[LAYERS - 1].state();
    for (int k = 0; k < slopes.length; k++) {
      gradient[bias + k] += slopes[k];
      for (int i = 0; i < SIZE; i++) {
        gradient[matrix + k * SIZE + i] += slopes[k] * state[i];
        byState[i] += slopes[k] * w[matrix + k * SIZE + i];
      }
    }
  }

  private static void add(double[] values, double[] target, int start) {
    for (int i = 0; i < values.length; i++) {
      target[start + i] += values[i];
    }
  }
}
