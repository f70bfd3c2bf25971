package cellscope.engine.data;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** Reads of a JPEG file what its decoder can't tell without decoding. */
final class JpegHeader {
  private static final int START_OF_IMAGE = 0xFFD8;
  private static final int MARKER = 0xFF;
  private static final int START_OF_SCAN = 0xDA;

  private JpegHeader() {}

  /**
   * Samples of a pixel: 1 gray, 3 colours, 4 CMYK. The stream stays where it is.
   *
   * @return 0 for what is no JPEG or ends before it tells
   */
  static int components(ImageInputStream in) throws IOException {
    in.mark();
    try {
      return in.length() >= 0 && in.length() < 4 || in.readUnsignedShort() != START_OF_IMAGE
          ? 0
          : componentsOfFrame(in);
    } catch (EOFException e) {
      return 0;
    } finally {
      in.reset();
    }
  }

  private static int componentsOfFrame(ImageInputStream in) throws IOException {
    while (in.readUnsignedByte() == MARKER) {
      int kind = in.readUnsignedByte();
      while (kind == MARKER) {
        kind = in.readUnsignedByte();
      }
      if (kind == START_OF_SCAN) {
        return 0;
      }
      int length = in.readUnsignedShort();
      if (isFrame(kind)) {
        in.skipBytes(5); // precision, height and width
        return in.readUnsignedByte();
      }
      in.skipBytes(Math.max(0, length - 2));
    }
    return 0;
  }

  /** SOF0 to SOF15; the tables DHT and DAC and the extension JPG have numbers among them. */
  private static boolean isFrame(int kind) {
    return kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
  }
}
