package cellscope.engine.data;

import java.util.List;

/**
 * What a reader found in a folder.
 *
 * @param <P> in memory or not
 * @param pool the images
 * @param trainNote which training images these are, for the split's sentence: "training images (2
 *     of 5 data_batch files)"
 * @param heldOutNote which the others are: "test images"
 * @param classNames what the classes are called, in the order of the labels; empty where nobody
 *     tells
 */
record ReadImages<P extends LabelledImages>(
    P pool, String trainNote, String heldOutNote, List<String> classNames) {
  ReadImages {
    classNames = List.copyOf(classNames);
    if (!classNames.isEmpty() && classNames.size() != pool.classes()) {
      throw new IllegalArgumentException(
          classNames.size() + " names for " + pool.classes() + " classes");
    }
  }

  /** Images of classes without names. */
  ReadImages(P pool, String trainNote, String heldOutNote) {
    this(pool, trainNote, heldOutNote, List.of());
  }
}
