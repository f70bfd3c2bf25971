package cellscope.engine.data;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * CIFAR's Python layout: a pickled dictionary in each file, with {@code data}, uint8 [images, 3072]
 * and planar, and {@code labels} (CIFAR-100: {@code fine_labels}). Files may hold any number of
 * images.
 */
final class CifarPythonLayout implements Layout {
  private final Cifar cifar;

  CifarPythonLayout(Cifar cifar) {
    this.cifar = cifar;
  }

  @Override
  public String dataset() {
    return cifar.dataset();
  }

  @Override
  public String description() {
    return cifar.title()
        + "'s Python layout ("
        + (cifar == Cifar.TEN ? "data_batch_1 to data_batch_5" : "train")
        + " and "
        + cifar.testFile("")
        + ")";
  }

  @Override
  public List<String> usualFolders() {
    String name = cifar == Cifar.TEN ? "cifar-10-batches-py" : "cifar-100-python";
    return List.of(name, "cifar.python/" + name);
  }

  @Override
  public boolean recognises(Path folder) {
    return cifar.anyFile(folder, "");
  }

  @Override
  public ReadImages read(Path folder, int imageSize) {
    return cifar.read(folder, "", description(), this::readFile);
  }

  private void readFile(Path file, PoolBuilder into) {
    Object content;
    try {
      content = PlainUnpickler.read(file);
    } catch (IOException e) {
      throw FileProblems.unreadable(file, "a pickle of " + description(), e);
    }
    if (!(content instanceof Map<?, ?> map)) {
      throw FileProblems.damaged(file, "is no pickled dictionary, expected " + description());
    }
    byte[] data = data(file, map);
    String labelKey = cifar == Cifar.TEN ? "labels" : "fine_labels";
    int images = data.length / Cifar.IMAGE_BYTES;
    if (!(get(map, labelKey) instanceof List<?> labels) || labels.size() != images) {
      throw foreign(file, "'" + labelKey + "' is not a list of " + images + " numbers");
    }
    for (int i = 0; i < images; i++) {
      into.addPlanar(label(file, labels.get(i), i), data, i * Cifar.IMAGE_BYTES);
    }
  }

  private byte[] data(Path file, Map<?, ?> map) {
    if (!(get(map, "data") instanceof NumpyArray array)) {
      throw foreign(file, "it has no array 'data'");
    }
    int[] shape = array.shape();
    if (shape.length != 2 || shape[0] < 1 || shape[1] != Cifar.IMAGE_BYTES) {
      throw foreign(file, "'data' has shape " + Arrays.toString(shape) + " and not [images, 3072]");
    }
    return array.bytesInOrder();
  }

  private int label(Path file, Object value, int record) {
    long label = value instanceof Number number ? number.longValue() : -1;
    if (!(value instanceof Integer || value instanceof Long)
        || label < 0
        || label >= cifar.classes()) {
      throw FileProblems.damaged(
          file,
          "record "
              + record
              + " has label "
              + shown(value)
              + ", expected 0 to "
              + (cifar.classes() - 1));
    }
    return (int) label;
  }

  private static String shown(Object value) {
    return value instanceof Number ? value.toString() : "of another kind";
  }

  private InputProblem foreign(Path file, String what) {
    return FileProblems.damaged(file, what + ", expected " + description());
  }

  /** Keys are text; those that Python 3 wrote may be bytes. */
  private static Object get(Map<?, ?> map, String key) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (key.equals(entry.getKey())
          || entry.getKey() instanceof byte[] bytes
              && key.equals(new String(bytes, StandardCharsets.ISO_8859_1))) {
        return entry.getValue();
      }
    }
    return null;
  }
}
