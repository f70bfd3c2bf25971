package cellscope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** MNIST's four files, gzipped or plain, with their usual names or bare ones. */
final class IdxLayout implements Layout {
  @Override
  public String dataset() {
    return "idx";
  }

  @Override
  public String description() {
    return "four IDX files train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte"
        + " and t10k-labels-idx1-ubyte, each plain or .gz";
  }

  @Override
  public List<String> usualFolders() {
    return List.of("raw");
  }

  @Override
  public boolean recognises(Path folder) {
    return find(folder, List.of("train"), "images", 3) != null;
  }

  @Override
  public ReadImages<ImagePool> read(Path folder, int imageSize) {
    ImagePool pool =
        IdxPair.join(part(folder, List.of("train")), part(folder, List.of("t10k", "test")));
    return new ReadImages<>(pool, "training images", "test images");
  }

  private IdxPair.Part part(Path folder, List<String> names) {
    Path images = require(folder, names, "images", 3);
    Path labels = require(folder, names, "labels", 1);
    try (InputStream imageStream = Files.newInputStream(images);
        InputStream labelStream = Files.newInputStream(labels)) {
      return new IdxPair.Part(
          IdxFile.images(imageStream, images.toString()),
          IdxFile.labels(labelStream, labels.toString()),
          labels.toString());
    } catch (IOException e) {
      throw FileProblems.unreadable(folder, "IDX files", e);
    }
  }

  private Path require(Path folder, List<String> names, String kind, int dimensions) {
    Path file = find(folder, names, kind, dimensions);
    if (file == null) {
      String name = names.get(0) + "-" + kind + "-idx" + dimensions + "-ubyte";
      throw FileProblems.missing(folder, name + " (or .gz)", description());
    }
    return file;
  }

  private static Path find(Path folder, List<String> names, String kind, int dimensions) {
    for (String name : names) {
      for (String suffix :
          List.of("-idx" + dimensions + "-ubyte", ".idx" + dimensions + "-ubyte", "")) {
        for (String packed : List.of("", ".gz")) {
          Path file = folder.resolve(name + "-" + kind + suffix + packed);
          if (Files.isRegularFile(file)) {
            return file;
          }
        }
      }
    }
    return null;
  }
}
