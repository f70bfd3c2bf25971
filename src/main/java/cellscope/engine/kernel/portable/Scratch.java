package cellscope.engine.kernel.portable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays for intermediate results, one for each role and shape, made at the first use and kept:
 * from the second step on nothing is allocated. An array begins with zeros and later holds what its
 * last user left in it.
 */
final class Scratch implements AutoCloseable {
  private record Key(String role, DataType type, String shape) {}

  private final DataType type;
  private final Map<Key, INDArray> arrays = new HashMap<>();

  /**
   * @param type number format of everything but {@link #wide}
   */
  Scratch(DataType type) {
    this.type = type;
  }

  DataType type() {
    return type;
  }

  /** An array in the kernels' own number format. */
  INDArray array(String role, long... shape) {
    return kept(role, type, shape, 0);
  }

  /** An array in double precision. */
  INDArray wide(String role, long... shape) {
    return kept(role, DataType.DOUBLE, shape, 0);
  }

  /** An array of 64-bit integers. */
  INDArray longs(String role, long... shape) {
    return kept(role, DataType.INT64, shape, 0);
  }

  /** A constant array; nobody may write to it. */
  INDArray constant(DataType ofType, double value, long... shape) {
    return kept("constant " + value, ofType, shape, value);
  }

  /** A vector with these values: one number by channel, small enough to go through the host. */
  INDArray vector(String role, double[] values) {
    INDArray vector = array(role, values.length);
    DataBuffer data = vector.data();
    for (int i = 0; i < values.length; i++) {
      data.put(i, values[i]);
    }
    return vector;
  }

  private INDArray kept(String role, DataType ofType, long[] shape, double initial) {
    Key key = new Key(role, ofType, Arrays.toString(shape));
    INDArray found = arrays.get(key);
    if (found == null) {
      found = Nd4j.create(ofType, shape, 'c');
      if (initial != 0) {
        found.assign(initial);
      }
      arrays.put(key, found);
    }
    return found;
  }

  @Override
  public void close() {
    arrays.values().forEach(INDArray::close);
    arrays.clear();
  }
}
