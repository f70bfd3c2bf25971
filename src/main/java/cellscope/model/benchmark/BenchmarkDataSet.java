package cellscope.model.benchmark;

import java.util.Arrays;
import java.util.Optional;

/** A data set of NAS-Bench-201: every architecture was trained on each. */
public enum BenchmarkDataSet {
  CIFAR_10("cifar10", "CIFAR-10", "c10"),
  CIFAR_100("cifar100", "CIFAR-100", "c100"),
  IMAGENET16_120("imagenet16-120", "ImageNet16-120", "in16");

  private final String id;
  private final String title;
  private final String prefix;

  BenchmarkDataSet(String id, String title, String prefix) {
    this.id = id;
    this.title = title;
    this.prefix = prefix;
  }

  /** The name in configs and on the command line. */
  public String id() {
    return id;
  }

  /** The name as papers write it. */
  public String title() {
    return title;
  }

  /** What the names of its columns begin with, before the underscore. */
  public String columnPrefix() {
    return prefix;
  }

  /** Finds a data set by its name here or as a folder of images has it; empty for another one. */
  public static Optional<BenchmarkDataSet> byName(String name) {
    return Arrays.stream(values())
        .filter(d -> d.id.equals(name) || d.title.equalsIgnoreCase(name))
        .findFirst();
  }

  /** Finds a data set by its name in configs; empty for an unknown one. */
  public static Optional<BenchmarkDataSet> byId(String id) {
    return Arrays.stream(values()).filter(d -> d.id.equals(id)).findFirst();
  }

  @Override
  public String toString() {
    return id;
  }
}
