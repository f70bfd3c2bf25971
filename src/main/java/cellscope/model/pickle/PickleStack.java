package cellscope.model.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values that a pickle has made so far, and those that it remembers. */
final class PickleStack {
  private static final Object MARK = new Object();

  private final List<Object> values = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();

  void push(Object value) {
    values.add(value);
  }

  void mark() {
    values.add(MARK);
  }

  Object peek() throws IOException {
    if (values.isEmpty() || values.get(values.size() - 1) == MARK) {
      throw new IOException("takes a value where there is none");
    }
    return values.get(values.size() - 1);
  }

  Object pop() throws IOException {
    Object top = peek();
    values.remove(values.size() - 1);
    return top;
  }

  Object[] pop(int count) throws IOException {
    Object[] popped = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      popped[i] = pop();
    }
    return popped;
  }

  /** Everything above the last mark, which goes too. */
  Object[] popToMark() throws IOException {
    int mark = values.lastIndexOf(MARK);
    if (mark < 0) {
      throw new IOException("closes what was not opened");
    }
    List<Object> above = values.subList(mark, values.size());
    Object[] popped = above.subList(1, above.size()).toArray();
    above.clear();
    return popped;
  }

  /** Adds to the list on top. */
  void append(Object[] items) throws IOException {
    if (!(peek() instanceof List<?>)) {
      throw new IOException("appends to something that is no list");
    }
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) peek();
    list.addAll(Arrays.asList(items));
  }

  /** Adds keys and values, in turn, to the dictionary on top. */
  void put(Object[] items) throws IOException {
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

  /** Nothing whose hash would walk through what it holds. */
  private static boolean isKey(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof byte[]
        || value instanceof Object[];
  }

  void remember() throws IOException {
    remember(memo.size());
  }

  void remember(long index) throws IOException {
    memo.put(index, peek());
  }

  void recall(long index) throws IOException {
    if (!memo.containsKey(index)) {
      throw new IOException("recalls a value that was not remembered");
    }
    push(memo.get(index));
  }
}
