package cellscope.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.run.RunListener.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AdamTest {
  private static final Adam.Settings SETTINGS = new Adam.Settings(0.1, 0.5, 0.75, 0, 0.5);

  /**
   * By hand. Step 1: g = 1 + 0.5*2 = 2, m = 1, v = 1, m^ = 2, v^ = 4, so 2 - 0.1*2/2 = 1.9. Step 2:
   * g = 0.05 + 0.95 = 1, m = 1, v = 1, m^ = 1/0.75, v^ = 1/0.4375.
   */
  @Test
  void twoStepsAreWhatTheFormulaGives() {
    Adam adam = new Adam(SETTINGS, 1, 1);
    double[][] value = {{2}};

    adam.step(value, new double[][] {{1}});
    assertThat(value[0][0]).isCloseTo(1.9, within(1e-15));

    adam.step(value, new double[][] {{0.05}});
    double step = 0.1 * (1 / 0.75) / Math.sqrt(1 / 0.4375);
    assertThat(value[0][0]).isCloseTo(1.9 - step, within(1e-15));
  }

  @Test
  void theFirstStepIsTheLearningRateWhateverTheGradientsSize() {
    Adam adam = new Adam(new Adam.Settings(3e-4, 0.5, 0.999, 0, 0), 1, 3);
    double[][] value = {{0, 0, 0}};

    adam.step(value, new double[][] {{1e-6, -7, 1e6}});

    assertThat(value[0]).containsExactly(new double[] {-3e-4, 3e-4, -3e-4}, within(1e-15));
  }

  @Test
  void aRestoredOptimiserGoesOnBitForBit() throws IOException {
    Adam kept = new Adam(SETTINGS, 2, 2);
    double[][] value = {{1, -2}, {0.3, 4}};
    double[][] gradient = {{0.1, 0.2}, {-0.3, 0}};
    kept.step(value, gradient);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StateOut out = new StateOut(bytes, "a test", new Position(0, 0));
    kept.write("adam", out);
    out.end();
    Adam restored = new Adam(SETTINGS, 2, 2);
    restored.read("adam", new StateIn(new ByteArrayInputStream(bytes.toByteArray())));
    double[][] other = {value[0].clone(), value[1].clone()};

    kept.step(value, gradient);
    restored.step(other, gradient);

    assertThat(other).isDeepEqualTo(value);
  }
}
