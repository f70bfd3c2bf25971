package cellscope.engine.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads the IDX format of MNIST: a big-endian magic number 0x0000TTDD (type 08 for bytes, DD
 * dimensions), the sizes, then the bytes. Gzipped or plain, told by the first bytes.
 */
final class IdxFile {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;
  private static final int LONGEST_SIDE = 4096;

  private IdxFile() {}

  /**
   * Gray images of one size.
   *
   * @param pixels by image: [height, width]
   */
  record Images(int height, int width, List<byte[]> pixels) {}

  /**
   * Reads images to the end of the stream.
   *
   * @param place names the file in problems
   */
  static Images images(InputStream raw, String place) {
    try (DataInputStream in = open(raw)) {
      int count = header(in, IMAGES, "images (magic 0x00000803)", place);
      int height = side(in.readInt(), place);
      int width = side(in.readInt(), place);
      List<byte[]> pixels = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] image = in.readNBytes(height * width);
        if (image.length < height * width) {
          throw tooShort(place, count + " images of " + height + "x" + width, i + " whole ones");
        }
        pixels.add(image);
      }
      requireEnd(in, place, count + " images of " + height + "x" + width);
      return new Images(height, width, pixels);
    } catch (EOFException e) {
      throw tooShort(place, "IDX images", "less");
    } catch (IOException e) {
      throw FileProblems.unreadable(place, "IDX images, gzipped or plain", e);
    }
  }

  /** Reads labels 0..255 to the end of the stream. */
  static byte[] labels(InputStream raw, String place) {
    try (DataInputStream in = open(raw)) {
      int count = header(in, LABELS, "labels (magic 0x00000801)", place);
      byte[] labels = in.readNBytes(count);
      if (labels.length < count) {
        throw tooShort(place, count + " labels", labels.length + " labels");
      }
      requireEnd(in, place, count + " labels");
      return labels;
    } catch (EOFException e) {
      throw tooShort(place, "IDX labels", "less");
    } catch (IOException e) {
      throw FileProblems.unreadable(place, "IDX labels, gzipped or plain", e);
    }
  }

  private static DataInputStream open(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean gzipped = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return new DataInputStream(gzipped ? new GZIPInputStream(in, 1 << 16) : in);
  }

  private static int header(DataInputStream in, int magic, String expected, String place)
      throws IOException {
    int found = in.readInt();
    if (found != magic) {
      throw FileProblems.damaged(
          place, String.format("starts with 0x%08X, expected IDX %s", found, expected));
    }
    int count = in.readInt();
    if (count <= 0) {
      throw FileProblems.damaged(
          place, "has " + Integer.toUnsignedLong(count) + " entries, expected 1 to 2147483647");
    }
    return count;
  }

  private static int side(int length, String place) {
    if (length < 1 || length > LONGEST_SIDE) {
      throw FileProblems.damaged(
          place, "has images of side " + length + ", expected 1 to " + LONGEST_SIDE + " pixels");
    }
    return length;
  }

  private static void requireEnd(DataInputStream in, String place, String expected)
      throws IOException {
    if (in.read() >= 0) {
      throw FileProblems.damaged(
          place, "is longer than the " + expected + " that its header tells");
    }
  }

  private static RuntimeException tooShort(String place, String expected, String found) {
    return FileProblems.damaged(
        place, "is truncated: expected " + expected + " as its header tells, found " + found);
  }
}
