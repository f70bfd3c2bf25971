package cellscope.export;

import cellscope.model.file.WholeFile;
import cellscope.picture.Palette;
import cellscope.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a picture that belongs to no run. */
public final class PngPicture {
  private PngPicture() {}

  /**
   * Writes a PNG as a whole.
   *
   * @param scale pixels of the image for a pixel of the picture, 1 to 4
   */
  public static void write(Picture picture, Palette palette, double scale, Path file)
      throws IOException {
    WholeFile.write(file, out -> PictureExport.png(picture, palette, scale, out));
  }
}
