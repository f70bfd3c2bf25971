package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Naive.Images;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a network, and what moves its weights; see {@link KernelFixture}. */
abstract class ClassifierContract extends KernelFixture {
  ClassifierContract(Subject subject) {
    super(subject);
  }

  @ParameterizedTest
  @MethodSource("images")
  void averagePositionsAndItsGradient(Images size) {
    Buffer x = random(size.shape());
    Buffer y = random(size.batch(), size.channels());
    kernels.averagePositions(x, y);
    assertClose(y, Naive.averagePositions(size, x.toDoubles()), 1);

    Buffer gx = random(size.shape());
    kernels.averagePositionsBackward(y, gx);
    double[] gy = y.toDoubles();
    double[] expected = new double[size.length()];
    int positions = size.height() * size.width();
    for (int i = 0; i < expected.length; i++) {
      int n = i / (positions * size.channels());
      expected[i] = gy[n * size.channels() + i % size.channels()] / positions;
    }
    assertClose(gx, expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void linearLayerAndItsGradients(int batch) {
    int in = CHANNELS[batch % CHANNELS.length] * 4;
    int out = 10;
    Buffer x = random(batch, in);
    Buffer w = random(out, in);
    Buffer bias = random(out);
    Buffer y = random(batch, out);
    kernels.linear(x, w, bias, y);
    double[] expected = Naive.timesTransposed(x.toDoubles(), w.toDoubles(), batch, in, out);
    for (int i = 0; i < expected.length; i++) {
      expected[i] += bias.toDoubles()[i % out];
    }
    assertClose(y, expected);

    Buffer gy = random(batch, out);
    Buffer gx = random(batch, in);
    Buffer gw = random(out, in);
    Buffer gbias = random(out);
    kernels.linearBackward(x, w, gy, gx, gw, gbias);
    double[] wTurned = Naive.transposed(w.toDoubles(), out, in);
    double[] xTurned = Naive.transposed(x.toDoubles(), batch, in);
    double[] gyTurned = Naive.transposed(gy.toDoubles(), batch, out);
    assertClose(gx, Naive.timesTransposed(gy.toDoubles(), wTurned, batch, out, in));
    assertClose(gw, Naive.timesTransposed(gyTurned, xTurned, out, batch, in));
    assertClose(gbias, Naive.channelSums(gy.toDoubles(), null, null, out), Math.sqrt(batch));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 20, 1e4})
  void crossEntropyIsTheMeanInNats(double spread) {
    int batch = 9;
    int classes = 10;
    Buffer logits = random(batch, classes);
    double[] values = logits.toDoubles();
    float[] spreadOut = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      spreadOut[i] = (float) (values[i] * spread);
    }
    logits.write(spreadOut, 0);
    values = logits.toDoubles();
    int[] labels = random.ints(batch, 0, classes).toArray();
    double loss = 0;
    double[] gradient = Naive.softmax(values, classes);
    for (int row = 0; row < batch; row++) {
      double[] one = Arrays.copyOfRange(values, row * classes, (row + 1) * classes);
      double most = Arrays.stream(one).max().orElseThrow();
      double sum = Arrays.stream(one).map(v -> Math.exp(v - most)).sum();
      loss += (most + Math.log(sum) - one[labels[row]]) / batch;
      gradient[row * classes + labels[row]] -= 1;
    }
    double[] expected = Arrays.stream(gradient).map(v -> v / batch).toArray();
    Buffer g = random(batch, classes);
    assertClose(new double[] {kernels.crossEntropy(logits, labels, g)}, new double[] {loss});
    // A logit's own rounding moves its probability, so the error grows with the spread.
    assertClose(g, expected, Math.min(1, spread * 0.1));
    assertClose(new double[] {kernels.crossEntropy(logits, labels, null)}, new double[] {loss});
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.7})
  void smoothedLabelsAreAMixtureWithTheUniform(double smoothing) {
    int batch = 9;
    int classes = 6;
    Buffer logits = random(batch, classes);
    double[] values = logits.toDoubles();
    int[] labels = random.ints(batch, 0, classes).toArray();
    double loss = 0;
    double[] expected = Naive.softmax(values, classes);
    for (int row = 0; row < batch; row++) {
      double[] p = Arrays.copyOfRange(expected, row * classes, (row + 1) * classes);
      for (int k = 0; k < classes; k++) {
        double target = smoothing / classes + (k == labels[row] ? 1 - smoothing : 0);
        loss -= target * Math.log(p[k]) / batch;
        expected[row * classes + k] = (p[k] - target) / batch;
      }
    }
    Buffer g = random(batch, classes);
    assertClose(
        new double[] {kernels.crossEntropy(logits, labels, smoothing, g)}, new double[] {loss});
    assertClose(g, expected);
  }

  @Test
  void hitsAreRowsWhoseFirstLargestLogitIsTheLabel() {
    Buffer logits = kernels.allocate(6, 4);
    logits.write(
        new double[] {
          1, 2, 3, 0, //
          3, 2, 3, 0, // a tie: the first counts
          -5, -2, -2, -9, // a tie: the first counts
          0, 0, 0, 0, // all equal: the first counts
          -1, -1, -1, 5, //
          9, 1, 1, 1
        });
    assertThat(kernels.correct(logits, new int[] {2, 0, 1, 0, 3, 0})).isEqualTo(6);
    assertThat(kernels.correct(logits, new int[] {2, 2, 2, 3, 3, 0})).isEqualTo(3);
    assertThat(kernels.correct(logits, new int[] {0, 1, 0, 1, 0, 1})).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 36, 4_099})
  void sumOfSquaresIsInDoublePrecision(int length) {
    Buffer x = random(length);
    double expected = Arrays.stream(x.toDoubles()).map(v -> v * v).sum();
    assertThat(kernels.sumOfSquares(x))
        .isCloseTo(expected, org.assertj.core.data.Offset.offset(expected * 1e-12));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sgdMovesAsPyTorchDoes(boolean nesterov) {
    int length = 37;
    double clip = 0.7;
    double rate = 0.025;
    double momentum = 0.9;
    double decay = 5e-4;
    Buffer w = random(length);
    Buffer m = kernels.allocate(length);
    double[] weight = w.toDoubles();
    double[] moment = new double[length];
    for (int step = 0; step < 4; step++) {
      // In the third step the weight gets no gradient, but keeps moving.
      Buffer g = step == 2 ? null : random(length);
      double[] gradient = g == null ? new double[length] : g.toDoubles();
      for (int i = 0; i < length; i++) {
        double d = clip * gradient[i] + decay * weight[i];
        moment[i] = momentum * moment[i] + d;
        weight[i] -= rate * (nesterov ? d + momentum * moment[i] : moment[i]);
      }
      kernels.sgd(w, g, m, clip, rate, momentum, nesterov, decay);
    }
    assertClose(w, weight);
    assertClose(m, moment);
  }
}
