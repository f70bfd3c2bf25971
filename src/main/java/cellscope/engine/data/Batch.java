package cellscope.engine.data;

import java.util.Arrays;

/**
 * Normalised images with their labels.
 *
 * @param size number of images; the arrays may be longer
 * @param pixels [size, height, width, channels] in C order, normalised
 * @param labels class of each image
 */
public record Batch(int size, float[] pixels, int[] labels) {
  /** As many labels as images. */
  public int[] labelsOfImages() {
    return labels.length == size ? labels : Arrays.copyOf(labels, size);
  }
}
