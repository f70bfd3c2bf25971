package cellscope.model.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a pickle in their order. A length that the pickle claims is held against what is
 * left before memory is reserved for it.
 */
final class PickleInput {
  private static final int LONGEST_NAME = 200;

  private final InputStream in;
  private long remaining;

  /**
   * @param length bytes of the whole stream
   */
  PickleInput(InputStream in, long length) {
    this.in = in;
    this.remaining = length;
  }

  /** The next byte, 0 to 255; -1 at the end. */
  int opcode() throws IOException {
    remaining--;
    return in.read();
  }

  /** A number of one byte, without a sign. */
  int small() throws IOException {
    return bytes(1)[0] & 0xFF;
  }

  /** A number of two, four or eight bytes, the least significant one first. */
  long unsigned(int width) throws IOException {
    return whole(bytes(width), 0);
  }

  int signed() throws IOException {
    return (int) unsigned(4);
  }

  double number() throws IOException {
    return ByteBuffer.wrap(bytes(8)).order(ByteOrder.BIG_ENDIAN).getDouble();
  }

  /** A number with a sign, of as many bytes as it says. */
  long whole(long length) throws IOException {
    byte[] bytes = bytes(length);
    if (bytes.length > 8) {
      throw new IOException("holds a whole number beyond 64 bits");
    }
    return whole(bytes, bytes.length > 0 && bytes[bytes.length - 1] < 0 ? -1 : 0);
  }

  private static long whole(byte[] littleEndian, long sign) {
    long value = sign;
    for (int i = littleEndian.length - 1; i >= 0; i--) {
      value = value << 8 | littleEndian[i] & 0xFF;
    }
    return value;
  }

  String text(long length) throws IOException {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  byte[] bytes(long length) throws IOException {
    if (length < 0 || length > remaining || length > Integer.MAX_VALUE - 8) {
      throw new EOFException("is truncated, or no pickle: a value is longer than the file");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new EOFException("is truncated, or no pickle: the file ends within a value");
    }
    remaining -= length;
    return bytes;
  }

  /** A name's line, without its end. */
  String line() throws IOException {
    return new String(line(LONGEST_NAME), StandardCharsets.UTF_8);
  }

  /** A line, without its end. */
  byte[] line(int longest) throws IOException {
    byte[] line = new byte[64];
    for (int length = 0; length < longest; length++) {
      int next = opcode();
      if (next == '\n') {
        return Arrays.copyOf(line, length);
      }
      if (next < 0) {
        break;
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length] = (byte) next;
    }
    throw new IOException("holds a name without an end");
  }
}
