package cellscope.engine.train;

import cellscope.engine.kernel.Buffer;

/**
 * Hits of one batch: images whose label has the largest logit, or one of the five largest. Of equal
 * logits the first counts as the larger.
 */
record TopHits(int top1, int top5) {
  private static final int FIVE = 5;

  static TopHits of(Buffer logits, int[] labels) {
    float[] values = logits.toFloats();
    int classes = logits.size(1);
    int top1 = 0;
    int top5 = 0;
    for (int row = 0; row < labels.length; row++) {
      int place = place(values, row * classes, classes, labels[row]);
      top1 += place == 0 ? 1 : 0;
      top5 += place < FIVE ? 1 : 0;
    }
    return new TopHits(top1, top5);
  }

  /** How many classes come before the label. */
  private static int place(float[] values, int from, int classes, int label) {
    int before = 0;
    for (int k = 0; k < classes; k++) {
      float other = values[from + k];
      float own = values[from + label];
      before += other > own || other == own && k < label || Float.isNaN(own) && k != label ? 1 : 0;
    }
    return before;
  }
}
