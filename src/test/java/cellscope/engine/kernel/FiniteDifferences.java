package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Compares gradients with central differences of a loss in double precision, value by value. The
 * error of a difference is far below the tolerance, except where a step crosses the kink of a ReLU;
 * at these sizes that happens to few of the values, and moves a difference little.
 */
public final class FiniteDifferences {
  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 1e-7;
  private static final int CHECKED_VALUES = 25;

  private final DoubleSupplier loss;
  private final Random random;

  /**
   * @param loss computes the loss anew from what its variables hold
   * @param random chooses which values are checked
   */
  public FiniteDifferences(DoubleSupplier loss, Random random) {
    this.loss = loss;
    this.random = random;
  }

  /** Checks 25 values of a variable, which is left as it was. */
  public void check(String what, Buffer variable, Buffer gradient) {
    check(what, variable.toDoubles(), variable::write, gradient.toDoubles(), CHECKED_VALUES);
  }

  /**
   * Checks some values of a variable, which is left as it was.
   *
   * @param values what the variable holds
   * @param write sets the variable
   * @param gradient of the loss by each value
   */
  public void check(
      String what,
      double[] values,
      Consumer<double[]> write,
      double[] gradient,
      int checkedValues) {
    assertThat(gradient).as(what).hasSameSizeAs(values);
    double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    for (int i = 0; i < checkedValues; i++) {
      int at = random.nextInt(values.length);
      double difference = at(values, write, at, STEP) - at(values, write, at, -STEP);
      assertThat(gradient[at])
          .as("gradient by value %d of %s", at, what)
          .isCloseTo(difference / (2 * STEP), within(TOLERANCE * (1 + largest)));
    }
    write.accept(values);
  }

  private double at(double[] values, Consumer<double[]> write, int index, double step) {
    double[] moved = values.clone();
    moved[index] += step;
    write.accept(moved);
    return loss.getAsDouble();
  }
}
