package cellscope.engine.nn;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
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

  /** Writes steps and moments under a name. */
  public void write(String name, StateOut out) throws IOException {
    out.whole(name + "/steps", steps);
    out.doubles(name + "/first", first);
    out.doubles(name + "/second", second);
  }

  /** Takes up what {@link #write} wrote. */
  public void read(String name, StateIn in) {
    steps = in.whole(name + "/steps");
    in.into(name + "/first", first);
    in.into(name + "/second", second);
  }
}
