package cellscope.engine.data;

/**
 * Normalised images with their labels.
 *
 * @param size number of images; the arrays may be longer
 * @param pixels [size, height, width, channels] in C order, normalised
 * @param labels class of each image
 */
public record Batch(int size, float[] pixels, int[] labels) {}
