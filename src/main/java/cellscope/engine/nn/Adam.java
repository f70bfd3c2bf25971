package cellscope.engine.nn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Adam on a matrix of architecture parameters (Kingma and Ba, 2015), with decay added to the
 * gradient as PyTorch's Adam has it.
 */
public final class Adam {
  /** learningRate, decays of the moments, epsilon, weight decay. */
  public record Settings(
      double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {}

  private final Settings settings;
  private final double[][] first;
  private final double[][] second;
  private long steps;

  public Adam(Settings settings, int rows, int columns) {
    this.settings = settings;
    first = new double[rows][columns];
    second = new double[rows][columns];
  }

  /** One step: changes {@code values} in place. */
  public void step(double[][] values, double[][] gradient) {
    steps++;
    double firstCorrection = 1 - Math.pow(settings.beta1(), steps);
    double secondCorrection = Math.sqrt(1 - Math.pow(settings.beta2(), steps));
    for (int r = 0; r < values.length; r++) {
      for (int c = 0; c < values[r].length; c++) {
        double g = gradient[r][c] + settings.weightDecay() * values[r][c];
        first[r][c] = settings.beta1() * first[r][c] + (1 - settings.beta1()) * g;
        second[r][c] = settings.beta2() * second[r][c] + (1 - settings.beta2()) * g * g;
        double root = Math.sqrt(second[r][c]) / secondCorrection + settings.epsilon();
        values[r][c] -= settings.learningRate() / firstCorrection * first[r][c] / root;
      }
    }
  }

  /** First moments, live. */
  public double[][] first() {
    return first;
  }

  /** Second moments, live. */
  public double[][] second() {
    return second;
  }

  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(steps);
    write(first, out);
    write(second, out);
  }

  public void readFrom(DataInput in) throws IOException {
    steps = in.readLong();
    read(first, in);
    read(second, in);
  }

  private static void write(double[][] rows, DataOutput out) throws IOException {
    for (double[] row : rows) {
      for (double v : row) {
        out.writeDouble(v);
      }
    }
  }

  private static void read(double[][] rows, DataInput in) throws IOException {
    for (double[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        row[c] = in.readDouble();
      }
    }
  }
}
