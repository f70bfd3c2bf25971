package cellscope.model.pickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The values that Python's oldest protocol writes as lines of text. */
final class PickleLines {
  private PickleLines() {}

  /** A whole number, or a truth value as 00 or 01. */
  static Object whole(String line) throws IOException {
    if (line.equals("00") || line.equals("01")) {
      return line.equals("01");
    }
    try {
      return new BigInteger(line.endsWith("L") ? line.substring(0, line.length() - 1) : line)
          .longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IOException("holds a whole number that is none, or beyond 64 bits");
    }
  }

  static double number(String line) throws IOException {
    try {
      return Double.parseDouble(
          line.replace("inf", "Infinity").replace("nan", "NaN")); // as Python writes them
    } catch (NumberFormatException e) {
      throw new IOException("holds a number that is none");
    }
  }

  /** A string of bytes in quotes, as Python 2 shows it. */
  static byte[] quoted(byte[] line) throws IOException {
    int end = line.length - 1;
    if (end < 1 || line[0] != line[end] || line[0] != '\'' && line[0] != '"') {
      throw new IOException("holds a string without its quotes");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(end);
    for (int i = 1; i < end; i++) {
      if (line[i] != '\\') {
        out.write(line[i]);
      } else if (i + 1 < end && line[i + 1] == 'x') {
        out.write((int) hexadecimal(line, i + 2, Math.min(i + 4, end), 2));
        i += 3;
      } else {
        i++;
        out.write(escaped(i < end ? line[i] : 0));
      }
    }
    return out.toByteArray();
  }

  private static int escaped(int letter) throws IOException {
    return switch (letter) {
      case '\\', '\'', '"' -> letter;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new IOException("holds a string with an unknown escape");
    };
  }

  /** A text whose characters beyond Latin-1 are written by their numbers. */
  static String unicode(byte[] line) throws IOException {
    StringBuilder text = new StringBuilder(line.length);
    for (int i = 0; i < line.length; i++) {
      int digits = i + 1 == line.length ? 0 : line[i + 1] == 'u' ? 4 : line[i + 1] == 'U' ? 8 : 0;
      if (line[i] != '\\' || digits == 0) {
        text.append((char) (line[i] & 0xFF));
        continue;
      }
      long character = hexadecimal(line, i + 2, Math.min(i + 2 + digits, line.length), digits);
      if (character > Character.MAX_CODE_POINT) {
        throw new IOException("holds a text with an unknown character");
      }
      text.appendCodePoint((int) character);
      i += 1 + digits;
    }
    return text.toString();
  }

  private static long hexadecimal(byte[] line, int from, int to, int digits) throws IOException {
    String text = new String(line, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    if (!text.matches("[0-9a-fA-F]{" + digits + "}")) {
      throw new IOException("holds a string with an unknown escape");
    }
    return Long.parseLong(text, 16);
  }
}
