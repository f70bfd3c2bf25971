package cellscope.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.engine.kernel.Naive.Images;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels that go by the place of a number; see {@link KernelFixture}. */
abstract class PlaceContract extends KernelFixture {
  PlaceContract(Subject subject) {
    super(subject);
  }

  record MaxCase(Images size, Pooling shape) {}

  static Stream<MaxCase> maxPoolings() {
    Random shapes = new Random(17);
    return Stream.concat(
        Stream.of(
            new MaxCase(new Images(2, 16, 16, 16), new Pooling(3, 1, 1)),
            new MaxCase(new Images(3, 7, 8, 20), new Pooling(3, 2, 1)),
            new MaxCase(new Images(2, 8, 8, 10), new Pooling(2, 2, 0))),
        Stream.generate(
                () -> new MaxCase(anyImages(shapes), new Pooling(3, 1 + shapes.nextInt(2), 1)))
            .limit(10));
  }

  /** Few different values, as a ReLU leaves them: many windows have several largest ones. */
  private Buffer withTies(int... shape) {
    Buffer buffer = kernels.allocate(shape);
    float[] values = new float[buffer.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(4) - 2;
    }
    buffer.write(values, 0);
    return buffer;
  }

  @ParameterizedTest
  @MethodSource("maxPoolings")
  void maxPoolingTakesTheLargestAndGivesItsGradientToTheFirstOfEqualOnes(MaxCase c) {
    for (Buffer x : new Buffer[] {random(c.size().shape()), withTies(c.size().shape())}) {
      Buffer y = random(c.size().after(c.shape()).shape());
      kernels.maxPool(x, y, c.shape());
      assertClose(y, Naive.maxPool(c.size(), x.toDoubles(), c.shape()));

      Buffer gy = random(y.shape());
      Buffer gx = random(c.size().shape());
      kernels.maxPoolBackward(x, y, gy, gx, c.shape());
      assertClose(gx, Naive.maxPoolBackward(c.size(), x.toDoubles(), gy.toDoubles(), c.shape()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void subsamplingTakesEverySecondRowAndColumn(int offset) {
    for (Images size :
        new Images[] {new Images(3, 8, 6, 20), new Images(2, 7, 5, 3), new Images(2, 1, 1, 4)}) {
      Images small =
          new Images(
              size.batch(), (size.height() + 1) / 2, (size.width() + 1) / 2, size.channels());
      Buffer x = random(size.shape());
      Buffer y = random(small.shape());
      kernels.subsample(x, offset, y);
      double[] expected = new double[small.length()];
      Buffer gy = random(small.shape());
      double[] gradient = new double[size.length()];
      for (int i = 0; i < expected.length; i++) {
        int c = i % small.channels();
        int column = i / small.channels() % small.width() * 2 + offset;
        int row = i / small.channels() / small.width() % small.height() * 2 + offset;
        int n = i / small.channels() / small.width() / small.height();
        if (size.holds(row, column)) {
          expected[i] = x.toDoubles()[size.at(n, row, column, c)];
          gradient[size.at(n, row, column, c)] = gy.toDoubles()[i];
        }
      }
      assertThat(y.toDoubles()).containsExactly(expected);
      Buffer gx = random(size.shape());
      kernels.subsampleBackward(gy, offset, gx);
      assertThat(gx.toDoubles()).containsExactly(gradient);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 21})
  void channelsAreCopiedAndTheOthersLeftAlone(int count) {
    Buffer from = random(3, 4, 5, count + 2);
    Buffer to = random(3, 4, 5, count + 7);
    double[] expected = to.toDoubles();
    double[] source = from.toDoubles();
    for (int position = 0; position < 60; position++) {
      System.arraycopy(
          source, position * (count + 2) + 1, expected, position * (count + 7) + 5, count);
    }
    kernels.copyChannels(from, 1, to, 5, count);
    assertThat(to.toDoubles()).containsExactly(expected);
  }

  /** Slices are of the batch, which a vector does not have: nothing would be copied. */
  @Test
  void channelsOfVectorsAreRefused() {
    Buffer vector = random(8);
    Buffer image = random(1, 1, 1, 8);
    assertThatThrownBy(() -> kernels.copyChannels(vector, 0, image, 0, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[batch, height, width, channels]");
    assertThatThrownBy(() -> kernels.copyChannels(image, 0, vector, 0, 8))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
