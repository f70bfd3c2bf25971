package cellscope.engine.algorithm.sampled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.engine.nn.Adam;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import cellscope.model.run.RunListener.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControllerTrainingTest {
  private static final RandomStream STREAM = RandomStream.ofSeed(11);

  /** A weight of the entropy that shows; one sample is one step, and no clip hides the gradient. */
  private static final ControllerTraining.Settings PLAIN =
      new ControllerTraining.Settings(1, 0.3, 0, new Adam.Settings(1e-9, 0.5, 0.999, 1, 0));

  @Test
  void gradientIsTheLosssOfTheFirstEpoch() {
    checkGradient(0.6, -1);
  }

  @Test
  void gradientRunsThroughTheBaselineOfLaterEpochs() {
    checkGradient(0.6, 0.4);
  }

  /** Central differences of the loss, over weights of every array. */
  private static void checkGradient(double accuracy, double before) {
    EnasController controller = EnasControllerTest.decided(List.of(3, 2), 4);
    int[] choices = {1, 3, 0, 2, 2};
    double[] vector = controller.vector();
    double[] kept = vector.clone();
    ControllerTraining training = new ControllerTraining(controller, PLAIN, after(before));
    training.learn(choices, accuracy);
    Map<String, double[]> gradient = training.lastGradient();
    double[] flat = gradient.values().stream().flatMapToDouble(Arrays::stream).toArray();
    double largest = Arrays.stream(flat).map(Math::abs).max().orElseThrow();
    RandomStream places = STREAM.split("places");
    int start = 0;
    for (double[] array : gradient.values()) {
      for (int n = 0; n < 12; n++) {
        int i = start + places.nextInt(array.length);
        double step = 1e-4;
        double difference =
            (loss(controller, kept, i, step, choices, accuracy, before)
                    - loss(controller, kept, i, -step, choices, accuracy, before))
                / (2 * step);
        assertThat(flat[i]).as("weight %d", i).isCloseTo(difference, within(1e-7 * largest));
      }
      start += array.length;
    }
  }

  private static double loss(
      EnasController controller,
      double[] weights,
      int place,
      double step,
      int[] choices,
      double accuracy,
      double before) {
    System.arraycopy(weights, 0, controller.vector(), 0, weights.length);
    controller.vector()[place] += step;
    return new ControllerTraining(controller, PLAIN, after(before)).learn(choices, accuracy).loss();
  }

  private static RewardBaseline after(double before) {
    UpstreamBaseline baseline = new UpstreamBaseline(UpstreamBaseline.Returned.MEAN, 0.99);
    if (before >= 0) {
      baseline.epochDone(before, before);
    }
    return baseline;
  }

  @Test
  void stepTakesTheMeanGradientAndClipsIt() {
    double[][] single = new double[2][];
    int[][] choices = {{0, 1}, {2, 2}};
    for (int i = 0; i < 2; i++) {
      ControllerTraining one = training(PLAIN);
      one.learn(choices[i], 0.5);
      single[i] = flat(one);
    }
    ControllerTraining both = training(new ControllerTraining.Settings(2, 0.3, 0.01, PLAIN.adam()));
    assertThat(both.learn(choices[0], 0.5).gradientNorm()).isNaN();
    double norm = both.learn(choices[1], 0.5).gradientNorm();
    double squares = 0;
    for (int i = 0; i < single[0].length; i++) {
      squares += Math.pow((single[0][i] + single[1][i]) / 2, 2);
    }
    assertThat(norm).isCloseTo(Math.sqrt(squares), within(1e-8)).isGreaterThan(0.02);
    double clipped = Arrays.stream(flat(both)).map(g -> g * g).sum();
    assertThat(Math.sqrt(clipped)).isCloseTo(0.01, within(1e-6));
  }

  private static ControllerTraining training(ControllerTraining.Settings settings) {
    return new ControllerTraining(EnasControllerTest.decided(List.of(2), 3), settings, after(-1));
  }

  private static double[] flat(ControllerTraining training) {
    return training.lastGradient().values().stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** The published code's baseline teaches nothing in the first epoch; ours does. */
  @Test
  void runningBaselineLearnsTheBestOperationsInTheFirstEpoch() {
    assertThat(meanAccuracy(new RunningBaseline(0.99))).isGreaterThan(0.75);
    assertThat(meanAccuracy(new UpstreamBaseline(UpstreamBaseline.Returned.MEAN, 0.99)))
        .isLessThan(0.3);
  }

  /** Accuracy is the share of edges that chose operation 2; of the last 200 of 1,000 samples. */
  private static double meanAccuracy(RewardBaseline baseline) {
    EnasController controller = new EnasController(List.of(6), 5, STREAM.split("weights"));
    ControllerTraining.Settings fast =
        new ControllerTraining.Settings(20, 1e-4, 5, new Adam.Settings(1e-2, 0.5, 0.999, 1e-3, 0));
    ControllerTraining training = new ControllerTraining(controller, fast, baseline);
    RandomStream draws = STREAM.split("draws");
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      int[] choices = controller.sample(draws);
      double accuracy = Arrays.stream(choices).filter(k -> k == 2).count() / 6.0;
      training.learn(choices, accuracy);
      sum += i < 800 ? 0 : accuracy / 200;
    }
    return sum;
  }

  @Test
  void upstreamBaselinesHoldOneValueForAnEpoch() {
    UpstreamBaseline mean = new UpstreamBaseline(UpstreamBaseline.Returned.MEAN, 0.99);
    UpstreamBaseline last = new UpstreamBaseline(UpstreamBaseline.Returned.LAST, 0.99);
    assertThat(mean.next(0.3, 0.4)).isEqualTo(new RewardBaseline.Value(0.3, 0));
    mean.epochDone(0.5, 0.7);
    last.epochDone(0.5, 0.7);
    for (int i = 0; i < 2; i++) {
      assertThat(mean.next(0.3, 1.5).baseline()).isCloseTo(0.51, within(1e-12));
      assertThat(last.next(0.3, 1.7).baseline()).isCloseTo(0.71, within(1e-12));
    }
  }

  @Test
  void runningBaselineIsTheMeanOfEarlierRewards() {
    RunningBaseline baseline = new RunningBaseline(0.99);
    assertThat(baseline.next(0.3, 0.4)).isEqualTo(new RewardBaseline.Value(0.4, 1));
    assertThat(baseline.next(0.3, 0.8).baseline()).isCloseTo(0.4, within(1e-12));
    double third = (0.99 * 0.4 + 0.8) / 1.99;
    assertThat(baseline.next(0.3, 0.1).baseline()).isCloseTo(third, within(1e-12));
    baseline.epochDone(0, 0);
    double fourth = (0.99 * 0.99 * 0.4 + 0.99 * 0.8 + 0.1) / (0.99 * 0.99 + 1.99);
    assertThat(baseline.next(0.3, 0.1).baseline()).isCloseTo(fourth, within(1e-12));
  }

  /** An epoch of 100 samples, and 30 of the next, cut in the middle of a step. */
  @Test
  void trainingGoesOnFromItsStateInTheMiddleOfAStep() throws IOException {
    for (boolean running : new boolean[] {true, false}) {
      Course whole = new Course(running);
      whole.learn(0, 100);
      whole.training.endEpoch();
      whole.learn(100, 130);
      byte[] state = bytes(whole.training);
      Course resumed = new Course(running);
      resumed.training.read(new StateIn(new ByteArrayInputStream(state)));
      assertThat(bytes(resumed.training)).isEqualTo(state);
      whole.learn(130, 200);
      resumed.learn(130, 200);
      assertThat(resumed.training.endEpoch()).isEqualTo(whole.training.endEpoch());
      assertThat(bytes(resumed.training)).isEqualTo(bytes(whole.training)).isNotEqualTo(state);
    }
  }

  /** A controller that learns; each sample's draws are a function of its number. */
  private static final class Course {
    final EnasController controller = new EnasController(List.of(6), 5, STREAM.split("course"));
    final ControllerTraining training;

    Course(boolean running) {
      RewardBaseline baseline =
          running
              ? new RunningBaseline(0.99)
              : new UpstreamBaseline(UpstreamBaseline.Returned.LAST, 0.99);
      training = new ControllerTraining(controller, ControllerTraining.Settings.script(), baseline);
    }

    void learn(int from, int to) {
      for (int i = from; i < to; i++) {
        RandomStream own = STREAM.split("course").split(i);
        training.learn(controller.sample(own), own.nextDouble());
      }
    }
  }

  @Test
  void anotherControllersStateIsRefused() throws IOException {
    byte[] state = bytes(training(PLAIN));
    ControllerTraining other =
        new ControllerTraining(
            EnasControllerTest.decided(List.of(2), 4), PLAIN, new RunningBaseline(0.99));
    assertThatThrownBy(() -> other.read(new StateIn(new ByteArrayInputStream(state))))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("w_embd.weight");
  }

  @Test
  void badAccuraciesAndHalfStepsAreRefused() {
    ControllerTraining training =
        training(new ControllerTraining.Settings(2, 0.3, 1, PLAIN.adam()));
    assertThatThrownBy(() -> training.learn(new int[] {0, 0}, 55))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an accuracy is 0 to 1, not 55.0");
    assertThatThrownBy(training::endEpoch).hasMessageContaining("without a sample");
    training.learn(new int[] {0, 0}, 0.5);
    assertThatThrownBy(training::endEpoch).hasMessage("1 samples wait for a step");
  }

  private static byte[] bytes(ControllerTraining training) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StateOut out = new StateOut(bytes, "a test", new Position(0, 0));
    training.write(out);
    out.end();
    return bytes.toByteArray();
  }
}
