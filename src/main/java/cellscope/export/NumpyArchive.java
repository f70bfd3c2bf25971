package cellscope.export;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A .npz file: a zip of .npy arrays (format 1.0, C order, little endian, float32 or float64), which
 * numpy.load reads; texts may stand beside them. Equal contents give equal bytes.
 *
 * @param arrays by name, in order
 * @param texts by file name
 */
public record NumpyArchive(Map<String, Array> arrays, Map<String, String> texts) {
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<(f[48])', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\),? *\\}\\s*");
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int PREFIX = MAGIC.length + Short.BYTES;
  private static final int ALIGNMENT = 64;
  private static final String EXTENSION = ".npy";

  /**
   * One array.
   *
   * @param shape in C order; empty for a single number
   * @param values in that order; not copied
   * @param single whether it is stored in single precision
   */
  public record Array(List<Integer> shape, double[] values, boolean single) {
    public Array {
      shape = List.copyOf(shape);
    }
  }

  public NumpyArchive {
    arrays = new LinkedHashMap<>(arrays);
    texts = new LinkedHashMap<>(texts);
  }

  /** Writes it; the stream stays open. */
  public void write(OutputStream target) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(target);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      put(zip, text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
    }
    for (Map.Entry<String, Array> array : arrays.entrySet()) {
      put(zip, array.getKey() + EXTENSION, bytes(array.getValue()));
    }
    zip.finish();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0); // no clock in the file
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] bytes(Array array) {
    StringBuilder shape = new StringBuilder();
    array.shape().forEach(side -> shape.append(side).append(','));
    String header =
        "{'descr': '<%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(array.single() ? "f4" : "f8", shape);
    int unpadded = PREFIX + header.length() + 1;
    int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    int size = array.single() ? Float.BYTES : Double.BYTES;
    ByteBuffer bytes =
        ByteBuffer.allocate(length + size * array.values().length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putShort((short) (length - PREFIX));
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    while (bytes.position() < length - 1) {
      bytes.put((byte) ' ');
    }
    bytes.put((byte) '\n');
    for (double value : array.values()) {
      if (array.single()) {
        bytes.putFloat((float) value);
      } else {
        bytes.putDouble(value);
      }
    }
    return bytes.array();
  }

  /**
   * Reads a file.
   *
   * @throws InputProblem it is missing, no .npz file, or holds arrays of another kind
   */
  public static NumpyArchive read(Path file) throws IOException {
    Map<String, Array> arrays = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        String name = entry.getName();
        byte[] bytes = zip.readAllBytes();
        if (name.endsWith(EXTENSION)) {
          String plain = name.substring(0, name.length() - EXTENSION.length());
          arrays.put(plain, parse(bytes, file + ", " + name));
        } else {
          texts.put(name, new String(bytes, StandardCharsets.UTF_8));
        }
      }
    } catch (NoSuchFileException e) {
      throw new InputProblem("there is no such file", file.toString(), "name a model's .npz file");
    } catch (ZipException | java.io.EOFException | IllegalArgumentException e) {
      // the last is what a name that is no UTF-8 gives
      throw damaged(file.toString());
    }
    if (arrays.isEmpty()) {
      throw damaged(file.toString());
    }
    return new NumpyArchive(arrays, texts);
  }

  private static InputProblem damaged(String where) {
    return new InputProblem(
        "is no whole .npz file", where, "write it again with 'cellscope export RUN --format npz'");
  }

  private static Array parse(byte[] bytes, String where) {
    if (bytes.length < PREFIX || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw damaged(where);
    }
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = PREFIX + Short.toUnsignedInt(data.getShort(MAGIC.length));
    if (start > bytes.length) {
      throw damaged(where);
    }
    Matcher header =
        HEADER.matcher(new String(bytes, PREFIX, start - PREFIX, StandardCharsets.US_ASCII));
    if (!header.matches()) {
      throw new InputProblem(
          "is no array of float32 or float64 in C order", where, "save it as such from numpy");
    }
    boolean single = header.group(1).equals("f4");
    data.position(start);
    int length = data.remaining() / (single ? Float.BYTES : Double.BYTES);
    List<Integer> shape = shape(header.group(2), length, where);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = single ? data.getFloat() : data.getDouble();
    }
    return new Array(shape, values, single);
  }

  private static List<Integer> shape(String text, int length, String where) {
    try {
      List<Integer> shape =
          Arrays.stream(text.split(","))
              .map(String::strip)
              .filter(side -> !side.isEmpty())
              .map(Integer::valueOf)
              .toList();
      if (shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact) == length) {
        return shape;
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // told below
    }
    throw damaged(where);
  }
}
