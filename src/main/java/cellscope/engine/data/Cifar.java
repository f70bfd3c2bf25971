package cellscope.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the layouts of CIFAR-10 and CIFAR-100 have in common (Krizhevsky 2009): 32x32 colour images,
 * planar.
 */
enum Cifar {
  /** Ten classes, training images in up to five files. */
  TEN("cifar-10", "CIFAR-10", 10),
  /** A hundred classes in twenty coarse ones, training images in one file. */
  HUNDRED("cifar-100", "CIFAR-100", 100);

  static final int SIDE = 32;
  static final int CHANNELS = 3;
  static final int IMAGE_BYTES = SIDE * SIDE * CHANNELS;
  static final int COARSE_CLASSES = 20;

  private final String dataset;
  private final String title;
  private final int classes;

  Cifar(String dataset, String title, int classes) {
    this.dataset = dataset;
    this.title = title;
    this.classes = classes;
  }

  String dataset() {
    return dataset;
  }

  String title() {
    return title;
  }

  int classes() {
    return classes;
  }

  /** The names of the training files; any of them may be absent, but not all. */
  List<String> trainFiles(String suffix) {
    if (this == HUNDRED) {
      return List.of("train" + suffix);
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      names.add("data_batch_" + i + suffix);
    }
    return names;
  }

  String testFile(String suffix) {
    return (this == HUNDRED ? "test" : "test_batch") + suffix;
  }

  /** Reads the records of one file into the pool. */
  @FunctionalInterface
  interface FileReader {
    void read(Path file, PoolBuilder into);
  }

  /** Reads the training files that are there, then the test file. */
  ReadImages<ImagePool> read(Path folder, String suffix, String layout, FileReader reader) {
    PoolBuilder builder = new PoolBuilder(SIDE, SIDE, CHANNELS);
    List<String> files = trainFiles(suffix);
    int present = 0;
    for (String name : files) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        reader.read(file, builder);
        present++;
      }
    }
    if (present == 0) {
      throw FileProblems.missing(folder, files.get(0), layout);
    }
    builder.endOfTraining();
    Path test = folder.resolve(testFile(suffix));
    if (!Files.isRegularFile(test)) {
      throw FileProblems.missing(folder, testFile(suffix), layout);
    }
    reader.read(test, builder);
    String note =
        this == TEN
            ? "training images (" + present + " of " + files.size() + " data_batch files)"
            : "training images";
    List<String> names = this == TEN ? ClassNames.CIFAR_10 : ClassNames.CIFAR_100;
    return new ReadImages<>(builder.build(classes), note, "test images", names);
  }

  /** Whether one of the layout's files is there. */
  boolean anyFile(Path folder, String suffix) {
    return trainFiles(suffix).stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)))
        || Files.isRegularFile(folder.resolve(testFile(suffix)));
  }
}
