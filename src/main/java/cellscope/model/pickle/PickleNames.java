package cellscope.model.pickle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The names that a pickle may use, and the plain values of ours that they stand for. A name is a
 * module and what it holds, with a space between: {@code numpy dtype}.
 */
public interface PickleNames {
  /** NumPy's type of an array or a number. */
  String TYPE = "numpy dtype";

  /** How Python 3 writes bytes in protocol 2. */
  String ENCODE = "_codecs encode";

  /** What a pickle of this kind holds, for messages: such as "plain values and tensors". */
  String expected();

  /** Whether a pickle may use a name at all. */
  boolean knows(String name);

  /**
   * What a call of a known name gives.
   *
   * @throws IOException the arguments don't suit; the message says why
   */
  Object call(String name, Object[] arguments) throws IOException;

  /** Whether a known name is a class whose objects are built and then given their attributes. */
  boolean isClass(String name);

  /** NumPy's short name of a type, such as {@code u1}. */
  record Type(String code) {}

  /** Builds a {@link Type} of the arguments of {@link #TYPE}. */
  static Type type(Object[] arguments) throws IOException {
    if (arguments.length == 0 || !(arguments[0] instanceof String code)) {
      throw new IOException("a NumPy type has no name");
    }
    return new Type(code);
  }

  /** Gives the bytes that were written as text by {@link #ENCODE}. */
  static byte[] encoded(Object[] arguments) throws IOException {
    if (arguments.length == 0 || !(arguments[0] instanceof String text)) {
      throw new IOException("bytes that are not written as text");
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
