package cellscope.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a Python pickle that holds numbers, strings, lists, dictionaries, tuples and tensors. A
 * pickle is a program that may call anything; here nothing is called. A short list of names stands
 * for our own plain values, any other name ends the reading.
 *
 * <p>Gives a Long, Double, Boolean, String, byte[], List, Map, Object[] (a tuple), null, {@link
 * Tensor}, or {@link Instance}.
 */
final class PlainPickle {
  /**
   * Where a tensor's numbers lie.
   *
   * @param storage a storage's type and name, as PyTorch wrote them
   */
  record Tensor(Object[] storage, Object offset, Object size, Object stride) {}

  /** A name of the short list: what it stands for is built where it is applied. */
  record Name(String name) {}

  /** NumPy's type of a number. */
  private record NumberType(Object code) {}

  /** A storage's place in the archive. */
  private record Persistent(Object id) {}

  /** An object of a class of the original code, by its attributes. */
  static final class Instance {
    private Object state = Map.of();

    /** Its attributes, if they are a dictionary. */
    Map<?, ?> attributes() {
      return state instanceof Map<?, ?> map ? map : Map.of();
    }
  }

  private static final Object MARK = new Object();

  private final ByteBuffer in;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();

  private PlainPickle(byte[] bytes) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads a pickle.
   *
   * @throws IOException it is damaged, or names what is not plain; the message says which
   */
  static Object read(byte[] bytes) throws IOException {
    return new PlainPickle(bytes).run();
  }

  private Object run() throws IOException {
    while (in.hasRemaining()) {
      char opcode = (char) (in.get() & 0xFF);
      if (opcode == '.') {
        return pop();
      }
      if (!literal(opcode) && !container(opcode) && !object(opcode)) {
        throw new IOException(
            "uses the opcode " + (int) opcode + ", which plain values don't need");
      }
    }
    throw new IOException("is truncated");
  }

