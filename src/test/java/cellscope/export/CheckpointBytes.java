package cellscope.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes pickles and checkpoints as PyTorch does, of maps, lists, tuples, texts and numbers. */
final class CheckpointBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static byte[] pickle(Object value) {
    CheckpointBytes bytes = new CheckpointBytes();
    bytes.out.writeBytes(new byte[] {(byte) 0x80, 2});
    bytes.value(value);
    bytes.out.write('.');
    return bytes.out.toByteArray();
  }

  static Path file(Path file, byte[] pickle, float[] storage) throws IOException {
    ByteBuffer numbers = ByteBuffer.allocate(4 * storage.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : storage) {
      numbers.putFloat(number);
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      zip.write(pickle);
      zip.putNextEntry(new ZipEntry("archive/data/0"));
      zip.write(numbers.array());
    }
    return file;
  }

  /** The original's object of a NAS-Bench-201 cell. */
  record Structure(List<?> nodes) {}

  /** A matrix of floats in the storage "0". */
  record Matrix(int rows, int columns) {}

  private void value(Object value) {
    if (value instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.write('X');
      number(utf8.length);
      out.writeBytes(utf8);
    } else if (value instanceof Integer whole) {
      out.write('J');
      number(whole);
    } else if (value instanceof List<?> list) {
      out.writeBytes(new byte[] {']', '('});
      list.forEach(this::value);
      out.write('e');
    } else if (value instanceof Object[] tuple) {
      tuple(tuple);
    } else if (value instanceof Map<?, ?> map) {
      out.writeBytes(new byte[] {'}', '('});
      map.forEach(
          (key, item) -> {
            value(key);
            value(item);
          });
      out.write('u');
    } else if (value instanceof Structure structure) {
      text("cxautodl.models.cell_searchs.genotypes\nStructure\n)");
      out.write(0x81);
      value(Map.of("node_num", 4, "nodes", structure.nodes));
      out.write('b');
    } else if (value instanceof Matrix matrix) {
      matrix(matrix);
    } else {
      throw new IllegalArgumentException(String.valueOf(value));
    }
  }

  private void tuple(Object... items) {
    out.write('(');
    for (Object item : items) {
      value(item);
    }
    out.write('t');
  }

  private void matrix(Matrix matrix) {
    text("ctorch._utils\n_rebuild_tensor_v2\n((");
    value("storage");
    text("ctorch\nFloatStorage\n");
    value("0");
    value("cpu");
    value(matrix.rows * matrix.columns);
    text("tQ");
    value(0);
    tuple(matrix.rows, matrix.columns);
    tuple(matrix.columns, 1);
    text("tR");
  }

  private void text(String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private void number(int value) {
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }
}
