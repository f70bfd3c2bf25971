package cellscope.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * ImageNet scaled to 16x16 (Chrabaszcz, Loshchilov and Hutter 2017) as it is distributed: pickled
 * {@code train_data_batch_1} to {@code _10} and {@code val_data} with labels from 1 on. Of its
 * 1,000 classes the first 120 are NAS-Bench-201's ImageNet16-120; images of the others are passed
 * over.
 */
final class ImageNet16Layout implements Layout {
  static final String DATASET = "imagenet16-120";
  static final int SIDE = 16;

  private static final int CHANNELS = 3;
  private static final int IMAGE_BYTES = SIDE * SIDE * CHANNELS;
  private static final int CLASSES = 120;
  private static final int ALL_CLASSES = 1000;
  private static final int TRAIN_FILES = 10;
  private static final String TEST = "val_data";

  @Override
  public String dataset() {
    return DATASET;
  }

  @Override
  public String description() {
    return "ImageNet16's batches (train_data_batch_1 to train_data_batch_10 and val_data)";
  }

  @Override
  public List<String> usualFolders() {
    return List.of("ImageNet16", "cifar.python/ImageNet16");
  }

  private static List<Path> trainFiles(Path folder) {
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= TRAIN_FILES; i++) {
      Path file = folder.resolve("train_data_batch_" + i);
      if (Files.isRegularFile(file)) {
        files.add(file);
      }
    }
    return files;
  }

  @Override
  public boolean recognises(Path folder) {
    return !trainFiles(folder).isEmpty();
  }

  @Override
  public ReadImages<ImagePool> read(Path folder, int imageSize) {
    List<Path> files = trainFiles(folder);
    if (files.isEmpty()) {
      throw FileProblems.missing(folder, "train_data_batch_1", description());
    }
    PoolBuilder builder = new PoolBuilder(SIDE, SIDE, CHANNELS);
    files.forEach(file -> read(file, builder));
    builder.endOfTraining();
    Path test = folder.resolve(TEST);
    if (!Files.isRegularFile(test)) {
      throw FileProblems.missing(folder, TEST, description());
    }
    read(test, builder);
    String note =
        "training images of the first "
            + CLASSES
            + " classes ("
            + files.size()
            + " of "
            + TRAIN_FILES
            + " train_data_batch files)";
    return new ReadImages<>(builder.build(CLASSES), note, "validation images");
  }

  private void read(Path file, PoolBuilder into) {
    PickledBatch batch = PickledBatch.read(file, IMAGE_BYTES, description());
    byte[] data = batch.data();
    int[] labels = batch.labels("labels", data.length / IMAGE_BYTES, 1, ALL_CLASSES);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] <= CLASSES) {
        into.addPlanar(labels[i] - 1, data, i * IMAGE_BYTES);
      }
    }
  }
}
