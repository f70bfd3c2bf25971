package cellscope.engine.data;

import java.nio.file.Path;
import java.util.List;

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
  public ReadImages<ImagePool> read(Path folder, int imageSize) {
    return cifar.read(folder, "", description(), this::readFile);
  }

  private void readFile(Path file, PoolBuilder into) {
    PickledBatch batch = PickledBatch.read(file, Cifar.IMAGE_BYTES, description());
    byte[] data = batch.data();
    String key = cifar == Cifar.TEN ? "labels" : "fine_labels";
    int[] labels = batch.labels(key, data.length / Cifar.IMAGE_BYTES, 0, cifar.classes() - 1);
    for (int i = 0; i < labels.length; i++) {
      into.addPlanar(labels[i], data, i * Cifar.IMAGE_BYTES);
    }
  }
}
