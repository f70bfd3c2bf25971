package cellscope.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the images of one data set while its files are read: first the training images, then the
 * held-out ones.
 */
final class PoolBuilder {
  private final int height;
  private final int width;
  private final int channels;
  private final List<byte[]> pixels = new ArrayList<>();
  private int[] labels = new int[1024];
  private int trainImages = -1;

  PoolBuilder(int height, int width, int channels) {
    this.height = height;
    this.width = width;
    this.channels = channels;
  }

  int size() {
    return pixels.size();
  }

  /** Adds an image [height, width, channels]; the builder keeps the array. */
  void add(int label, byte[] image) {
    if (image.length != height * width * channels) {
      throw new IllegalArgumentException("image of " + image.length + " bytes");
    }
    if (pixels.size() == labels.length) {
      labels = Arrays.copyOf(labels, 2 * labels.length);
    }
    labels[pixels.size()] = label;
    pixels.add(image);
  }

  /** Adds a copy of the image [channels, height, width] at {@code source[from..]}. */
  void addPlanar(int label, byte[] source, int from) {
    int plane = height * width;
    byte[] image = new byte[plane * channels];
    for (int channel = 0; channel < channels; channel++) {
      int start = from + channel * plane;
      for (int i = 0; i < plane; i++) {
        image[i * channels + channel] = source[start + i];
      }
    }
    add(label, image);
  }

  /** What is added from now on is held out from training. */
  void endOfTraining() {
    trainImages = pixels.size();
  }

  ImagePool build(int classes) {
    if (trainImages < 0) {
      throw new IllegalStateException("endOfTraining was not called");
    }
    return new ImagePool(
        height,
        width,
        channels,
        classes,
        trainImages,
        pixels.toArray(new byte[0][]),
        Arrays.copyOf(labels, pixels.size()));
  }
}
