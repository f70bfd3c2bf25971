package cellscope.export;

import cellscope.picture.Colour;
import cellscope.picture.Palette;
import cellscope.picture.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Writes pictures by Java2D and without a display. */
final class PictureExport {
  private PictureExport() {}

  /**
   * Writes a PNG; the stream stays open.
   *
   * @param scale pixels of the image for a pixel of the picture, 1 to 4
   * @throws IllegalArgumentException for another scale
   */
  static void png(Picture picture, Palette palette, double scale, OutputStream out)
      throws IOException {
    if (!ImageIO.write(image(picture, palette, scale), "png", out)) {
      throw new IOException("this Java has no PNG writer");
    }
  }

  /** The picture on the palette's background; sides are rounded up to whole pixels. */
  static BufferedImage image(Picture picture, Palette palette, double scale) {
    if (!(scale >= 1 && scale <= 4)) {
      throw new IllegalArgumentException("a picture's scale is between 1 and 4, not " + scale);
    }
    BufferedImage image =
        new BufferedImage(
            (int) Math.max(1, Math.ceil(picture.width() * scale)),
            (int) Math.max(1, Math.ceil(picture.height() * scale)),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(new Color(Colour.Role.BACKGROUND.argb(palette), true));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(scale, scale);
      picture.draw(new ImagePen(graphics, palette));
    } finally {
      graphics.dispose();
    }
    return image;
  }
}
