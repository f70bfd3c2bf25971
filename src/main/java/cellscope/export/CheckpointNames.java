package cellscope.export;

import cellscope.model.pickle.PickleNames;
import cellscope.model.pickle.PlainPickle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;

/** The names that a checkpoint of the original code may use. */
final class CheckpointNames implements PickleNames {
  private static final String TENSOR = "torch._utils _rebuild_tensor_v2";
  private static final String PARAMETER = "torch._utils _rebuild_parameter";
  private static final String DICTIONARY = "collections OrderedDict";
  private static final String SCALAR = "numpy\\._?core\\.multiarray scalar";

  /**
   * Where a tensor's numbers lie.
   *
   * @param storage a storage's type and name, as PyTorch wrote them
   */
  record Tensor(Object[] storage, Object offset, Object size, Object stride)
      implements PlainPickle.Stateful {
    /** Its attributes mean nothing here. */
    @Override
    public void setState(Object state) {}
  }

  @Override
  public String expected() {
    return "plain values and tensors";
  }

  @Override
  public boolean knows(String name) {
    return name.equals(DICTIONARY)
        || name.equals(TYPE)
        || name.equals(ENCODE)
        || name.equals(TENSOR)
        || name.equals(PARAMETER)
        || name.matches(SCALAR)
        || name.matches("torch [A-Z][a-zA-Z0-9]{1,20}Storage")
        || isClass(name);
  }

  @Override
  public boolean isClass(String name) {
    return name.equals("argparse Namespace")
        || name.matches("(xautodl\\.|lib\\.)?models\\.cell_searchs\\.genotypes Structure");
  }

  @Override
  public Object call(String name, Object[] given) throws IOException {
    switch (name) {
      case DICTIONARY:
        return new LinkedHashMap<Object, Object>();
      case TYPE:
        return PickleNames.type(given);
      case ENCODE:
        return PickleNames.encoded(given);
      case TENSOR:
        return tensor(given);
      case PARAMETER:
        if (given.length == 0 || !(given[0] instanceof Tensor tensor)) {
          throw new IOException("a parameter has no tensor");
        }
        return tensor;
      default:
        if (name.matches(SCALAR)) {
          return scalar(given);
        }
        throw new IOException("calls what can't be called");
    }
  }

  private static Tensor tensor(Object[] given) throws IOException {
    if (given.length < 4
        || !(given[0] instanceof PlainPickle.Persistent place)
        || !(place.id() instanceof Object[] storage)) {
      throw new IOException("a tensor has no storage");
    }
    return new Tensor(storage, given[1], given[2], given[3]);
  }

  private static Double scalar(Object[] given) throws IOException {
    if (given.length == 2 && given[0] instanceof Type type && given[1] instanceof byte[] bytes) {
      ByteBuffer number = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      if (type.code().equals("f4") && bytes.length == 4) {
        return (double) number.getFloat();
      }
      if (type.code().equals("f8") && bytes.length == 8) {
        return number.getDouble();
      }
    }
    throw new IOException("holds a NumPy number that is no float");
  }
}
