package cellscope.model.pickle;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a Python pickle of any protocol that holds numbers, strings, lists, dictionaries, tuples,
 * and what a few names stand for. A pickle is a program that may call anything; here nothing of
 * Python's is called. The {@link PickleNames} given stand for our own plain values, any other name
 * ends the reading.
 *
 * <p>Gives a Long, Double, Boolean, String, byte[], List, Map, Object[] (a tuple), null, {@link
 * Name}, {@link Persistent}, {@link Instance}, or what the names give. A string of bytes of Python
 * 2 is a String of Latin-1, but byte[] from 4096 bytes on, since then it is an array's content.
 */
public final class PlainPickle {
  /** A name that was not called, such as a storage's type. */
  public record Name(String name) {}

  /** What lies outside the pickle, such as a storage. */
  public record Persistent(Object id) {}

  /** Something that takes the state which a pickle sets. */
  public interface Stateful {
    /**
     * Takes it.
     *
     * @throws IOException the state doesn't suit; the message says why
     */
    void setState(Object state) throws IOException;
  }

  /** An object of a class, by its attributes. */
  public static final class Instance implements Stateful {
    private Object state = Map.of();

    @Override
    public void setState(Object given) {
      state = given;
    }

    /** Its attributes; none if its state is no dictionary. */
    public Map<?, ?> attributes() {
      return state instanceof Map<?, ?> map ? map : Map.of();
    }
  }

  private static final int LONG_STRING = 1 << 12;
  private static final int MOST_SHOWN = 60;

  private final PickleInput in;
  private final PickleNames names;
  private final PickleStack stack = new PickleStack();

  private PlainPickle(PickleInput in, PickleNames names) {
    this.in = in;
    this.names = names;
  }

  /**
   * Reads a pickle.
   *
   * @throws IOException it is damaged, or names what is not plain; the message says which
   */
  public static Object read(byte[] bytes, PickleNames names) throws IOException {
    return new PlainPickle(new PickleInput(new ByteArrayInputStream(bytes), bytes.length), names)
        .run();
  }

