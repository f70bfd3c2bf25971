package cellscope.ui.race;

import cellscope.analysis.race.Band;

/** How a contestant's seeds are drawn. */
enum BandKind {
  /** Their mean, one standard deviation up and down. */
  DEVIATION("mean ± sd", 0.25, 0.75) {
    @Override
    double middle(Band.Point point) {
      return point.mean();
    }

    @Override
    double lower(Band.Point point) {
      return point.mean() - spread(point);
    }

    @Override
    double upper(Band.Point point) {
      return point.mean() + spread(point);
    }

    private double spread(Band.Point point) {
      return point.count() < 2 ? 0 : point.deviation();
    }
  },
  /** Their mean, with the interval in which the mean of very many seeds lies, 19 times of 20. */
  INTERVAL("mean, 95 % interval", 0.25, 0.75) {
    @Override
    double middle(Band.Point point) {
      return point.mean();
    }

    @Override
    double lower(Band.Point point) {
      return point.mean() - reach(point);
    }

    @Override
    double upper(Band.Point point) {
      return point.mean() + reach(point);
    }

    private double reach(Band.Point point) {
      return point.count() < 2 ? 0 : NORMAL * point.deviation() / Math.sqrt(point.count());
    }
  },
  /** Their median with the quartiles. */
  QUARTILES("median, quartiles", 0.25, 0.75),
  /** Their median with all but the outermost twentieths. */
  MOST("median, 5–95 %", 0.05, 0.95);

  private static final double NORMAL = 1.959964; // quantile of the normal distribution at 97.5 %

  private final String label;
  private final double lowerShare;
  private final double upperShare;

  BandKind(String label, double lowerShare, double upperShare) {
    this.label = label;
    this.lowerShare = lowerShare;
    this.upperShare = upperShare;
  }

  double lowerShare() {
    return lowerShare;
  }

  double upperShare() {
    return upperShare;
  }

  double middle(Band.Point point) {
    return point.median();
  }

  double lower(Band.Point point) {
    return point.lower();
  }

  double upper(Band.Point point) {
    return point.upper();
  }

  @Override
  public String toString() {
    return label;
  }
}
