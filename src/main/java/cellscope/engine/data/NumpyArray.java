package cellscope.engine.data;

import java.nio.charset.StandardCharsets;
import net.razorvine.pickle.PickleException;

/**
 * A NumPy array as it stands in a pickle: made empty, then given its state. Only arrays of unsigned
 * bytes keep their content.
 */
final class NumpyArray {
  private int[] shape = {};
  private byte[] bytes = {};
  private boolean columnMajor;

  private String type = "u1";

  /** The element type of an array. */
  record Type(String code) {}

  /**
   * Takes the state that NumPy pickled.
   *
   * @param state version, shape, type, whether the order is Fortran's, bytes
   */
  void setState(Object[] state) {
    if (state.length != 5
        || !(state[1] instanceof Object[] sizes)
        || !(state[2] instanceof Type given)
        || !(state[3] instanceof Boolean fortran)) {
      throw new PickleException("an array's state is not version, shape, type, order and bytes");
    }
    type = given.code;
    if (!isOfBytes()) {
      return;
    }
    byte[] content = bytes(state[4]);
    shape = new int[sizes.length];
    long length = 1;
    for (int i = 0; i < sizes.length; i++) {
      if (!(sizes[i] instanceof Integer size) || size < 0) {
        throw new PickleException("an array's shape is not made of whole numbers");
      }
      shape[i] = size;
      length = Math.multiplyExact(length, size.longValue());
    }
    if (length != content.length) {
      throw new PickleException(
          "an array of " + content.length + " bytes, expected " + length + " by its shape");
    }
    bytes = content;
    columnMajor = fortran;
  }

  private static byte[] bytes(Object content) {
    if (content instanceof byte[] raw) {
      return raw;
    }
    if (content instanceof String text) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    throw new PickleException("an array's content is no string of bytes");
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
