package cellscope.engine.data;

import cellscope.model.InputProblem;
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

/** Reads picture files as red, green and blue bytes of any size; needs no display. */
final class Picture {
  private static final long MOST_PIXELS = 100_000_000L;

  /** What the JPEG decoder warns of where a file ends too early. */
  private static final Pattern TRUNCATED =
      Pattern.compile("truncated|premature end|missing EOI", Pattern.CASE_INSENSITIVE);

  private static final int COLOURS = 3;

  /** Samples of a pixel by which such a JPEG is known: the decoder has no colours for it. */
  private static final int CMYK = 4;

  private Picture() {}

  /**
   * Reads a PNG, JPEG, GIF (its first frame) or BMP file. What is transparent becomes white. A
   * truncated JPEG is damaged, though its decoder would fill what is missing with gray.
   *
   * @return with three channels
   * @throws InputProblem anything else, or a damaged file
   */
  static Pixels read(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new File(file.toString()))) {
      if (in == null) {
        throw new IOException("can't be opened");
      }
      if (JpegHeader.components(in) == CMYK) {
        throw new IOException("a CMYK JPEG; convert it to RGB");
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw FileProblems.otherKind(file, "a PNG, JPEG, GIF or BMP picture");
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
    } catch (InputProblem e) {
      throw e;
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
    BufferedImage image = reader.read(0);
    if (!cutOff.isEmpty()) {
      throw new IOException("truncated");
    }
    return image;
  }

  private static void requireModestSize(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      throw new IOException(pixels + " pixels, at most " + MOST_PIXELS + " are read");
    }
  }

  private static Pixels of(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      // What a JPEG decodes to; its raster gives red, green and blue in this order.
      byte[] bytes = new byte[height * width * COLOURS];
      image.getRaster().getDataElements(0, 0, width, height, bytes);
      return new Pixels(height, width, COLOURS, bytes);
    }
    boolean gray = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    int[] argb = gray ? grayPixels(image) : image.getRGB(0, 0, width, height, null, 0, width);
    byte[] bytes = new byte[height * width * COLOURS];
    for (int i = 0; i < argb.length; i++) {
      int rgb = overWhite(argb[i]);
      bytes[COLOURS * i] = (byte) (rgb >> 16);
      bytes[COLOURS * i + 1] = (byte) (rgb >> 8);
      bytes[COLOURS * i + 2] = (byte) rgb;
    }
    return new Pixels(height, width, COLOURS, bytes);
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
}
