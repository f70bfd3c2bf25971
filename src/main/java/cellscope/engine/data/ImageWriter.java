package cellscope.engine.data;

import cellscope.model.RandomStream;
import java.util.Arrays;

/**
 * Writes normalised images into batches [batch, height, width, channels], as they are or augmented:
 * a random flip, then a crop (of a random region, or of the image padded with black, as torchvision
 * pads raw pixels before it normalises), then changes of the colours, then cutout. Gray images fill
 * every channel. Thread safe.
 */
final class ImageWriter {
  private static final Normalisation RAW =
      new Normalisation(new double[] {0, 0, 0}, new double[] {1, 1, 1});

  private final LabelledImages images;
  private final int channels;
  private final Augmentation augmentation;
  private final float[] table;
  private final float[] rawTable = RAW.table();

  /**
   * @param images their channels are 1 or as many as wanted
   * @param normalisation by the images' channels
   * @param channels of a batch
   * @param augmentation what {@link #augmented} does; colours of three channels alone are changed
   */
  ImageWriter(
      LabelledImages images, Normalisation normalisation, int channels, Augmentation augmentation) {
    if (images.channels() != 1 && images.channels() != channels) {
      throw new IllegalArgumentException(images.channels() + " channels as " + channels);
    }
    if (images.channels() != 3 && !augmentation.colours().isNone()) {
      throw new IllegalArgumentException("gray images have no colours to change");
    }
    this.images = images;
    this.channels = channels;
    this.augmentation = augmentation;
    table = normalisation.table();
  }

  /** Floats of one image in a batch. */
  int imageLength() {
    return images.height() * images.width() * channels;
  }

  /**
   * Writes an image as it is at {@code out[position * imageLength()..]}.
   *
   * @throws cellscope.model.InputProblem a file that is broken; nothing is written
   */
  void plain(int image, float[] out, int position) {
    write(images.fitted(image), 0, 0, false, table, out, position * imageLength());
  }

  /**
   * Writes an augmented image; takes the same draws whatever they decide.
   *
   * @param stream of this picture alone
   * @throws cellscope.model.InputProblem a file that is broken; nothing is written
   */
  void augmented(int image, RandomStream stream, float[] out, int position) {
    int padding = augmentation.padding();
    boolean mirrored = augmentation.flip() && stream.nextDouble() < 0.5;
    int down = padding == 0 ? 0 : stream.nextInt(2 * padding + 1) - padding;
    int right = padding == 0 ? 0 : stream.nextInt(2 * padding + 1) - padding;
    byte[] bytes = augmentation.resized() ? region(image, stream) : images.fitted(image);
    int at = position * imageLength();
    if (augmentation.colours().isNone()) {
      write(bytes, down, right, mirrored, table, out, at);
    } else {
      write(bytes, down, right, mirrored, rawTable, out, at);
      augmentation.colours().apply(out, at, images.height() * images.width(), stream);
      normalise(out, at);
    }
    if (augmentation.cutout() > 0) {
      RandomStream own = stream.split("cutout"); // moves no other draw
      blank(own.nextInt(images.height()), own.nextInt(images.width()), out, at);
    }
  }

  private byte[] region(int image, RandomStream stream) {
    Pixels source = images.source(image);
    Region region = Region.random(source.height(), source.width(), stream.split("region"));
    return Scaler.region(source, region, images.height(), images.width());
  }

  private void normalise(float[] out, int at) {
    for (int channel = 0; channel < channels; channel++) {
      // A line through the table's ends, since a changed colour lies between two bytes.
      float zero = table[channel << 8];
      float slope = (table[channel << 8 | 255] - zero) / 255;
      for (int i = at + channel; i < at + imageLength(); i += channels) {
        out[i] = zero + slope * out[i];
      }
    }
  }

  /**
   * Cutout (DeVries and Taylor, 2017): zero after normalisation, in a square that may reach over
   * the image's border.
   */
  private void blank(int centreY, int centreX, float[] out, int at) {
    int cutout = augmentation.cutout();
    int top = Math.max(0, centreY - cutout / 2);
    int bottom = Math.min(images.height(), centreY - cutout / 2 + cutout);
    int left = Math.max(0, centreX - cutout / 2);
    int right = Math.min(images.width(), centreX - cutout / 2 + cutout);
    for (int y = top; y < bottom; y++) {
      int row = at + y * images.width() * channels;
      Arrays.fill(out, row + left * channels, row + right * channels, 0);
    }
  }

  /** The same, normalised. */
  void write(byte[] bytes, int down, int right, boolean mirrored, float[] out, int at) {
    write(bytes, down, right, mirrored, table, out, at);
  }

  /**
   * Output (y, x) is the mirrored image's (y + down, x + right), black where that lies outside.
   *
   * @param values of every byte, by stored channel
   * @param at where the image begins in out
   */
  private void write(
      byte[] bytes, int down, int right, boolean mirrored, float[] values, float[] out, int at) {
    int height = images.height();
    int width = images.width();
    int rowLength = width * channels;
    int from = Math.min(width, Math.max(0, -right));
    int to = Math.max(from, Math.min(width, width - right));
    for (int y = 0; y < height; y++) {
      int row = at + y * rowLength;
      int sourceRow = y + down;
      if (sourceRow < 0 || sourceRow >= height) {
        black(values, out, row, width);
        continue;
      }
      black(values, out, row, from);
      int first = mirrored ? width - 1 - (from + right) : from + right;
      int source = (sourceRow * width + first) * images.channels();
      if (images.channels() == 1) {
        repeatGray(bytes, source, mirrored ? -1 : 1, values, out, row + from * channels, to - from);
      } else {
        copyColours(bytes, source, mirrored, values, out, row + from * channels, to - from);
      }
      black(values, out, row + to * channels, width - to);
    }
  }

  private void copyColours(
      byte[] bytes, int source, boolean mirrored, float[] values, float[] out, int at, int pixels) {
    int step = mirrored ? -channels : channels;
    int target = at;
    for (int i = 0, pixel = source; i < pixels; i++, pixel += step) {
      for (int channel = 0; channel < channels; channel++) {
        out[target++] = values[channel << 8 | bytes[pixel + channel] & 0xFF];
      }
    }
  }

  private void repeatGray(
      byte[] bytes, int source, int step, float[] values, float[] out, int at, int pixels) {
    int target = at;
    for (int i = 0, pixel = source; i < pixels; i++, pixel += step) {
      float value = values[bytes[pixel] & 0xFF];
      for (int channel = 0; channel < channels; channel++) {
        out[target++] = value;
      }
    }
  }

  private void black(float[] values, float[] out, int at, int pixels) {
    for (int i = 0; i < pixels; i++) {
      for (int channel = 0; channel < channels; channel++) {
        out[at + i * channels + channel] = values[images.channels() == 1 ? 0 : channel << 8];
      }
    }
  }
}
