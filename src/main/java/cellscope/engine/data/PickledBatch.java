package cellscope.engine.data;

import cellscope.model.InputProblem;
import cellscope.model.pickle.PlainPickle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A pickled dictionary with {@code data}, uint8 [images, bytes of an image], planar, and a list of
 * labels: one file of CIFAR's Python layout and of the small ImageNets.
 */
final class PickledBatch {
  private final Path file;
  private final Map<?, ?> content;
  private final int imageBytes;
  private final String layout;

  private PickledBatch(Path file, Map<?, ?> content, int imageBytes, String layout) {
    this.file = file;
    this.content = content;
    this.imageBytes = imageBytes;
    this.layout = layout;
  }

  /**
   * @param layout what the file should be, for messages
   * @throws InputProblem no such dictionary
   */
  static PickledBatch read(Path file, int imageBytes, String layout) {
    Object content;
    try {
      content = PlainPickle.read(file, new ArrayNames());
    } catch (IOException e) {
      throw FileProblems.unreadable(file, "a pickle of " + layout, e);
    }
    if (!(content instanceof Map<?, ?> map)) {
      throw FileProblems.damaged(file, "is no pickled dictionary, expected " + layout);
    }
    return new PickledBatch(file, map, imageBytes, layout);
  }

  /** The images one after the other. */
  byte[] data() {
    if (!(get("data") instanceof NumpyArray array)) {
      throw foreign("it has no array 'data'");
    }
    if (!array.isOfBytes()) {
      throw foreign("'data' is an array of type " + array.type() + " and not of unsigned bytes");
    }
    int[] shape = array.shape();
    if (shape.length != 2 || shape[0] < 1 || shape[1] != imageBytes) {
      throw foreign(
          "'data' has shape " + Arrays.toString(shape) + " and not [images, " + imageBytes + "]");
    }
    return array.bytesInOrder();
  }

  /**
   * The images' labels.
   *
   * @param first the least one
   * @param last the greatest one
   */
  int[] labels(String key, int images, int first, int last) {
    if (!(get(key) instanceof List<?> list) || list.size() != images) {
      throw foreign("'" + key + "' is not a list of " + images + " numbers");
    }
    int[] labels = new int[images];
    for (int i = 0; i < images; i++) {
      Object value = list.get(i);
      long label = value instanceof Long whole ? whole : Long.MIN_VALUE;
      if (label < first || label > last) {
        String shown = value instanceof Number ? value.toString() : "of another kind";
        throw FileProblems.damaged(
            file, "record " + i + " has label " + shown + ", expected " + first + " to " + last);
      }
      labels[i] = (int) label;
    }
    return labels;
  }

  private InputProblem foreign(String what) {
    return FileProblems.damaged(file, what + ", expected " + layout);
  }

  /** Keys are text; those that Python 3 wrote may be bytes. */
  private Object get(String key) {
    for (Map.Entry<?, ?> entry : content.entrySet()) {
      if (key.equals(entry.getKey())
          || entry.getKey() instanceof byte[] bytes
              && key.equals(new String(bytes, StandardCharsets.ISO_8859_1))) {
        return entry.getValue();
      }
    }
    return null;
  }
}
