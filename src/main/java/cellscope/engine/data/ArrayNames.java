package cellscope.engine.data;

import cellscope.model.pickle.PickleNames;
import java.io.IOException;

/** The names that a pickle of NumPy arrays may use. */
final class ArrayNames implements PickleNames {
  @Override
  public String expected() {
    return "plain values and NumPy arrays";
  }

  @Override
  public boolean knows(String name) {
    return name.equals(TYPE) || name.equals(ENCODE) || isArray(name);
  }

  private static boolean isArray(String name) {
    return name.equals("numpy ndarray") || name.matches("numpy\\._?core\\.multiarray _reconstruct");
  }

  /** An array is called, never built as a class's object. */
  @Override
  public boolean isClass(String name) {
    return false;
  }

  @Override
  public Object call(String name, Object[] arguments) throws IOException {
    return switch (name) {
      case TYPE -> PickleNames.type(arguments);
      case ENCODE -> PickleNames.encoded(arguments);
      default -> new NumpyArray();
    };
  }
}
