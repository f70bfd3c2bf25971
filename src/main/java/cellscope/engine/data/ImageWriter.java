package cellscope.engine.data;

import cellscope.model.RandomStream;
import java.util.Arrays;

/**
 * Writes normalised images into batches [batch, height, width, channels], as they are or augmented:
 * a random flip, then a random crop from the image padded with black, as torchvision pads raw
 * pixels before it normalises, then cutout. Gray images fill every channel. Thread safe.
 */
final class ImageWriter {
  private final ImagePool pool;
  private final float[] table;
  private final int channels;
  private final int padding;
  private final boolean flip;
  private final int cutout;

  /**
   * @param pool its channels are 1 or as many as wanted
   * @param table normalised values [pool channels, 256]
   * @param channels of a batch
   * @param padding black pixels on every side before the crop
   * @param flip whether half of the images are mirrored
   * @param cutout side of the square blanked around a random pixel; 0 for none
   */
  ImageWriter(ImagePool pool, float[] table, int channels, int padding, boolean flip, int cutout) {
    if (pool.channels() != 1 && pool.channels() != channels) {
      throw new IllegalArgumentException(pool.channels() + " channels as " + channels);
    }
    this.pool = pool;
    this.table = table;
    this.channels = channels;
    this.padding = padding;
    this.flip = flip;
    this.cutout = cutout;
  }

  /** Floats of one image in a batch. */
  int imageLength() {
    return pool.height() * pool.width() * channels;
  }

  /** Writes an image as it is at {@code out[position * imageLength()..]}. */
  void plain(int image, float[] out, int position) {
    write(pool.pixels()[image], 0, 0, false, out, position * imageLength());
  }

  /** Writes an augmented image; takes the same draws whatever they decide. */
  void augmented(int image, RandomStream stream, float[] out, int position) {
    boolean mirrored = flip && stream.nextDouble() < 0.5;
    int down = padding == 0 ? 0 : stream.nextInt(2 * padding + 1) - padding;
    int right = padding == 0 ? 0 : stream.nextInt(2 * padding + 1) - padding;
    write(pool.pixels()[image], down, right, mirrored, out, position * imageLength());
    if (cutout > 0) {
      RandomStream own = stream.split("cutout").split(position); // moves no other draw
      blank(own.nextInt(pool.height()), own.nextInt(pool.width()), out, position * imageLength());
    }
  }

  /**
   * Cutout (DeVries and Taylor, 2017): zero after normalisation, in a square that may reach over
   * the image's border.
   */
  private void blank(int centreY, int centreX, float[] out, int at) {
    int top = Math.max(0, centreY - cutout / 2);
    int bottom = Math.min(pool.height(), centreY - cutout / 2 + cutout);
    int left = Math.max(0, centreX - cutout / 2);
    int right = Math.min(pool.width(), centreX - cutout / 2 + cutout);
    for (int y = top; y < bottom; y++) {
      int row = at + y * pool.width() * channels;
      Arrays.fill(out, row + left * channels, row + right * channels, 0);
    }
  }

  /**
   * Output (y, x) is the mirrored image's (y + down, x + right), black where that lies outside.
   *
   * @param at where the image begins in out
   */
  void write(byte[] bytes, int down, int right, boolean mirrored, float[] out, int at) {
    int height = pool.height();
    int width = pool.width();
    int rowLength = width * channels;
    int from = Math.min(width, Math.max(0, -right));
    int to = Math.max(from, Math.min(width, width - right));
    for (int y = 0; y < height; y++) {
      int row = at + y * rowLength;
      int sourceRow = y + down;
      if (sourceRow < 0 || sourceRow >= height) {
        black(out, row, width);
        continue;
      }
      black(out, row, from);
      int first = mirrored ? width - 1 - (from + right) : from + right;
      int source = (sourceRow * width + first) * pool.channels();
      if (pool.channels() == 1) {
        repeatGray(bytes, source, mirrored ? -1 : 1, out, row + from * channels, to - from);
      } else {
        copyColours(bytes, source, mirrored, out, row + from * channels, to - from);
      }
      black(out, row + to * channels, width - to);
    }
  }

  private void copyColours(
      byte[] bytes, int source, boolean mirrored, float[] out, int at, int pixels) {
    int step = mirrored ? -channels : channels;
    int target = at;
    for (int i = 0, pixel = source; i < pixels; i++, pixel += step) {
      for (int channel = 0; channel < channels; channel++) {
        out[target++] = table[channel << 8 | bytes[pixel + channel] & 0xFF];
      }
    }
  }

  private void repeatGray(byte[] bytes, int source, int step, float[] out, int at, int pixels) {
    int target = at;
    for (int i = 0, pixel = source; i < pixels; i++, pixel += step) {
      float value = table[bytes[pixel] & 0xFF];
      for (int channel = 0; channel < channels; channel++) {
        out[target++] = value;
      }
    }
  }

  private void black(float[] out, int at, int pixels) {
    for (int i = 0; i < pixels; i++) {
      for (int channel = 0; channel < channels; channel++) {
        out[at + i * channels + channel] = table[pool.channels() == 1 ? 0 : channel << 8];
      }
    }
  }
}
