package cellscope.oracle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A .npz file: a zip of .npy arrays in C order, float64 or int32, little endian. */
final class NumpyArchive {
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");
  private static final Pattern KIND = Pattern.compile("'descr': '([^']*)'");

  /** One array; integers are widened. */
  record Array(int[] shape, double[] values) {
    /** Images [n, c, h, w] as [n, h, w, c]; everything else as it is. */
    double[] channelsLast() {
      if (shape.length != 4) {
        return values;
      }
      int channels = shape[1];
      int positions = shape[2] * shape[3];
      double[] moved = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        int position = i % positions;
        int channel = i / positions % channels;
        int image = i / positions / channels;
        moved[(image * positions + position) * channels + channel] = values[i];
      }
      return moved;
    }

    int[] ints() {
      return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
    }

    double[][] rows() {
      double[][] rows = new double[shape[0]][];
      for (int r = 0; r < rows.length; r++) {
        rows[r] = Arrays.copyOfRange(values, r * shape[1], (r + 1) * shape[1]);
      }
      return rows;
    }
  }

  private final Map<String, Array> arrays = new LinkedHashMap<>();

  static NumpyArchive read(Path file) throws IOException {
    NumpyArchive archive = new NumpyArchive();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        String name = entry.getName().replaceFirst("\\.npy$", "");
        archive.arrays.put(name, parse(zip.readAllBytes(), file + "!" + name));
      }
    }
    return archive;
  }

  private static Array parse(byte[] bytes, String where) {
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = bytes[6] == 1 ? data.getShort(8) & 0xffff : data.getInt(8);
    int start = bytes[6] == 1 ? 10 : 12;
    String header = new String(bytes, start, headerLength, StandardCharsets.US_ASCII);
    Matcher shapeText = SHAPE.matcher(header);
    Matcher kind = KIND.matcher(header);
    if (!shapeText.find() || !kind.find() || header.contains("'fortran_order': True")) {
      throw new IllegalStateException(where + ": unexpected header " + header);
    }
    int[] shape =
        Arrays.stream(shapeText.group(1).split(","))
            .map(String::trim)
            .filter(s -> !s.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    data.position(start + headerLength);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (kind.group(1)) {
            case "<f8" -> data.getDouble();
            case "<i4" -> data.getInt();
            case "<i8" -> data.getLong();
            default -> throw new IllegalStateException(where + ": kind " + kind.group(1));
          };
    }
    return new Array(shape, values);
  }

  boolean has(String name) {
    return arrays.containsKey(name);
  }

  Set<String> names() {
    return arrays.keySet();
  }

  Array get(String name) {
    Array found = arrays.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no array " + name);
    }
    return found;
  }

  double scalar(String name) {
    return get(name).values()[0];
  }
}