  /** Numbers, texts, and what is remembered. */
  private boolean literal(char opcode) throws IOException {
    switch (opcode) {
      case 0x80 -> take(1);
      case 'N' -> push(null);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) (take(1).get() & 0xFF));
      case 'M' -> push((long) (take(2).getShort() & 0xFFFF));
      case 'J' -> push((long) take(4).getInt());
      case 0x8a -> push(wholeNumber());
      case 'G' -> push(take(8).order(ByteOrder.BIG_ENDIAN).getDouble());
      case 'X' -> push(text(take(4).getInt() & 0xFFFFFFFFL));
      case 0x8c -> push(text(take(1).get() & 0xFF));
      case 'U' -> push(bytes(take(1).get() & 0xFF));
      case 'T' -> push(bytes(take(4).getInt() & 0xFFFFFFFFL));
      case 'q' -> memo.put((long) (take(1).get() & 0xFF), peek());
      case 'r' -> memo.put(take(4).getInt() & 0xFFFFFFFFL, peek());
      case 0x94 -> memo.put((long) memo.size(), peek());
      case 'h' -> push(remembered(take(1).get() & 0xFF));
      case 'j' -> push(remembered(take(4).getInt() & 0xFFFFFFFFL));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(char opcode) throws IOException {
    switch (opcode) {
      case '(' -> push(MARK);
      case '}' -> push(new LinkedHashMap<Object, Object>());
      case ']' -> push(new ArrayList<Object>());
      case ')' -> push(new Object[0]);
      case 't' -> push(toMark());
      case 0x85 -> push(popAll(1));
      case 0x86 -> push(popAll(2));
      case 0x87 -> push(popAll(3));
      case 'a' -> append(popAll(1));
      case 'e' -> append(toMark());
      case 's' -> put(popAll(2));
      case 'u' -> put(toMark());
      case '0' -> pop();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean object(char opcode) throws IOException {
    switch (opcode) {
      case 'c' -> push(known(line() + " " + line()));
      case 'Q' -> push(new Persistent(pop()));
      case 'R', 0x81 -> {
        Object arguments = pop();
        push(build(pop(), arguments));
      }
      case 'b' -> setState(pop());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Name known(String name) throws IOException {
    boolean plain =
        name.equals("collections OrderedDict")
            || name.equals("argparse Namespace")
            || name.equals("numpy dtype")
            || name.matches("numpy\\._?core\\.multiarray scalar")
            || name.equals("_codecs encode")
            || name.equals("torch._utils _rebuild_tensor_v2")
            || name.equals("torch._utils _rebuild_parameter")
            || name.matches("torch [A-Z][a-zA-Z0-9]{1,20}Storage")
            || name.matches("(xautodl\\.|lib\\.)?models\\.cell_searchs\\.genotypes Structure");
    if (!plain) {
      String shown = name.replace(' ', '.').replaceAll("[^\\x21-\\x7E]", "?");
      throw new IOException(
          "names "
              + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown)
              + ", expected plain values and tensors only");
    }
    return new Name(name);
  }

  private static Object build(Object callable, Object arguments) throws IOException {
    if (!(callable instanceof Name called) || !(arguments instanceof Object[] given)) {
      throw new IOException("calls what can't be called");
    }
    switch (called.name) {
      case "collections OrderedDict":
        return new LinkedHashMap<Object, Object>();
      case "numpy dtype":
        return new NumberType(given.length == 0 ? null : given[0]);
      case "numpy.core.multiarray scalar", "numpy._core.multiarray scalar":
        return scalar(given);
      case "_codecs encode":
        if (given.length == 0 || !(given[0] instanceof String text)) {
          throw new IOException("bytes that are not written as text");
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
      case "torch._utils _rebuild_tensor_v2":
        if (given.length < 4
            || !(given[0] instanceof Persistent place)
            || !(place.id instanceof Object[] storage)) {
          throw new IOException("a tensor has no storage");
        }
        return new Tensor(storage, given[1], given[2], given[3]);
      case "torch._utils _rebuild_parameter":
        if (given.length == 0 || !(given[0] instanceof Tensor tensor)) {
          throw new IOException("a parameter has no tensor");
        }
        return tensor;
      default:
        return new Instance();
    }
  }

  private static Double scalar(Object[] given) throws IOException {
    if (given.length == 2
        && given[0] instanceof NumberType type
        && given[1] instanceof byte[] bytes) {
      ByteBuffer number = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      if ("f4".equals(type.code) && bytes.length == 4) {
        return (double) number.getFloat();
      }
      if ("f8".equals(type.code) && bytes.length == 8) {
        return number.getDouble();
      }
    }
    throw new IOException("holds a NumPy number that is no float");
  }

  /** An ordered dictionary's or tensor's own attributes mean nothing here. */
  private void setState(Object state) throws IOException {
    if (peek() instanceof Instance instance) {
      instance.state = state;
    } else if (!(peek() instanceof Map
        || peek() instanceof Tensor
        || peek() instanceof NumberType)) {
      throw new IOException("sets the state of something that has none");
    }
  }

  private void append(Object[] items) throws IOException {
    if (!(peek() instanceof List<?>)) {
      throw new IOException("appends to something that is no list");
    }
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) peek();
    list.addAll(Arrays.asList(items));
  }

  private void put(Object[] items) throws IOException {
    if (!(peek() instanceof Map<?, ?>) || items.length % 2 != 0) {
      throw new IOException("puts entries into something that is no dictionary");
    }
    @SuppressWarnings("unchecked")
    Map<Object, Object> map = (Map<Object, Object>) peek();
    for (int i = 0; i < items.length; i += 2) {
      if (!isKey(items[i])) {
        throw new IOException("a dictionary's key is no plain value");
      }
      map.put(items[i], items[i + 1]);
    }
  }

  private static boolean isKey(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Object[];
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object peek() throws IOException {
    if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
      throw new IOException("takes a value where there is none");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() throws IOException {
    Object top = peek();
    stack.remove(stack.size() - 1);
    return top;
  }

  private Object[] popAll(int count) throws IOException {
    Object[] values = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      values[i] = pop();
    }
    return values;
  }

  private Object[] toMark() throws IOException {
    int mark = stack.size() - 1;
    while (mark >= 0 && stack.get(mark) != MARK) {
      mark--;
    }
    if (mark < 0) {
      throw new IOException("closes what was not opened");
    }
    List<Object> above = stack.subList(mark, stack.size());
    Object[] values = above.subList(1, above.size()).toArray();
    above.clear();
    return values;
  }

  private Object remembered(long index) throws IOException {
    if (!memo.containsKey(index)) {
      throw new IOException("recalls a value that was not remembered");
    }
    return memo.get(index);
  }

  private Object wholeNumber() throws IOException {
    byte[] bytes = bytes(take(1).get() & 0xFF);
    if (bytes.length > 8) {
      throw new IOException("holds a whole number beyond 64 bits");
    }
    long value = bytes.length > 0 && bytes[bytes.length - 1] < 0 ? -1 : 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }

  private String text(long length) throws IOException {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  private byte[] bytes(long length) throws IOException {
    if (length > in.remaining()) {
      throw new IOException("is truncated: a value is longer than what is left");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private ByteBuffer take(int count) throws IOException {
    return ByteBuffer.wrap(bytes(count)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String line() throws IOException {
    int start = in.position();
    while (in.hasRemaining() && in.position() - start < 200) {
      if (in.get() == '\n') {
        byte[] bytes = Arrays.copyOfRange(in.array(), start, in.position() - 1);
        return new String(bytes, StandardCharsets.UTF_8);
      }
    }
    throw new IOException("holds a name without an end");
  }
}
