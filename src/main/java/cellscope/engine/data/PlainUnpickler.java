package cellscope.engine.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads pickles that hold nothing but numbers, texts, lists, dictionaries and arrays of unsigned
 * bytes. A pickle is a program that may name any class to be built; here a short list of NumPy's
 * names stands for our own plain values and every other name ends the reading. Long strings of
 * bytes (an array's content) become byte[] and not text.
 */
final class PlainUnpickler extends Unpickler {
  private static final int LONG_STRING = 1 << 12;

  private static final IObjectConstructor ARRAY = arguments -> new NumpyArray();
  private static final IObjectConstructor TYPE =
      arguments -> {
        if (arguments.length == 0 || !(arguments[0] instanceof String code)) {
          throw new PickleException("an array's type has no name");
        }
        return new NumpyArray.Type(code);
      };
  private static final IObjectConstructor LATIN_1_BYTES =
      arguments -> {
        if (arguments.length == 0 || !(arguments[0] instanceof String text)) {
          throw new PickleException("bytes that are not written as text");
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
      };

  /**
   * What may be built, by module and name; _codecs.encode is how Python 3 writes bytes in protocol
   * 2.
   */
  private static final Map<String, IObjectConstructor> ALLOWED =
      Map.of(
          "numpy.core.multiarray _reconstruct", ARRAY,
          "numpy._core.multiarray _reconstruct", ARRAY,
          "numpy ndarray", ARRAY,
          "numpy dtype", TYPE,
          "_codecs encode", LATIN_1_BYTES);

  private PlainUnpickler() {}

  /**
   * @return a Number, String, byte[], Boolean, List, Map, Object[] (a tuple), NumpyArray or null
   * @throws IOException no plain pickle, or a truncated one; the message says which
   */
  static Object read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new PlainUnpickler().load(in);
    } catch (RuntimeException | StackOverflowError e) {
      // The library tells a damaged pickle by whatever went wrong inside it.
      throw new IOException(e instanceof PickleException ? e.getMessage() : "no whole pickle", e);
    }
  }

  @Override
  protected Object dispatch(short opcode) throws IOException {
    switch (opcode) {
      case Opcodes.GLOBAL:
        String module = PickleUtils.readline(input);
        stack.add(allowed(module, PickleUtils.readline(input)));
        return NO_RETURN_VALUE;
      case Opcodes.STACK_GLOBAL:
        String name = String.valueOf(stack.pop());
        stack.add(allowed(String.valueOf(stack.pop()), name));
        return NO_RETURN_VALUE;
      case Opcodes.BUILD:
        build();
        return NO_RETURN_VALUE;
      case Opcodes.BINSTRING:
        binaryString();
        return NO_RETURN_VALUE;
      case Opcodes.INST, Opcodes.OBJ, Opcodes.NEWOBJ, Opcodes.NEWOBJ_EX:
        throw new PickleException("builds an object, expected plain values and arrays");
      case Opcodes.LONG4, Opcodes.BINUNICODE, Opcodes.BINBYTES:
        requireLength(4);
        return super.dispatch(opcode);
      case Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8:
        requireLength(8);
        return super.dispatch(opcode);
      default:
        return super.dispatch(opcode);
    }
  }

  private static IObjectConstructor allowed(String module, String name) {
    IObjectConstructor constructor = ALLOWED.get(module + " " + name);
    if (constructor == null) {
      throw new PickleException(
          "names "
              + printable(module + "." + name)
              + ", expected plain values and NumPy arrays only");
    }
    return constructor;
  }

  private static String printable(String name) {
    String plain = name.replaceAll("[^\\x20-\\x7E]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
  }

  /** Gives an array its state; a type's state (byte order, alignment) means nothing for bytes. */
  private void build() {
    Object state = stack.pop();
    Object target = stack.peek();
    if (!(state instanceof Object[] values)) {
      throw new PickleException("an object's state is no tuple");
    }
    if (target instanceof NumpyArray array) {
      array.setState(values);
    } else if (!(target instanceof NumpyArray.Type)) {
      throw new PickleException("sets the state of something that is no array");
    }
  }

  private void binaryString() throws IOException {
    requireLength(4);
    byte[] bytes = PickleUtils.readbytes(input, PickleUtils.bytes_to_integer(input.readNBytes(4)));
    stack.add(bytes.length < LONG_STRING ? PickleUtils.rawStringFromBytes(bytes) : bytes);
  }

  /**
   * Refuses a length above what is left of the file, before the library reserves that much memory.
   */
  private void requireLength(int lengthBytes) throws IOException {
    input.mark(lengthBytes);
    byte[] bytes = input.readNBytes(lengthBytes);
    input.reset();
    long length = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      length = length << 8 | bytes[i] & 0xFF;
    }
    if (bytes.length < lengthBytes || length < 0 || length > input.available()) {
      throw new PickleException("is truncated, or no pickle: a value is longer than the file");
    }
  }
}
