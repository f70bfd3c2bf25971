package cellscope.engine.data;

/** Joins images and labels of a training and a test part, each read from IDX files, into a pool. */
final class IdxPair {
  private IdxPair() {}

  /**
   * One part.
   *
   * @param images its images
   * @param labels as many labels
   * @param place names the label file in problems
   */
  record Part(IdxFile.Images images, byte[] labels, String place) {
    Part {
      if (images.pixels().size() != labels.length) {
        throw FileProblems.damaged(
            place,
            "has "
                + labels.length
                + " labels, expected one for each of "
                + images.pixels().size()
                + " images");
      }
    }
  }

  /** The classes are 0 to the largest label of the training part; each must have an image. */
  static ImagePool join(Part train, Part test) {
    int height = train.images.height();
    int width = train.images.width();
    if (test.images.height() != height || test.images.width() != width) {
      throw FileProblems.damaged(
          test.place,
          "belongs to images of "
              + test.images.height()
              + "x"
              + test.images.width()
              + ", expected "
              + height
              + "x"
              + width
              + " as the training images");
    }
    int classes = classes(train);
    PoolBuilder builder = new PoolBuilder(height, width, 1);
    addAll(train, classes, builder);
    builder.endOfTraining();
    addAll(test, classes, builder);
    return builder.build(classes);
  }

  private static int classes(Part train) {
    boolean[] seen = new boolean[256];
    int largest = 0;
    for (byte label : train.labels) {
      seen[label & 0xFF] = true;
      largest = Math.max(largest, label & 0xFF);
    }
    for (int label = 0; label <= largest; label++) {
      if (!seen[label]) {
        throw FileProblems.damaged(
            train.place,
            "has no image of class "
                + label
                + ", expected labels from 0 to "
                + largest
                + " without a gap");
      }
    }
    return largest + 1;
  }

  private static void addAll(Part part, int classes, PoolBuilder builder) {
    for (int i = 0; i < part.labels.length; i++) {
      int label = part.labels[i] & 0xFF;
      if (label >= classes) {
        throw FileProblems.label(part.place, i, label, classes);
      }
      builder.add(label, part.images.pixels().get(i));
    }
  }
}
