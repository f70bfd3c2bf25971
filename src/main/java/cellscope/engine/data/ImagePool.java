package cellscope.engine.data;

import cellscope.model.InputProblem;

/**
 * All images of a data set as bytes 0..255, the training images first. Shared by everything that
 * reads it and never changed.
 *
 * @param height rows of an image
 * @param width columns of an image
 * @param channels 1 for gray, 3 for red, green and blue
 * @param classes labels are 0..classes-1
 * @param trainImages how many of the images are training images; the others are held out from
 *     training
 * @param pixels by image: [height, width, channels] in C order
 * @param labels by image
 */
record ImagePool(
    int height,
    int width,
    int channels,
    int classes,
    int trainImages,
    byte[][] pixels,
    int[] labels) {

  int size() {
    return labels.length;
  }

  /** The training images' indices. */
  int[] train() {
    return range(0, trainImages);
  }

  /** The other images' indices. */
  int[] heldOut() {
    return range(trainImages, size());
  }

  /**
   * The same images as a network with so many input channels takes them: unchanged, or colours as
   * one channel of luma. Gray images stay one channel, which is repeated as batches are made, to
   * save memory.
   *
   * @param wanted 1..3
   * @throws InputProblem colour images for two channels
   */
  ImagePool forChannels(int wanted, String place) {
    if (channels == 1 || channels == wanted) {
      return this;
    }
    if (wanted != 1) {
      throw new InputProblem(
          "colour images can't become " + wanted + " channels, expected 1 or 3",
          "data.channels for " + place,
          "set data.channels to 3, or to 1 for their brightness");
    }
    byte[][] luma = new byte[pixels.length][];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = luma(pixels[i]);
    }
    return new ImagePool(height, width, 1, classes, trainImages, luma, labels);
  }

  /** Brightness as ITU-R BT.601 weighs red, green and blue; gray stays what it was. */
  private static byte[] luma(byte[] colours) {
    byte[] result = new byte[colours.length / 3];
    for (int i = 0; i < result.length; i++) {
      int red = colours[3 * i] & 0xFF;
      int green = colours[3 * i + 1] & 0xFF;
      int blue = colours[3 * i + 2] & 0xFF;
      result[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
    }
    return result;
  }

  private static int[] range(int from, int to) {
    int[] result = new int[to - from];
    for (int i = 0; i < result.length; i++) {
      result[i] = from + i;
    }
    return result;
  }
}
