package cellscope.engine.algorithm.trial;

import cellscope.model.RandomStream;

/** Draws of a stream. */
public final class StreamDraws implements Draws {
  private final RandomStream stream;

  public StreamDraws(RandomStream stream) {
    this.stream = stream;
  }

  @Override
  public double uniform() {
    return stream.nextDouble();
  }

  @Override
  public int below(int bound) {
    return stream.nextInt(bound);
  }

  @Override
  public double gaussian() {
    return stream.nextGaussian();
  }

  /** By one uniform number: the first index whose cumulative probability is above it. */
  @Override
  public int category(double[] probabilities) {
    double left = stream.nextDouble();
    int last = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] > 0) {
        last = i; // where rounding leaves a rest behind the last
        left -= probabilities[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
