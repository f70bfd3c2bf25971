package cellscope.engine.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture file as red, green and blue bytes of any size; needs no display. */
final class Picture {
  private static final long MOST_PIXELS = 100_000_000L;

  /** What the JPEG decoder warns of where a file ends too early. */
  private static final Pattern TRUNCATED =
      Pattern.compile("truncated|premature end|missing EOI", Pattern.CASE_INSENSITIVE);

  private final int height;
  private final int width;
  private final int[] rgb;

  /**
   * @param rgb [height, width], 0xRRGGBB
   */
  private Picture(int height, int width, int[] rgb) {
    this.height = height;
    this.width = width;
    this.rgb = rgb;
  }

  /**
   * Reads a PNG, JPEG, GIF (its first frame) or BMP file. What is transparent becomes white. A
   * truncated JPEG is damaged, though its decoder would fill what is missing with gray.
   *
   * @throws cellscope.model.InputProblem anything else, or a damaged file
   */
  static Picture read(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new File(file.toString()))) {
      if (in == null) {
        throw new IOException("can't be opened");
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no known format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        requireModestSize(reader);
        return of(decode(reader));
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw FileProblems.unreadable(file, "a PNG, JPEG, GIF or BMP picture", e);
    } catch (RuntimeException e) {
      // The decoders tell a damaged file by whatever went wrong inside them.
      throw FileProblems.unreadable(
          file, "a PNG, JPEG, GIF or BMP picture", new IOException("damaged", e));
    }
  }

  private static BufferedImage decode(ImageReader reader) throws IOException {
    List<String> cutOff = new ArrayList<>();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          if (TRUNCATED.matcher(warning).find()) {
            cutOff.add(warning);
          }
        });
    requireRgbOrGray(reader);
    BufferedImage image = reader.read(0);
    if (!cutOff.isEmpty()) {
      throw new IOException("truncated");
    }
    return image;
  }

  /** A JPEG of four samples is CMYK; the decoder has no colours for it or takes it for others. */
  private static void requireRgbOrGray(ImageReader reader) throws IOException {
    if (!reader.getFormatName().equalsIgnoreCase("jpeg")) {
      return;
    }
    boolean known = reader.getImageTypes(0).hasNext();
    if (!known || reader.readRaster(0, null).getNumBands() == 4) {
      throw new IOException("a CMYK JPEG; convert it to RGB");
    }
  }

  private static void requireModestSize(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      throw new IOException(pixels + " pixels, at most " + MOST_PIXELS + " are read");
    }
  }

  private static Picture of(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    boolean gray = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    int[] rgb = gray ? grayPixels(image) : image.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = overWhite(rgb[i]);
    }
    return new Picture(height, width, rgb);
  }

  /** Gray samples as they are: getRGB would take them for linear light and brighten them. */
  private static int[] grayPixels(BufferedImage image) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int largest = (1 << image.getColorModel().getComponentSize(0)) - 1;
    boolean alpha = image.getColorModel().hasAlpha();
    int[] result = new int[image.getHeight() * width];
    for (int i = 0; i < result.length; i++) {
      int x = i % width;
      int y = i / width;
      int gray = (int) (raster.getSample(x, y, 0) * 255L / largest);
      int opacity = alpha ? (int) (raster.getSample(x, y, 1) * 255L / largest) : 255;
      result[i] = opacity << 24 | gray * 0x10101;
    }
    return result;
  }

  private static int overWhite(int argb) {
    int opacity = argb >>> 24;
    if (opacity == 255) {
      return argb & 0xFFFFFF;
    }
    int result = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int value = argb >> shift & 0xFF;
      result |= (value * opacity + 255 * (255 - opacity) + 127) / 255 << shift;
    }
    return result;
  }

  /**
   * The picture's middle square, scaled with a triangle filter that widens as the picture shrinks
   * (no aliasing). The same on every machine.
   *
   * @return [side, side, 3]
   */
  byte[] square(int side) {
    int source = Math.min(height, width);
    int top = (height - source) / 2;
    int left = (width - source) / 2;
    double[][] weights = TriangleFilter.weights(source, side);
    int[] starts = TriangleFilter.starts(source, side);
    double[] rows = new double[source * side * 3];
    for (int y = 0; y < source; y++) {
      for (int x = 0; x < side; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int shift = 16 - 8 * channel;
          double sum = 0;
          for (int k = 0; k < weights[x].length; k++) {
            int pixel = rgb[(top + y) * width + left + starts[x] + k];
            sum += weights[x][k] * (pixel >> shift & 0xFF);
          }
          rows[(y * side + x) * 3 + channel] = sum;
        }
      }
    }
    byte[] result = new byte[side * side * 3];
    for (int y = 0; y < side; y++) {
      for (int i = 0; i < side * 3; i++) {
        double sum = 0;
        for (int k = 0; k < weights[y].length; k++) {
          sum += weights[y][k] * rows[(starts[y] + k) * side * 3 + i];
        }
        result[y * side * 3 + i] = (byte) Math.max(0, Math.min(255, Math.round(sum)));
      }
    }
    return result;
  }
}
