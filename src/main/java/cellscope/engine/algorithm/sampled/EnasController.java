package cellscope.engine.algorithm.sampled;

import cellscope.model.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The controller of ENAS (Pham et al., ICML 2018) in the form of the NAS-Bench-201 benchmark: an
 * LSTM of two layers of 32 units names an operation for one edge after the other. The first input
 * is learned, each later one is the embedding of the operation just chosen; the state begins at
 * zero; an edge's logits are 2.5 tanh((W h + b) / 5).
 *
 * <p>Where a space has several kinds of cell, the edges of all kinds are one sequence, kind by kind
 * in the space's order. Not thread safe.
 */
public final class EnasController {
  private final int[] edges;
  private final ControllerWeights weights;
  private final ControllerPass pass;

  /**
   * What the controller says of an architecture.
   *
   * @param logProbability sum over the edges, nats
   * @param entropy sum of the entropies of the edges' distributions on the way, nats
   * @param logits [edges][operations]
   */
  public record View(double logProbability, double entropy, double[][] logits) {}

  /**
   * @param edges edges of each kind of cell, in the space's order; each edge has the same
   *     operations
   * @param operations operations of an edge, at least 2
   * @param stream draws the weights: input, embedding, W and the matrices of the first layer within
   *     0.1, all else within 1/sqrt(32), as the published code does
   */
  public EnasController(List<Integer> edges, int operations, RandomStream stream) {
    this.edges = edges.stream().mapToInt(Integer::intValue).toArray();
    if (edges() < 1 || operations < 2) {
      throw new IllegalArgumentException(
          "a controller needs an edge and two operations, not " + edges + " and " + operations);
    }
    weights = new ControllerWeights(operations);
    weights.draw(stream);
    pass = new ControllerPass(weights, edges());
  }

  /** Edges of all kinds of cell together. */
  public int edges() {
    return Arrays.stream(edges).sum();
  }

  /** Operations of an edge. */
  public int operations() {
    return weights.operations();
  }

  /** Draws an operation for every edge; takes one number of the stream for each. */
  public int[] sample(RandomStream stream) {
    int[] choices = new int[edges()];
    pass.begin();
    for (int e = 0; e < choices.length; e++) {
      choices[e] = drawn(pass.advance(), stream.nextDouble());
      pass.choose(choices[e]);
    }
    return choices;
  }

  private static int drawn(double[] logProbabilities, double uniform) {
    double sum = 0;
    for (int k = 0; k < logProbabilities.length - 1; k++) {
      sum += Math.exp(logProbabilities[k]);
      if (uniform < sum) {
        return k;
      }
    }
    return logProbabilities.length - 1;
  }

  /** What the controller says of given choices, an operation for each edge. */
  public View view(int[] choices) {
    pass.run(checked(choices));
    double[][] logits = Arrays.stream(pass.logits()).map(double[]::clone).toArray(double[][]::new);
    return new View(pass.logProbability(), pass.entropy(), logits);
  }

  /**
   * How probable each operation is on each edge, [edges][operations]: the mean of the edges'
   * distributions over sampled ways, which has less noise than counting choices. For pictures of
   * the policy.
   *
   * @param ways how many to sample, at least 1
   */
  public double[][] policy(int ways, RandomStream stream) {
    double[][] mean = new double[edges()][operations()];
    for (int way = 0; way < ways; way++) {
      pass.begin();
      for (double[] row : mean) {
        double[] logs = pass.advance();
        for (int k = 0; k < row.length; k++) {
          row[k] += Math.exp(logs[k]) / ways;
        }
        pass.choose(drawn(logs, stream.nextDouble()));
      }
    }
    return mean;
  }

  /** Choices by kind of cell, in the space's order. */
  public List<int[]> byKind(int[] choices) {
    checked(choices);
    List<int[]> kinds = new ArrayList<>();
    int start = 0;
    for (int length : edges) {
      kinds.add(Arrays.copyOfRange(choices, start, start + length));
      start += length;
    }
    return kinds;
  }

  /** Copies of the weights by the published code's names, such as {@code w_lstm.weight_ih_l0}. */
  public Map<String, double[]> weights() {
    return weights.byName(weights.values());
  }

  /**
   * Takes every weight from arrays of the names that {@link #weights} gives.
   *
   * @throws IllegalArgumentException if one is missing or of another length
   */
  public void setWeights(Map<String, double[]> arrays) {
    weights.set(arrays);
  }

  /** The vector of all weights, live. */
  double[] vector() {
    return weights.values();
  }

  /** Copies of a gradient's arrays by name. */
  Map<String, double[]> byName(double[] gradient) {
    return weights.byName(gradient);
  }

  /** The pass with these choices made, to go back from. */
  ControllerPass passed(int[] choices) {
    pass.run(checked(choices));
    return pass;
  }

  private int[] checked(int[] choices) {
    boolean known = Arrays.stream(choices).allMatch(k -> k >= 0 && k < operations());
    if (choices.length != edges() || !known) {
      throw new IllegalArgumentException(
          "no choices of "
              + operations()
              + " operations for "
              + edges()
              + " edges: "
              + Arrays.toString(choices));
    }
    return choices;
  }
}
