package cellscope;

import cellscope.engine.data.Pickles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Small data sets of random pixels, each in the folder where it is looked for. */
final class SampleData {
  private static final int PIXELS = 3 * 32 * 32;
  private static final int PIXELS_16 = 3 * 16 * 16;

  private SampleData() {}

  /** Writes all of them. */
  static void write(Path root) throws IOException {
    cifar10(Files.createDirectories(root.resolve("cifar-10-batches-bin")));
    cifar100(Files.createDirectories(root.resolve("cifar-100-binary")));
    imageNet16(Files.createDirectories(root.resolve("ImageNet16")));
    imageNet(root.resolve("ILSVRC2012"));
  }

  private static void cifar10(Path folder) throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_" + batch + ".bin"), images(60, 1, 10));
    }
    Files.write(folder.resolve("test_batch.bin"), images(60, 1, 10));
  }

  private static void cifar100(Path folder) throws IOException {
    Files.write(folder.resolve("train.bin"), images(300, 2, 100));
    Files.write(folder.resolve("test.bin"), images(300, 2, 100));
  }

  /** Label bytes, the last of which counts, then the pixels; every class has images. */
  private static byte[] images(int count, int labelBytes, int classes) {
    byte[] bytes = new byte[count * (labelBytes + PIXELS)];
    new Random(count).nextBytes(bytes);
    for (int i = 0; i < count; i++) {
      int start = i * (labelBytes + PIXELS);
      bytes[start] = 0;
      bytes[start + labelBytes - 1] = (byte) (i % classes);
    }
    return bytes;
  }

  /** Labels 1 to 122, of which the last two are passed over. */
  private static void imageNet16(Path folder) throws IOException {
    int[] labels = IntStream.range(0, 244).map(i -> i % 122 + 1).toArray();
    byte[] pixels = new byte[labels.length * PIXELS_16];
    new Random(16).nextBytes(pixels);
    Files.write(folder.resolve("train_data_batch_1"), Pickles.imageNet16(labels, pixels));
    Files.write(folder.resolve("val_data"), Pickles.imageNet16(labels, pixels));
  }

  /** Few and small pictures: they are scaled to the size that a config wants. */
  private static void imageNet(Path folder) throws IOException {
    Random random = new Random(224);
    for (String name : new String[] {"n01440764", "n01443537", "n01484850"}) {
      for (int i = 0; i < 6; i++) {
        Path part = folder.resolve(i < 4 ? "train" : "val");
        Path file = Files.createDirectories(part.resolve(name)).resolve(name + "_" + i + ".JPEG");
        BufferedImage image = new BufferedImage(50, 37, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 50 * 37; pixel++) {
          image.setRGB(pixel % 50, pixel / 50, random.nextInt(1 << 24));
        }
        ImageIO.write(image, "jpg", file.toFile());
      }
    }
  }
}
