package cellscope.picture.curve;

/**
 * The exponential moving average of a curve over its past: a point that lies d epochs back has
 * weight exp(-d / smoothing), so that curves of steps and of epochs are smoothed alike. It follows
 * the curve's growth. Gaps stay gaps and count for nothing. Smoothing comes before reduction: the
 * other way round the least and greatest of a pixel column would be smoothed, not the curve.
 */
public final class SmoothedSeries {
  private final CurveSeries source;
  private final MinMaxPyramid values = new MinMaxPyramid();
  private double smoothing;
  private double sum;
  private double norm;
  private double last;
  private int clears;

  /**
   * @param smoothing how far back a point counts 1/e as much as the newest, in epochs; 0 for the
   *     curve itself
   */
  public SmoothedSeries(CurveSeries source, double smoothing) {
    this.source = source;
    this.clears = source.clears();
    setSmoothing(smoothing);
  }

  /** Smooths anew over another span. */
  public void setSmoothing(double epochs) {
    if (!(epochs >= 0 && Double.isFinite(epochs))) {
      throw new IllegalArgumentException("smoothing is 0 epochs or more, not " + epochs);
    }
    smoothing = epochs;
    restart();
  }

  /** Epochs. */
  public double smoothing() {
    return smoothing;
  }

  public CurveSeries source() {
    return source;
  }

  /** The smoothed values up to the curve's newest point, one for each of its points. */
  public MinMaxPyramid values() {
    if (clears != source.clears()) {
      clears = source.clears();
      restart();
    }
    if (smoothing == 0) {
      return source.values();
    }
    for (int i = values.size(); i < source.size(); i++) {
      values.append(next(source.x(i), source.y(i)));
    }
    return values;
  }

  private double next(double x, double y) {
    if (Double.isNaN(y)) {
      return y;
    }
    double kept = norm == 0 ? 0 : Math.exp((last - x) / smoothing);
    sum = kept * sum + y;
    norm = kept * norm + 1;
    last = x;
    return sum / norm;
  }

  private void restart() {
    values.clear();
    sum = 0;
    norm = 0;
  }
}