  /**
   * Reads a pickle from a file, which is not held in memory as a whole.
   *
   * @throws IOException it can't be read, is damaged, or names what is not plain
   */
  public static Object read(Path file, PickleNames names) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new PlainPickle(new PickleInput(in, Files.size(file)), names).run();
    }
  }

  private Object run() throws IOException {
    for (int opcode = in.opcode(); opcode >= 0; opcode = in.opcode()) {
      if (opcode == '.') {
        return stack.pop();
      }
      char code = (char) opcode;
      if (!number(code) && !text(code) && !container(code) && !memory(code) && !object(code)) {
        throw new IOException("uses the opcode " + opcode + ", which plain values don't need");
      }
    }
    throw new IOException("is truncated, or no pickle: it has no end");
  }

  private boolean number(char opcode) throws IOException {
    switch (opcode) {
      case 'N' -> stack.push(null);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'K' -> stack.push((long) in.small());
      case 'M' -> stack.push(in.unsigned(2));
      case 'J' -> stack.push((long) in.signed());
      case 0x8a -> stack.push(in.whole(in.small()));
      case 0x8b -> stack.push(in.whole(in.signed()));
      case 'G' -> stack.push(in.number());
      case 'I', 'L' -> stack.push(PickleLines.whole(in.line()));
      case 'F' -> stack.push(PickleLines.number(in.line()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean text(char opcode) throws IOException {
    switch (opcode) {
      case 0x8c -> stack.push(in.text(in.small()));
      case 'X' -> stack.push(in.text(in.unsigned(4)));
      case 0x8d -> stack.push(in.text(in.unsigned(8)));
      case 'C' -> stack.push(in.bytes(in.small()));
      case 'B' -> stack.push(in.bytes(in.unsigned(4)));
      case 0x8e, 0x96 -> stack.push(in.bytes(in.unsigned(8)));
      case 'U' -> stack.push(string(in.bytes(in.small())));
      case 'T' -> stack.push(string(in.bytes(in.unsigned(4))));
      case 'S' -> stack.push(string(PickleLines.quoted(in.line(Integer.MAX_VALUE))));
      case 'V' -> stack.push(PickleLines.unicode(in.line(Integer.MAX_VALUE)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Object string(byte[] bytes) {
    return bytes.length < LONG_STRING ? new String(bytes, StandardCharsets.ISO_8859_1) : bytes;
  }

  private boolean container(char opcode) throws IOException {
    switch (opcode) {
      case '(' -> stack.mark();
      case '}' -> stack.push(new LinkedHashMap<Object, Object>());
      case ']' -> stack.push(new ArrayList<Object>());
      case ')' -> stack.push(new Object[0]);
      case 't' -> stack.push(stack.popToMark());
      case 0x85 -> stack.push(stack.pop(1));
      case 0x86 -> stack.push(stack.pop(2));
      case 0x87 -> stack.push(stack.pop(3));
      case 'a' -> stack.append(stack.pop(1));
      case 'e' -> stack.append(stack.popToMark());
      case 's' -> stack.put(stack.pop(2));
      case 'u' -> stack.put(stack.popToMark());
      case 'l' -> collect(new ArrayList<Object>(), opcode);
      case 'd' -> collect(new LinkedHashMap<Object, Object>(), opcode);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void collect(Object empty, char opcode) throws IOException {
    Object[] items = stack.popToMark();
    stack.push(empty);
    if (opcode == 'l') {
      stack.append(items);
    } else {
      stack.put(items);
    }
  }

  /** What is remembered and dropped, and what only tells how the pickle was written. */
  private boolean memory(char opcode) throws IOException {
    switch (opcode) {
      case 0x80 -> in.small();
      case 0x95 -> in.unsigned(8);
      case 'q' -> stack.remember(in.small());
      case 'r' -> stack.remember(in.unsigned(4));
      case 'p' -> stack.remember(index());
      case 0x94 -> stack.remember();
      case 'h' -> stack.recall(in.small());
      case 'j' -> stack.recall(in.unsigned(4));
      case 'g' -> stack.recall(index());
      case '0' -> stack.pop();
      case '1' -> stack.popToMark();
      case '2' -> stack.push(stack.peek());
      default -> {
        return false;
      }
    }
    return true;
  }

  private long index() throws IOException {
    if (PickleLines.whole(in.line()) instanceof Long index) {
      return index;
    }
    return 1; // "01", which is read as a truth value elsewhere
  }

  private boolean object(char opcode) throws IOException {
    switch (opcode) {
      case 'c' -> stack.push(known(in.line(), in.line()));
      case 0x93 -> {
        Object name = stack.pop();
        stack.push(known(stack.pop(), name));
      }
      case 'Q' -> stack.push(new Persistent(stack.pop()));
      case 'R' -> {
        Object arguments = stack.pop();
        stack.push(called(stack.pop(), arguments));
      }
      case 0x81 -> {
        stack.pop();
        stack.push(built(stack.pop()));
      }
      case 'i', 'o', 0x92 -> throw built();
      case 'b' -> setState(stack.pop());
      default -> {
        return false;
      }
    }
    return true;
  }

  private Name known(Object module, Object name) throws IOException {
    if (!(module instanceof String && name instanceof String)) {
      throw new IOException("has a name that is no text");
    }
    if (!names.knows(module + " " + name)) {
      String shown = (module + "." + name).replaceAll("[^\\x21-\\x7E]", "?");
      throw new IOException(
          "names "
              + (shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "..." : shown)
              + ", expected "
              + names.expected()
              + " only");
    }
    return new Name(module + " " + name);
  }

  private Object called(Object callable, Object arguments) throws IOException {
    if (!(callable instanceof Name called) || !(arguments instanceof Object[] given)) {
      throw new IOException("calls what can't be called");
    }
    return names.isClass(called.name) ? new Instance() : names.call(called.name, given);
  }

  private Instance built(Object type) throws IOException {
    if (type instanceof Name name && names.isClass(name.name)) {
      return new Instance();
    }
    throw built();
  }

  private IOException built() {
    return new IOException("builds an object, expected " + names.expected() + " only");
  }

  /** A type's or an ordered dictionary's own state means nothing here. */
  private void setState(Object state) throws IOException {
    Object target = stack.peek();
    if (target instanceof Stateful stateful) {
      stateful.setState(state);
    } else if (!(target instanceof Map || target instanceof PickleNames.Type)) {
      throw new IOException("sets the state of something that has none");
    }
  }
}
