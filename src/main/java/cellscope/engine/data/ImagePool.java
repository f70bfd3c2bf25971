package cellscope.engine.data;

import cellscope.model.InputProblem;
import java.security.MessageDigest;

/**
 * All images of a data set in memory, as bytes 0..255.
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
    int[] labels)
    implements LabelledImages {
  @Override
  public boolean decoded() {
    return false;
  }

  @Override
  public Pixels source(int image) {
    return new Pixels(height, width, channels, pixels[image]);
  }

  @Override
  public byte[] fitted(int image) {
    return pixels[image];
  }

  @Override
  public void identify(int image, MessageDigest into) {
    into.update(pixels[image]);
  }

  @Override
  public ImagePool forChannels(int wanted, String place) {
    if (channels == 1 || channels == wanted) {
      return this;
    }
    requireLuma(wanted, place);
    byte[][] luma = new byte[pixels.length][];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = source(i).luma().bytes();
    }
    return new ImagePool(height, width, 1, classes, trainImages, luma, labels);
  }

  /**
   * Colours can become their brightness only.
   *
   * @throws InputProblem another number of channels
   */
  static void requireLuma(int wanted, String place) {
    if (wanted != 1) {
      throw new InputProblem(
          "colour images can't become " + wanted + " channels, expected 1 or 3",
          "data.channels for " + place,
          "set data.channels to 3, or to 1 for their brightness");
    }
  }
}
