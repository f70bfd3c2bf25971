package cellscope.engine.data;

import cellscope.model.pickle.PickleNames;
import cellscope.model.pickle.PlainPickle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A NumPy array as it stands in a pickle: made empty, then given its state. Only arrays of unsigned
 * bytes keep their content.
 */
final class NumpyArray implements PlainPickle.Stateful {
  private int[] shape = {};
  private byte[] bytes = {};
  private boolean columnMajor;

  private String type = "u1";

  /**
   * Takes the state that NumPy pickled.
   *
   * @param given version, shape, type, whether the order is Fortran's, bytes
   */
  @Override
  public void setState(Object given) throws IOException {
    if (!(given instanceof Object[] state)
        || state.length != 5
        || !(state[1] instanceof Object[] sizes)
        || !(state[2] instanceof PickleNames.Type elements)
        || !(state[3] instanceof Boolean fortran)) {
      throw new IOException("an array's state is not version, shape, type, order and bytes");
    }
    type = elements.code();
    if (!isOfBytes()) {
      return;
    }
    byte[] content = bytes(state[4]);
    shape = new int[sizes.length];
    long length = 1;
    for (int i = 0; i < sizes.length; i++) {
      if (!(sizes[i] instanceof Long size) || size < 0 || size > Integer.MAX_VALUE) {
        throw new IOException("an array's shape is not made of whole numbers");
      }
      shape[i] = size.intValue();
      length = Math.min(length * size, Integer.MAX_VALUE + 1L); // beyond any array already
    }
    if (length != content.length) {
      throw new IOException(
          "an array of " + content.length + " bytes, expected " + length + " by its shape");
    }
    bytes = content;
    columnMajor = fortran;
  }

  private static byte[] bytes(Object content) throws IOException {
    if (content instanceof byte[] raw) {
      return raw;
    }
    if (content instanceof String text) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    throw new IOException("an array's content is no string of bytes");
  }

  /** NumPy's short name of the elements' type. */
  String type() {
    return type;
  }

  boolean isOfBytes() {
    return type.equals("u1") || type.equals("B");
  }

  int[] shape() {
    return shape;
  }

  /** The elements of a matrix row by row. */
  byte[] bytesInOrder() {
    if (!columnMajor) {
      return bytes;
    }
    int rows = shape[0];
    int columns = shape[1];
    byte[] result = new byte[bytes.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[row * columns + column] = bytes[column * rows + row];
      }
    }
    return result;
  }
}
