package cellscope.model;

import java.util.Arrays;

/**
 * Architecture parameters of one kind of cell, [edges, operations]; immutable. Rows are edges in
 * the topology's order, columns are operations in the space's order.
 */
public final class Alpha {
  private final int edges;
  private final int operations;
  private final double[] values;

  /** Copies a matrix; every row has the same length. */
  public static Alpha of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] flat = new double[rows.length * columns];
    for (int e = 0; e < rows.length; e++) {
      if (rows[e].length != columns) {
        throw new IllegalArgumentException(
            "row " + e + " of alpha has " + rows[e].length + " values, row 0 has " + columns);
      }
      System.arraycopy(rows[e], 0, flat, e * columns, columns);
    }
    return new Alpha(rows.length, columns, flat);
  }

  private Alpha(int edges, int operations, double[] values) {
    this.edges = edges;
    this.operations = operations;
    this.values = values;
  }

  public int edges() {
    return edges;
  }

  public int operations() {
    return operations;
  }

  public double get(int edge, int operation) {
    return values[edge * operations + operation];
  }

  /** A copy of one row. */
  public double[] row(int edge) {
    return Arrays.copyOfRange(values, edge * operations, (edge + 1) * operations);
  }

  /** log softmax of one row, computed with the row's maximum taken off. */
  public double[] logSoftmax(int edge) {
    double[] row = row(edge);
    double max = Arrays.stream(row).max().orElse(0);
    double sum = 0;
    for (double v : row) {
      sum += Math.exp(v - max);
    }
    double log = Math.log(sum);
    for (int k = 0; k < row.length; k++) {
      row[k] = row[k] - max - log;
    }
    return row;
  }

  /** Probabilities of one row; they sum to 1. */
  public double[] softmax(int edge) {
    double[] row = logSoftmax(edge);
    for (int k = 0; k < row.length; k++) {
      row[k] = Math.exp(row[k]);
    }
    return row;
  }

  /** Shannon entropy of a row's softmax, in nats: between 0 and log(operations). */
  public double entropy(int edge) {
    double entropy = 0;
    double[] logs = logSoftmax(edge);
    for (double log : logs) {
      entropy -= Math.exp(log) * log;
    }
    return entropy;
  }

  /** Column of a row's largest value; the first of equal ones. */
  public int argmax(int edge) {
    int best = 0;
    for (int k = 1; k < operations; k++) {
      if (get(edge, k) > get(edge, best)) {
        best = k;
      }
    }
    return best;
  }

  /** Whether every value is a finite number. */
  public boolean isFinite() {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** A copy as [edges][operations]. */
  public double[][] toRows() {
    double[][] rows = new double[edges][];
    Arrays.setAll(rows, this::row);
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Alpha a
        && a.edges == edges
        && a.operations == operations
        && Arrays.equals(a.values, values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(toRows());
  }
}
