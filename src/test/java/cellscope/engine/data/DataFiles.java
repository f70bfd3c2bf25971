package cellscope.engine.data;

import cellscope.model.RandomStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Writes small data sets of random pixels in every layout. */
final class DataFiles {
  private DataFiles() {}

  static byte[] randomBytes(int length, long seed) {
    RandomStream stream = RandomStream.ofSeed(seed);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) stream.nextInt(256);
    }
    return bytes;
  }

  /** Labels 0, 1, ..., classes-1, 0, 1, ... */
  static byte[] cycle(int length, int classes) {
    byte[] labels = new byte[length];
    for (int i = 0; i < length; i++) {
      labels[i] = (byte) (i % classes);
    }
    return labels;
  }

  static byte[] idxImages(int count, int height, int width, byte[] pixels) {
    return ByteBuffer.allocate(16 + pixels.length)
        .putInt(0x803)
        .putInt(count)
        .putInt(height)
        .putInt(width)
        .put(pixels)
        .array();
  }

  static byte[] idxLabels(byte[] labels) {
    return ByteBuffer.allocate(8 + labels.length)
        .putInt(0x801)
        .putInt(labels.length)
        .put(labels)
        .array();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An IDX data set of 6x5 images in 3 classes. */
  static void idx(Path folder, int train, int test) throws IOException {
    Files.createDirectories(folder);
    Files.write(
        folder.resolve("train-images-idx3-ubyte"),
        idxImages(train, 6, 5, randomBytes(30 * train, 1)));
    Files.write(folder.resolve("train-labels-idx1-ubyte"), idxLabels(cycle(train, 3)));
    Files.write(
        folder.resolve("t10k-images-idx3-ubyte.gz"),
        gzip(idxImages(test, 6, 5, randomBytes(30 * test, 2))));
    Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), gzip(idxLabels(cycle(test, 3))));
  }

  /**
   * Records of CIFAR's binary layout with labels 0, 1, ..., 9, 0, ... (CIFAR-100: 0 to 99, coarse
   * ones 0 to 19).
   */
  static byte[] cifarBinary(Cifar cifar, int records, long seed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < records; i++) {
      if (cifar == Cifar.HUNDRED) {
        out.write(i % 20);
      }
      out.write(i % cifar.classes());
      out.writeBytes(randomBytes(Cifar.IMAGE_BYTES, seed * 100_003 + i));
    }
    return out.toByteArray();
  }

  static void cifarBinary(Cifar cifar, Path folder, int train, int test) throws IOException {
    Files.createDirectories(folder);
    String name = cifar == Cifar.TEN ? "data_batch_2.bin" : "train.bin";
    Files.write(folder.resolve(name), cifarBinary(cifar, train, 1));
    Files.write(folder.resolve(cifar.testFile(".bin")), cifarBinary(cifar, test, 2));
  }

  static void picture(Path file, int width, int height, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    write(image, file);
  }

  /** A picture of random pixels. */
  static void noise(Path file, int width, int height, long seed) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    byte[] bytes = randomBytes(width * height * 3, seed);
    for (int i = 0; i < width * height; i++) {
      int rgb = (bytes[3 * i] & 255) << 16 | (bytes[3 * i + 1] & 255) << 8 | bytes[3 * i + 2] & 255;
      image.setRGB(i % width, i / width, rgb);
    }
    write(image, file);
  }

  /** In the format that the name ends with. */
  static void write(BufferedImage image, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    String name = file.getFileName().toString();
    ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
  }

  /**
   * ImageNet's layout with JPEG pictures of random pixels and sizes in the classes n01, n02, n03.
   *
   * @param folder gets train and val
   */
  static void imageNet(Path folder, int trainPerClass, int valPerClass) throws IOException {
    RandomStream sizes = RandomStream.ofSeed(5);
    for (String name : new String[] {"n01", "n02", "n03"}) {
      for (int i = 0; i < trainPerClass + valPerClass; i++) {
        String part = i < trainPerClass ? "train" : "val";
        Path file = folder.resolve(part + "/" + name + "/" + name + "_" + i + ".jpg");
        noise(file, 20 + sizes.nextInt(60), 20 + sizes.nextInt(60), sizes.nextLong());
      }
    }
  }

  /** Directories a and b, each with that many plain pictures, every one of another shade. */
  static void imageFolder(Path folder, int perClass, int shade) throws IOException {
    for (int i = 0; i < perClass; i++) {
      picture(folder.resolve("a/" + i + ".png"), 12, 10, 0x010000 * (shade + i));
      picture(folder.resolve("b/" + i + ".png"), 10, 12, 0x000001 * (shade + i));
    }
  }
}
