package cellscope.model.metric;

/** What metrics are about; those of one group are drawn together. */
public enum MetricGroup {
  /** Losses, nats. */
  LOSS,
  /** Shares of images that are told right. */
  ACCURACY,
  /** What a schedule sets: learning rate, temperature, drop path. */
  RATE,
  /** Gradients' norms and their ratios. */
  GRADIENT,
  /** What the derived architecture looks like. */
  STRUCTURE,
  /** What a benchmark table knows of an architecture. */
  TRUTH,
  /** What was spent: questions, seconds. */
  COST,
  /** Columns that this build does not know. */
  OTHER
}
